/** Mistakes that would cost a life, each as one changed line of the real code, and which promise it breaks. */
import type { Promised } from '../promises/promises.ts';
import type { Change } from './change-line.ts';

export interface Mutant extends Change {
  readonly name: string;
  readonly breaks: readonly Promised[];
}

export const MUTANTS: readonly Mutant[] = [
  {
    name: 'a message is deleted before the work is done',
    file: 'adapters/aws/sqs.ts',
    from: 'await step(read(body), Number(attributes.ApproximateReceiveCount));',
    to: 'void step(read(body), Number(attributes.ApproximateReceiveCount));',
    breaks: ['kept'],
  },
  { name: 'no sweep', file: 'pipeline/sweep.ts', from: 'await each(ports.log, nominated.map(named),', to: 'await each(ports.log, nominated.slice(0, 0).map(named),', breaks: ['due', 'tried'] },
  { name: 'no last resort', file: 'core/plan.ts', from: 'if (lastResort) return pageLastResort({ ...paged, status, rung }, people, now);', to: 'if (lastResort) return { ...paged, status, rung };', breaks: ['tried'] },
  {
    name: 'an error of SNS is swallowed',
    file: 'core/sent.ts',
    from: "return result.outcome === 'put-off' ? putOff(page, now) : { ...page, state: result.outcome };",
    to: "return { ...page, state: 'sent' };",
    breaks: ['told'],
  },
  { name: 'an execution has a random name', file: 'contract/escalation.ts', from: '`${incidentId}-${n}`', to: '`${incidentId}-${n}-${Math.random()}`', breaks: ['due'] },
  {
    name: 'an acknowledgement without a version',
    file: 'pipeline/change.ts',
    from: 'if (await ledger.keep(next, before)) return next;',
    to: 'if (await ledger.keep(next, (await ledger.read(next.incidentId)) ?? before)) return next;',
    breaks: ['versioned', 'kept'],
  },
  {
    name: 'an update without re-reading',
    file: 'pipeline/route.ts',
    from: 'await change(ports, delivery.incidentId, (current) => updated(current, delivery, pack.deciding, now));',
    to: 'await ports.ledger.keep({ ...updated(incident, delivery, pack.deciding, now), version: incident.version + 1 }, incident);',
    breaks: ['kept'],
  },
  { name: 'no alarm on dead letters', file: 'pipeline/last-resort.ts', from: 'await topic.publish(', to: 'void (', breaks: ['alarmed'] },
  { name: 'a lease that never ends', file: 'core/open.ts', from: 'if (leaseUntil === null || leaseUntil > now) return incident;', to: 'return incident;', breaks: ['leased', 'due'] },
  { name: 'planning without a claim', file: 'core/page.ts', from: 'const claimedUntil = secondsAfter(now, CLAIM_SECONDS);\n  const pages', to: 'const claimedUntil = now;\n  const pages', breaks: ['claimed'] },
  { name: 'sending without having won the write', file: 'pipeline/drive.ts', from: 'if (incident === null) return null;', to: 'if (incident === null) return plan;', breaks: ['claimed'] },
  { name: 'an execution is named without its number', file: 'contract/escalation.ts', from: '`${incidentId}-${n}`', to: '`${incidentId}${n > 0 ? "" : n}`', breaks: ['due'] },
];

export function mutantCalled(name: string): Mutant {
  const found = MUTANTS.find((mutant) => mutant.name === name);
  if (found === undefined) throw new Error(`There is no mutant "${name}": allowed is ${MUTANTS.map((mutant) => `"${mutant.name}"`).join(', ')}.`);
  return found;
}
