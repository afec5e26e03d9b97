/** Who presses, behind which link, and what happens in between. */
import { tokenOf, hashOf } from '../../core/token.ts';
import { look, press } from '../../pipeline/respond.ts';
import { fromLucknow, KEY, openHouse, type House } from '../support/house.ts';

/** Ports of which the second reading of an incident finds that something has happened since the first. */
function overtaken(house: House, happens: () => Promise<unknown>) {
  const seen = { reads: 0 };
  return house.ports({
    ledger: (ledger) => ({
      ...ledger,
      read: async (id) => {
        seen.reads += 1;
        if (seen.reads === 2) await happens();
        return ledger.read(id);
      },
    }),
  });
}

async function held() {
  const house = await openHouse();
  const id = await house.deliver(fromLucknow);
  await house.does('state-primary', 'acknowledge');
  return { house, id, token: house.tokenFor('state-primary') };
}

describe('whoever presses', () => {
  const holder = async (signed: string, change: object = { kind: 'post' }) => {
    const house = await openHouse();
    await house.directory.changeResponder('control-room-162', (one) => ({ ...one, rank: '', name: 'Lucknow room', ...change }));
    const id = await house.deliver(fromLucknow);
    await house.does('control-room-162', 'acknowledge', { signed });
    return (await house.read(id)).holder!;
  };

  it('behind the link of a post stands before its name, in both scripts, as a rank and a name and no more', async () => {
    expect(await holder('SI <b>Ramesh</b> 9839123456 O\'Brien (Invented)', { kind: 'post', nameLocal: 'लखनऊ' })).toMatchObject({ name: 'SI b Ramesh b O\'Brien (Invented), Lucknow room', nameLocal: 'SI b Ramesh b O\'Brien (Invented), लखनऊ' });
    expect((await holder('x'.repeat(70))).name).toBe(`${'x'.repeat(60)}, Lucknow room`);
    expect(await holder('SI Invented')).not.toHaveProperty('nameLocal');
  });

  it('goes by the name in the directory where nobody signs, or where it is a person\'s own link', async () => {
    expect(await holder(' 12345 ')).toMatchObject({ name: 'Lucknow room' });
    expect(await holder('SI Invented', { kind: 'person', nameLocal: 'लखनऊ' })).toMatchObject({ name: 'Lucknow room', nameLocal: 'लखनऊ' });
    expect(await holder('SI Invented', {})).toMatchObject({ name: 'Lucknow room' });
  });

  it('is asked for rank and name behind the link of a post only', async () => {
    const { house, token } = await held();
    expect((await look(house.ports(), token))!.isPost).toBe(false);
  });

  it('may be on the desk no longer', async () => {
    const { house, token } = await held();
    await house.directory.changeDesk('state', (desk) => ({ ...desk, roster: {}, lastResortPosts: [] }));
    expect((await look(house.ports(), token))?.actor.responderId).toBe('state-primary');
  });

  it('may be the subscribers fixed at deploy time, in the first language of the pack', async () => {
    const { house, id } = await held();
    const token = tokenOf(KEY, id, 'r1.last1.fixed-subscribers.email');
    await house.ledger.putLinks([{ hash: hashOf(token), incidentId: id, responderId: 'fixed-subscribers', deskId: 'state', page: 'r1.last1.fixed-subscribers.email' }]);
    expect(await look(house.ports(), token)).toMatchObject({ language: house.pack.languages[0], isPost: false, details: null, actor: { name: 'fixed-subscribers' } });
  });
});

it('the link of an incident that is not there opens nothing', async () => {
  const { house, id, token } = await held();
  const ports = house.ports({ ledger: (ledger) => ({ ...ledger, read: async () => null }) });
  expect([await look(ports, token), (await house.read(id)).status]).toEqual([null, 'ACKNOWLEDGED']);
});

it('what is shown is how things stand after all that the press made due', async () => {
  const { house, id } = await held();
  const view = await house.does('state-primary', 'release');
  expect(view!.incident).toEqual(await house.read(id));
});

describe('an act that another one overtakes', () => {
  it('is refused, and a place that was given with it goes nowhere', async () => {
    const { house, id, token } = await held();
    const places: unknown[] = [];
    const ports = { ...overtaken(house, async () => house.does('state-primary', 'close', { disposition: 'SAFE_BY_PHONE', note: 'n' })), places: { send: async (one: unknown) => void places.push(one) } };
    expect(await press(ports, token, { action: 'place', text: 'Agra' })).toMatchObject({ refused: { key: 'closed', values: {} }, incident: { status: 'CLOSED' } });
    expect([places, (await house.read(id)).alerts.length]).toEqual([[], 1]);
  });

  it('is a look that shows nothing, and is not on record', async () => {
    const { house, id, token } = await held();
    const ports = overtaken(house, async () => house.does('state-primary', 'release'));
    expect(await look(ports, token)).toMatchObject({ details: null, incident: { status: 'PAGING' } });
    const kinds = (await house.read(id)).events.map(({ kind }) => kind);
    expect(kinds.lastIndexOf('LOOKED')).toBeLessThan(kinds.indexOf('RELEASED'));
  });
});

it('of very many bodies the first ten and the newest forty are read', async () => {
  const { house, token } = await held();
  for (let i = 0; i < 59; i += 1) {
    house.clock.pass(0.01);
    await house.deliver({ ...fromLucknow, post: { excerpt: `body ${i}` } });
  }
  const { stored } = (await look(house.ports(), token))!.details!;
  const words = stored.map(({ body }) => /body \d+/.exec(Buffer.from(body).toString())?.[0] ?? 'first');
  expect(words).toEqual([...Array.from({ length: 40 }, (_, i) => `body ${58 - i}`), ...Array.from({ length: 9 }, (_, i) => `body ${8 - i}`), 'first']);
});
