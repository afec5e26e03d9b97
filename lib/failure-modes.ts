/**
 * Every way in which an alert may be lost, late, or paged to nobody, in the order of its journey, and what rings then. A test holds it against
 * the alarms of the template and the sections of docs/runbook.md, which shows it as a table.
 */
import type { Section } from './runbook.ts';

export interface FailureMode {
  readonly what: string;
  readonly harm: 'lost' | 'late' | 'paged to nobody' | 'not on record' | 'seen by others';
  readonly alarms: readonly [Section, ...Section[]];
}

const mode = (what: string, harm: FailureMode['harm'], ...alarms: FailureMode['alarms']): FailureMode => ({ what, harm, alarms });

export const FAILURE_MODES: readonly FailureMode[] = [
  mode('The front door cannot be reached, or answers with an error', 'lost', 'canary-silent', 'door-5xx'),
  mode('A partner sends nothing any more, or to another address', 'lost', 'partner-silent', 'door-4xx'),
  mode('A signed alert is refused: another secret, a clock that is off, too large', 'lost', 'partner-refused'),
  mode('The secrets of partners cannot be read', 'lost', 'secrets-stale'),
  mode('An alert is not accepted: the function, or its queue', 'late', 'accept-fails', 'door-5xx'),
  mode('An alert waits to be located', 'late', 'enrich-fails', 'alerts-waiting'),
  mode('An alert is given up before it is located', 'paged to nobody', 'alerts-dead'),
  mode('An alert is not located, or in another unit than it should be', 'late', 'locating-failed', 'canary-silent'),
  mode('A located alert waits to be opened and paged', 'late', 'route-fails', 'located-waiting'),
  mode('A located alert is given up', 'paged to nobody', 'located-dead'),
  mode('What was given up reaches no fixed subscriber', 'paged to nobody', 'last-resort-fails'),
  mode('The account has no room for functions', 'late', 'functions-throttled'),
  mode('Nobody is on duty who can be paged', 'paged to nobody', 'no-one-on-call', 'coverage-gaps', 'on-call-unready'),
  mode('Nobody looks whether somebody will be on duty', 'paged to nobody', 'watch-fails', 'watch-silent'),
  mode('Who is on duty cannot be changed', 'paged to nobody', 'oncall-fails'),
  mode('SNS refuses a page for good', 'paged to nobody', 'page-refused'),
  mode('SNS takes no page for now', 'late', 'page-put-off'),
  mode('Text messages do not arrive', 'paged to nobody', 'sms-failing', 'page-not-delivered'),
  mode('The money for text messages is spent', 'paged to nobody', 'sms-spend'),
  mode('Nobody hears what became of a text message', 'late', 'receipts-fails', 'receipt-unreadable'),
  mode('Calls are not made', 'late', 'ring-fails'),
  mode('A page carries no link, or its link does not open', 'late', 'link-key-missing', 'respond-fails'),
  mode('Everybody was paged, and nobody answers', 'paged to nobody', 'last-resort-reached'),
  mode('The clock of an incident is not started, or stops', 'late', 'clock-not-started', 'escalate-fails', 'escalation-failed', 'overdue'),
  mode('Nobody looks for incidents that were forgotten', 'paged to nobody', 'sweep-silent', 'sweep-fails', 'sweep-dead'),
  mode('An open incident cannot be found', 'paged to nobody', 'unindexed'),
  mode('The desk does not see what is open', 'late', 'incidents-fails', 'wall-fails'),
  mode('What happened is not put on the trail', 'not on record', 'audit-fails', 'audit-late'),
  mode('What an alert says of somebody gets into a log', 'seen by others', 'person-in-log'),
  mode('Anything else on the way breaks', 'lost', 'canary-silent', 'canary-fails'),
];
