import { exportPage } from '../../core/export-page.ts';
import { keeping, readKeeping, withoutHint, type Keeping, type Kept } from '../../core/keeping.ts';
import type { Decreed, Incident } from '../../core/incident.ts';
import { updated } from '../../core/open.ts';
import { incidentTrail, nextBlock } from '../../core/trail.ts';
import { acknowledge, after, close, delivery, having, noon, opened, place, primary } from '../support/incidents.ts';
import { up } from '../support/locators.ts';

const decreed: Decreed = { by: 'admin', because: 'Order 12', at: after(900) };
const again: Decreed = { by: 'another', because: 'Order 13', at: after(950) };
const closed = having(opened(), [primary, acknowledge], [primary, place({ kind: 'pin', pin: '226010' })], [primary, close]);
const having1 = (incident: Incident, action: Exclude<Keeping, 'export'>, by = decreed): Incident => {
  const kept: Kept = keeping(incident, action, by);
  if ('sentence' in kept) throw new Error(kept.sentence);
  return kept.incident;
};
const refusal = (incident: Incident, action: Exclude<Keeping, 'export'>): string | null => {
  const kept = keeping(incident, action, again);
  return 'sentence' in kept ? kept.sentence : null;
};

describe('a hold', () => {
  it('says who and why, and that it was released', () => {
    const held = having1(opened(), 'hold');
    expect([held.hold, held.events.at(-1)]).toMatchObject([decreed, { kind: 'HELD', by: 'admin', at: after(900), detail: { because: 'Order 12' } }]);
    const released = having1(held, 'release-hold', again);
    expect([released.hold, released.events.at(-1)]).toMatchObject([null, { kind: 'HOLD_RELEASED', by: 'another' }]);
  });

  it('is ordered twice as once, and so is its release', () => {
    const held = having1(closed, 'hold');
    expect(having1(held, 'hold', again)).toBe(held);
    expect(having1(closed, 'release-hold')).toBe(closed);
  });

  it('of what was erased has nothing left to hold', () => {
    expect(refusal(having1(closed, 'erase'), 'hold')).toBe(`There is nothing left to hold: it was erased at ${after(900)} by admin (Order 12).`);
  });
});

describe('erasing', () => {
  it('takes what placed the person and leaves what was done', () => {
    const before = JSON.stringify(closed);
    expect(before).toContain('226010');
    const gone = having1(closed, 'erase');
    expect(JSON.stringify(gone)).not.toContain('226010');
    expect(gone).toMatchObject({ status: 'CLOSED', unit: '162', disposition: 'SAFE_BY_PHONE', openedAt: noon, findings: [], erased: decreed, location: { because: [{ kind: 'erased' }] } });
    expect(gone.events.map(({ kind }) => kind)).toEqual([...closed.events.map(({ kind }) => kind), 'ERASED']);
    expect(gone.events.find(({ kind }) => kind === 'PLACE_GIVEN')!.detail).toEqual({});
  });

  it('is refused while it is open or held, with a sentence', () => {
    expect(refusal(having(opened(), [primary, acknowledge]), 'erase')).toBe('It is open (HANDED_OFF): somebody may still need what is known of the person. Close it first.'.replace('HANDED_OFF', 'ACKNOWLEDGED'));
    expect(refusal(having1(closed, 'hold'), 'erase')).toBe(`It is held since ${after(900)} by admin (Order 12): release the hold first.`);
  });

  it('is ordered twice as once', () => {
    const gone = having1(closed, 'erase');
    expect(having1(gone, 'erase', again)).toBe(gone);
  });

  it('leaves an event as it is that has no hint', () => {
    const event = { seq: 1, at: noon, kind: 'NOTED', detail: { note: 'n' } } as const;
    expect(withoutHint(event)).toBe(event);
  });
});

describe('what comes after an erasure', () => {
  const gone = having1(closed, 'erase');

  it('changes nothing when it is a body that is known, though its place would be news', () => {
    expect(updated(gone, delivery, up.deciding, after(1000))).toBe(gone);
  });

  it('opens it again when it is new, and says that there is data again', () => {
    const news = updated(gone, { ...delivery, digest: 'd2', receivedAt: after(1000) }, up.deciding, after(1000));
    expect(news).toMatchObject({ status: 'PAGING', erased: null });
    expect(news.events.map(({ kind }) => kind).slice(-3)).toEqual(['ERASED', 'UPDATED', 'REOPENED']);
  });
});

describe('an order', () => {
  it.each([
    [{ action: 'shred', because: 'x' }, 'action is "shred"; allowed are hold, release-hold, erase, export.'],
    [{ action: 'hold' }, 'because has 0 characters; allowed are 1 to 120'],
    [{ action: 'hold', because: 'x'.repeat(121) }, 'because has 121 characters'],
    [{ action: 'erase', because: 'asked by 9876543210' }, 'because has ten digits in a row'],
    [{ action: 'erase', because: 'asked by a@example.in' }, 'or an @'],
    [{ action: 'export', because: 'x', from: '-1' }, 'from is "-1"; allowed is a whole number from 0.'],
  ])('%j is refused in a sentence', (fields, sentence) => {
    expect(readKeeping(fields)).toEqual({ sentence: expect.stringContaining(sentence) });
  });

  it('is read as it was meant', () => {
    expect(readKeeping({ action: 'erase', because: '  Order   12 ' })).toEqual({ action: 'erase', because: 'Order 12', from: 0 });
  });
});

describe('the page of an export', () => {
  const body = '{"alertId":"1","name":"<script>"}';
  const { events, ...incident } = closed;
  const trail = [nextBlock(incidentTrail('ledger', incident.incidentId), null, events)];
  const page = exportPage({ ...decreed, incident, unitName: 'Lucknow', events: events.map((event) => ({ ...event, text: `said of ${event.kind}` })), notes: [{ noteId: 'n1', by: 'primary', at: noon, text: 'words & more' }], proofs: [], trail,
    alerts: [{ digest: 'd1', receivedAt: noon, bodyBase64: Buffer.from(body).toString('base64') }, { digest: 'd2', receivedAt: noon, bodyBase64: null }] }, 'Asia/Kolkata', (moment) => `<${moment}>`); // prettier-ignore

  it('has everything, escaped, and the hash of each block', () => {
    expect(page).toContain('{&quot;alertId&quot;:&quot;1&quot;,&quot;name&quot;:&quot;&lt;script&gt;&quot;}');
    for (const part of ['words &amp; more', 'said of OPENED', 'd1', 'The body is no longer kept.', trail[0]!.hash, 'Asia/Kolkata', 'Order 12', `&lt;${noon}&gt;`]) expect(page).toContain(part);
    expect(page).not.toContain('<script');
  });
});
