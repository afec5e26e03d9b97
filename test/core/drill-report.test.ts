/** Who answered a drill, and how fast. */
import { drillReport, type DrillEvents } from '../../core/drill-report.ts';
import { instant } from '../../core/time.ts';

const at = (seconds: number) => instant(Date.parse('2026-03-01T18:30:00Z') + seconds * 1000);
const paged = (...pages: string[]): DrillEvents['events'][number] => ({ kind: 'PAGED', at: at(0), detail: { pages } });
const report = (...events: DrillEvents['events'][number][]) => drillReport({ openedAt: at(0), events });

it('a drill that nobody answered has everybody silent, each once, whatever channels they were paged by', () => {
  expect(report({ kind: 'DRILL_STARTED', at: at(0), by: 'tester' }, paged('r1.l0.a.sms', 'r1.l0.a.email', 'r1.l0.b.sms'), paged('r1.l0.a.sms-other'))).toEqual({ paged: ['a', 'b'], answers: [], silent: ['a', 'b'] });
});

it('each answer is told with its seconds from the opening, rounded; who could not take it has answered too', () => {
  expect(report(paged('r1.l0.a.sms', 'r1.l0.b.sms', 'r1.l0.c.sms'), { kind: 'ACKNOWLEDGED', at: at(12.6), by: 'b' }, { kind: 'CANNOT_TAKE', at: at(70), by: 'a' })).toEqual({
    paged: ['a', 'b', 'c'],
    answers: [{ responderId: 'b', answer: 'ACKNOWLEDGED', afterSeconds: 13 }, { responderId: 'a', answer: 'CANNOT_TAKE', afterSeconds: 70 }],
    silent: ['c'],
  });
});

it('what is nobody\'s answer is none: an end, a proof of delivery, an answer without a name', () => {
  expect(report(paged('r1.l0.a.sms'), { kind: 'DELIVERED', at: at(3), detail: { pages: ['r1.l0.a.sms'] } }, { kind: 'ACKNOWLEDGED', at: at(5) }, { kind: 'DRILL_ENDED', at: at(600), detail: { answered: 0, paged: 1 } })).toEqual({ paged: ['a'], answers: [], silent: ['a'] });
});
