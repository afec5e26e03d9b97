/** Those who were paged hear once what has become of it. */
import type { Incident, Paged } from '../../core/incident.ts';
import { tellLeft, tellOthers } from '../../core/taken.ts';
import { after, noon, opened } from '../support/incidents.ts';

const paged: readonly Paged[] = [{ responderId: 'x', deskId: 'state', channel: 'sms' }, { responderId: 'y', deskId: '162', channel: 'email' }];
const holder = (responderId: string, channel: 'sms' | null = 'sms') => ({ responderId, deskId: 'state', name: responderId, since: noon, channel });
const held = (given: Partial<Incident> = {}): Incident => ({ ...opened(), paged, holder: holder('x'), ...given });
const told = (incident: Incident) => incident.pages.map(({ key, purpose, attempts, claimedUntil, proveBy }) => [key, purpose, attempts, claimedUntil, proveBy]);

describe('who has it', () => {
  it('is told to everybody else who was paged, by the way that they were paged, and to nobody twice', () => {
    const after1 = tellOthers(held(), null, after(1));
    expect(told(after1)).toEqual([['r1.taken0.y.email', 'taken', 0, after(1), null]]);
    expect([after1.paged, after1.events.at(-1)]).toMatchObject([[], { kind: 'TOLD', detail: { pages: ['r1.taken0.y.email'] } }]);
  });

  it('is told to whoever had it before, also when nobody else was paged', () => {
    expect(told(tellOthers(held({ paged: [] }), holder('z'), after(1))).map(([key]) => key)).toEqual(['r1.taken0.z.sms']);
    expect(told(tellOthers(held(), holder('z'), after(1))).map(([key]) => key)).toEqual(['r1.taken0.y.email', 'r1.taken0.z.sms']);
  });

  it.each<[string, ReturnType<typeof holder>]>([
    ['who has it still', holder('x')],
    ['who is among the others', holder('y')],
    ['who has no channel of ours', holder('z', null)],
  ])('is told once to whoever had it before: %s', (_, before) => {
    expect(told(tellOthers(held(), before, after(1))).map(([key]) => key)).toEqual(['r1.taken0.y.email']);
  });

  it('is told to one other and to one before, and both have heard', () => {
    expect(tellOthers(held(), holder('z'), after(1)).paged).toEqual([]);
    expect(tellOthers(held({ paged: [] }), holder('z'), after(1)).paged).toEqual([]);
  });

  it('is told to nobody where there is nobody, and nothing is written', () => {
    const alone = held({ paged: paged.slice(0, 1) });
    expect(tellOthers(alone, null, after(1))).toEqual(alone);
  });
});

describe('that the place is another\'s', () => {
  it('is told to those of the units left behind who were paged; the others are still told who has it', () => {
    const left = tellLeft(held(), ['162'], after(1));
    expect(told(left)).toEqual([['r1.moved0.y.email', 'moved', 0, after(1), null]]);
    expect([left.paged, left.events.at(-1)]).toMatchObject([[{ responderId: 'x' }], { kind: 'MOVED', detail: { pages: ['r1.moved0.y.email'] } }]);
  });

  it('is told to nobody of other units', () => {
    expect(tellLeft(held(), ['118'], after(1))).toEqual(held());
  });
});
