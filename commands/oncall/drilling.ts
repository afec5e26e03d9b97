/** A drill, watched until it is over. */
import { setTimeout } from 'node:timers/promises';
import { drillReport, type DrillEvents } from '../../core/drill-report.ts';
import { fullTime } from '../../core/duty-telling.ts';
import { numberOf, textOf, word, type Given, type Task } from './task.ts';

const LOOK_MS = 1000;

async function drill(given: Given): Promise<void> {
  const { source, pack } = given;
  if (source.http === null) throw new Error('There is nobody to page in a file: start the laptop, or name a deployment with --url.');
  const minutes = numberOf(textOf(given, 'minutes') ?? '10', '--minutes', 120);
  const { incidentId, until } = (await source.http('POST', '/v1/oncall/drills', { desk: word(given, 0, 'The desk'), minutes })) as { incidentId: string; until: string };
  console.log(`Drill ${incidentId}, until ${fullTime(until as never, pack.timeZone)} or until everybody has answered. Pages say that it is an exercise.`);
  const seen = new Set<string>();
  for (;;) {
    const incident = (await source.http('GET', `/v1/incidents/${incidentId}`)) as DrillEvents & { status: string };
    const report = drillReport(incident);
    for (const { responderId, afterSeconds, answer } of report.answers) {
      if (seen.has(responderId)) continue;
      seen.add(responderId);
      console.log(`  ${responderId}: ${answer === 'ACKNOWLEDGED' ? 'acknowledged' : 'cannot take'} after ${afterSeconds} s`);
    }
    if (incident.status === 'CLOSED') return conclude(report);
    await setTimeout(LOOK_MS);
  }
}

function conclude({ paged, answers, silent }: ReturnType<typeof drillReport>): void {
  console.log(`${answers.length} of ${paged.length} answered${silent.length > 0 ? `; silent: ${silent.join(', ')}` : ''}.`);
  if (answers.length === 0) process.exitCode = 1;
}

export const DRILLING: Readonly<Record<string, Task>> = {
  drill: { use: 'drill DESK [--minutes 10]', says: 'pages everybody on duty at a desk as an exercise, and tells who answered and how fast; exits 1 if nobody did', run: drill },
};
