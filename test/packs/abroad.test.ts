/** A state where clocks are changed: the invented second one, moved to London's time. Rotas, holidays, gaps and what is read go by its clock. */
import { buildPack } from '../../core/pack-build.ts';
import { faultsOf } from '../../core/pack-faults.ts';
import { whoLines } from '../../core/duty-telling.ts';
import { standing } from '../../core/on-duty.ts';
import { readPeople, type PeopleFile } from '../../core/people-file.ts';
import { samplePeople } from '../../core/sample-people.ts';
import { instant } from '../../core/time.ts';
import { adminLetter } from '../../core/watch-letter.ts';
import { atlasOf, readFrom } from '../../packs/open.ts';
import { carryOutOrder } from '../../pipeline/duty.ts';
import { coverage } from '../../pipeline/on-call.ts';
import { openHouse, type House } from '../support/house.ts';

const read = readFrom('test/packs/second', atlasOf('test/packs/second'));
const abroad = buildPack('second, abroad', (file) => (file === 'pack.json' ? { ...(read(file) as object), timeZone: 'Europe/London' } : read(file)), (files) => faultsOf(files, 'alerts.example.in'));

/** In spring 29 March has 23 hours, in autumn 25 October has 25. */
const SPRING = '2026-03-28T12:00:00Z';
const AUTUMN = '2026-10-24T12:00:00Z';
/** Without a zone: by the pack's clock. */
const rota = { role: 'primary', startsOn: '2026-03-23', handOverAt: ['01:30', '09:00', '17:00'], advances: 'day', crews: [['state-primary'], ['state-shift-1'], ['state-shift-2']] };

async function rostered(start: string): Promise<House> {
  const house = await openHouse({ pack: abroad, start });
  const sample = samplePeople(abroad);
  const [state, ...units] = sample.desks;
  const file = readPeople(abroad, { ...sample, desks: [{ ...state, roster: { ...state!.roster, primary: [] }, rotas: [rota] }, ...units] }) as { file: PeopleFile };
  await house.directory.putDesks(file.file.desks);
  return house;
}
const order = async (house: House, given: object) => carryOutOrder({ ...house, pack: abroad }, 'admin', given);
const desk = async (house: House) => (await house.directory.people(['state'], [])).desks[0]!;
const gapsIn = async (house: House, days: number) => (await coverage({ ...house, pack: abroad }, days)).gaps.filter(({ desk: one }) => one === 'state').map(({ from, to, text }) => [from.slice(5, 16), to.slice(5, 16), text]);

describe('a rota', () => {
  it.each([
    [SPRING, ['03-29T00:59 state-shift-1', '03-29T01:00 state-primary', '03-29T08:00 state-shift-1', '03-30T00:29 state-shift-2', '03-30T00:30 state-shift-1']],
    [AUTUMN, ['10-25T00:29 state-shift-1', '10-25T00:30 state-primary', '10-25T01:30 state-primary', '10-25T08:59 state-primary', '10-25T09:00 state-shift-1', '10-25T17:00 state-shift-2', '10-26T01:29 state-shift-2', '10-26T01:30 state-shift-1']],
  ])('that names no zone hands over by the clock of the pack, across its change: from %s', async (start, expected) => {
    const state = await desk(await rostered(start));
    expect(expected.map((one) => `${one.slice(0, 11)} ${standing(state, 'primary', instant(`2026-${one.slice(0, 11)}Z`)).join()}`)).toEqual(expected);
  });

  it('leaves no gap over a year, both changes included', async () => {
    expect(await gapsIn(await rostered(SPRING), 365)).toEqual([]);
  });

  it('pages who has the shift at the leap itself', async () => {
    const house = await rostered('2026-03-29T00:59:30Z');
    await house.deliver({ alertId: 'abroad' });
    const before = house.paged().map((one) => one.split('/')[0]);
    house.clock.pass(30);
    const from = house.pager.inbox.length;
    await house.deliver({ alertId: 'abroad, later' });
    expect([new Set(before), new Set(house.paged(from).map((one) => one.split('/')[0]))]).toEqual([new Set(['state-shift-1']), new Set(['state-primary'])]);
  });
});

describe('a holiday', () => {
  it.each([
    ['2026-03-29', SPRING, '2026-03-29T00:00', '2026-03-29T23:00', 23],
    ['2026-10-25', AUTUMN, '2026-10-24T23:00', '2026-10-26T00:00', 25],
  ])('%s is the whole day of that clock', async (date, start, from, to, hours) => {
    const house = await rostered(start);
    await order(house, { change: 'holiday', desk: 'state', role: 'primary', dates: [date], responders: ['state-supervisor'] });
    const [holiday] = (await desk(house)).overrides!;
    expect([holiday!.from.slice(0, 16), holiday!.to.slice(0, 16), (Date.parse(holiday!.to) - Date.parse(holiday!.from)) / 3_600_000]).toEqual([from, to, hours]);
  });
});

describe('a gap', () => {
  it('of a day without the secondary is as long as that day, and is told by that clock', async () => {
    const house = await rostered(SPRING);
    await order(house, { change: 'absence', responder: 'state-secondary', from: '2026-03-29T00:00:00Z', to: '2026-03-29T23:00:00Z' });
    expect(await gapsIn(house, 3)).toEqual([['03-29T00:00', '03-29T23:00', 'the state desk: 29 Mar 2026, 00:00 GMT to 30 Mar 2026, 00:00 GMT+1: 1 of 2 can be paged: absent: state-secondary']]);
    const found = (await coverage({ ...house, pack: abroad }, 3)).gaps;
    expect(adminLetter(abroad, { at: house.clock.now(), gaps: found, unready: [], isBlind: false })!.body).toContain('Looked at 28 Mar 2026, 12:00 GMT, three days ahead.');
  });

  it('to the end of the days asked for ends at that hour of the wall', async () => {
    const house = await rostered(SPRING);
    await order(house, { change: 'roster', desk: 'state', role: 'secondary', responders: [] });
    const found = await gapsIn(house, 2);
    expect([found[0]![0], found.at(-1)![1]]).toEqual(['03-28T12:00', '03-30T11:00']);
    // Who stands alone changes at the leap.
    expect(found.map(([from]) => from)).toContain('03-29T01:00');
  });
});

it('who is on duty in the hour that comes twice is the same both times', async () => {
  const house = await rostered(AUTUMN);
  const people = await house.directory.people(['state'], []);
  const lines = ['2026-10-25T00:30Z', '2026-10-25T01:30Z'].map((at) => whoLines(people, 'state', instant(at))[0]);
  expect([lines[0], new Set(lines).size]).toEqual([expect.stringContaining('(state-primary; '), 1]);
});
