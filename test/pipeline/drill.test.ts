/** A drill that an admin asks for. */
import { drillReport } from '../../core/drill-report.ts';
import { startDrill } from '../../pipeline/drill.ts';
import type { IncidentId } from '../../core/identity.ts';
import { loadPack } from '../../packs/index.ts';
import { openHouse } from '../support/house.ts';

it('pages who is on duty at that desk, ends when it was said to, and is in the events with who asked', async () => {
  const house = await openHouse();
  const started = await startDrill(house.ports(), 'tester', { desk: '162', minutes: 5 });
  if ('sentence' in started) throw new Error(started.sentence);
  expect(started).toMatchObject({ desk: '162', until: '2026-03-01T18:35:00.000Z' });
  expect(house.paged()).toEqual(['control-room-162/sms', 'control-room-162/email']);
  expect((await house.read(started.incidentId)).events[0]).toMatchObject({ kind: 'DRILL_STARTED', by: 'tester', detail: { desk: '162' } });
  await house.pass(42);
  await house.does('control-room-162', 'acknowledge');
  const { openedAt, events } = await house.read(started.incidentId);
  expect(drillReport({ openedAt, events })).toEqual({ paged: ['control-room-162'], answers: [{ responderId: 'control-room-162', answer: 'ACKNOWLEDGED', afterSeconds: 42 }], silent: [] });
});

it('of the state desk pages each role that somebody is on duty in, and lasts ten minutes where nothing is said', async () => {
  const house = await openHouse();
  expect(await startDrill(house.ports(), 'tester', { desk: 'state' })).toMatchObject({ until: '2026-03-01T18:40:00.000Z' });
  expect(new Set(house.paged().map((one) => one.split('/')[0]))).toEqual(new Set(['state-primary', 'state-secondary', 'state-supervisor', 'state-shift-1', 'state-shift-2', 'state-officer-in-charge']));
});

it('asked for twice in a second is one drill, a second later another', async () => {
  const house = await openHouse();
  const ask = async () => (await startDrill(house.ports(), 'tester', { desk: '162' })) as { incidentId: string };
  const [first, again] = [await ask(), await ask()];
  expect([again.incidentId, house.pager.inbox.length]).toEqual([first.incidentId, 2]);
  house.clock.pass(1);
  expect([(await ask()).incidentId === first.incidentId, house.pager.inbox.length]).toEqual([false, 4]);
});

it.each<[object | null, string]>([
  [{ desk: 'nowhere' }, 'There is no desk "nowhere": allowed is "state", or a unit\'s code.'],
  [{ desk: '162', minutes: 121 }, 'It is {"desk": "state" or a unit\'s code, "minutes": 1 to 120}.'],
  [{ desk: '162', minutes: 0 }, 'It is {"desk"'],
  [{}, 'It is {"desk"'],
  [null, 'It is {"desk"'],
])('of %j is refused in a sentence, and pages nobody', async (given, sentence) => {
  const house = await openHouse();
  expect(await startDrill(house.ports(), 'tester', given)).toEqual({ sentence: expect.stringContaining(sentence) as string });
  expect(house.pager.inbox).toEqual([]);
});

it("keeps to the policy of the desk: the state's own, or the unit's", async () => {
  const second = loadPack('test/packs/second');
  const [brisk, patient] = [second.policies['brisk']!, second.policies['patient']!];
  const house = await openHouse({ pack: second });
  const policyAt = async (desk: string) => (await house.read(((await startDrill(house.ports(), 'tester', { desk })) as { incidentId: IncidentId }).incidentId)).policy.leaseSeconds;
  expect(brisk.leaseSeconds).not.toBe(patient.leaseSeconds);
  expect([await policyAt('state'), await policyAt('901'), await policyAt('903')]).toEqual([brisk.leaseSeconds, brisk.leaseSeconds, patient.leaseSeconds]);
});

it('leaves out a role in which nobody can be paged, and is refused where there is no other', async () => {
  const house = await openHouse();
  await house.directory.putResponders([{ responderId: 'mute', name: 'Invented', rank: '', language: 'en', channels: {} }]);
  await house.directory.changeDesk('162', (desk) => ({ ...desk, roster: { ...desk.roster, secondary: ['mute'] } }));
  const started = (await startDrill(house.ports(), 'tester', { desk: '162' })) as { incidentId: IncidentId };
  expect((await house.read(started.incidentId)).policy.levels[0].who).toEqual([{ desk: 'unit', role: 'primary' }]);
  await house.directory.changeDesk('118', (desk) => ({ ...desk, roster: { primary: ['mute'] } }));
  expect(await startDrill(house.ports(), 'tester', { desk: '118' })).toEqual({ sentence: 'Nobody who can be paged is on duty at desk 118: there is nobody to drill.' });
});

it('where nobody is on duty is refused, and says so', async () => {
  const house = await openHouse();
  await house.directory.changeDesk('162', (desk) => ({ ...desk, roster: {} }));
  expect(await startDrill(house.ports(), 'tester', { desk: '162' })).toEqual({ sentence: 'Nobody who can be paged is on duty at desk 162: there is nobody to drill.' });
});

it('leaves out a role in which nobody can be paged', async () => {
  const house = await openHouse();
  await house.directory.changeResponder('state-secondary', (one) => ({ ...one, channels: {} }));
  const started = await startDrill(house.ports(), 'tester', { desk: 'state' });
  if ('sentence' in started) throw new Error(started.sentence);
  expect((await house.read(started.incidentId)).events.map(({ kind }) => kind)).not.toContain('NO_ONE_ON_CALL');
});
