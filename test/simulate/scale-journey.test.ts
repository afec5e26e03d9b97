/** The model's numbers against what is really done, deployed and measured. */
import { readFileSync } from 'node:fs';
import { headItem } from '../../adapters/aws/items.ts';
import type { Incident } from '../../core/incident.ts';
import type { Directory, Ledger } from '../../pipeline/ports.ts';
import { JOURNEY, MOMENTS, SECOND_LEVEL, SECOND_LEVEL_SECONDS } from '../../simulate/scale/journey.ts';
import { OURS } from '../../simulate/scale/ours.ts';
import { resources, synthesized } from '../lib/synthesized.ts';
import { fromLucknow, openHouse } from '../support/house.ts';

/** Write units of the ledger, read units of the directory; since the last look. */
function counted() {
  const units = { writes: 0, people: 0 };
  const head = (incident: Incident): void => void (units.writes += Math.ceil(JSON.stringify(headItem(incident)).length / 1024));
  const wraps = {
    ledger: (ledger: Ledger): Ledger => ({
      ...ledger,
      putAlert: async (id, alert) => {
        units.writes += Math.ceil((alert.body.length + 200) / 1024);
        return ledger.putAlert(id, alert);
      },
      open: async (incident) => {
        head(incident);
        return ledger.open(incident);
      },
      keep: async (after, before) => {
        head(after);
        return ledger.keep(after, before);
      },
      putLinks: async (links) => {
        units.writes += links.length;
        return ledger.putLinks(links);
      },
      putSendings: async (sendings) => {
        units.writes += sendings.length;
        return ledger.putSendings(sendings);
      },
      relate: async (trait, id) => {
        units.writes += 1;
        return ledger.relate(trait, id);
      },
    }),
    directory: <D extends Directory>(directory: D): D => ({
      ...directory,
      people: async (desks, also) => {
        const found = await directory.people(desks, also);
        units.people += found.desks.length + 2 * found.responders.length;
        return found;
      },
    }),
  };
  const look = () => {
    const seen = { ...units };
    [units.writes, units.people] = [0, 0];
    return seen;
  };
  return { wraps, look };
}

describe('one alert that nobody answers and no receipt proves', () => {
  it('is paged at the moments of the model, as often and by the same channels', async () => {
    const house = await openHouse();
    house.pager.fate = () => null;
    await house.deliver(fromLucknow);
    for (const [at, { afterSeconds, sms, mails }] of MOMENTS.entries()) {
      const from = at === 0 ? 0 : house.pager.inbox.length;
      await house.pass(afterSeconds, { sweeps: false });
      const channels = house.pager.inbox.slice(from).map(({ page }) => page.channel);
      expect([at, channels.filter((one) => one === 'sms').length, channels.filter((one) => one === 'email').length]).toEqual([at, sms, mails]);
    }
  });

  it('takes as many units of the tables as the model says', async () => {
    const house = await openHouse();
    const { wraps, look } = counted();
    const alert = {
      ...fromLucknow,
      post: { platform: 'instagram', url: 'https://example.invalid/p/1', language: 'hi', excerpt: 'Invented for a test.' },
      subject: { ...fromLucknow.subject, accountId: '17841400000000000' },
      hints: [...fromLucknow.hints, { kind: 'ip', ip: '49.36.1.1', connection: 'mobile' }, { kind: 'place', text: 'Gomti Nagar, Lucknow' }],
    };
    await house.deliver(alert, wraps);
    const { sms, mails } = MOMENTS[0]!;
    expect(look()).toEqual({ writes: JOURNEY.openWrites + (mails + sms) + 2 * JOURNEY.firstHeadWrites + sms + JOURNEY.traitWrites, people: JOURNEY.peopleReads });
    await house.pass(45, { sweeps: false, wraps });
    const proved = look();
    expect(proved.writes).toBeLessThanOrEqual(JOURNEY.laterHeadWrites);
    await house.pass(15, { sweeps: false, wraps });
    const level = MOMENTS[SECOND_LEVEL]!;
    expect(look().writes).toBeLessThanOrEqual(level.sms + level.mails + 2 * JOURNEY.laterHeadWrites + level.sms);
  });

  it('has its second level when the policy says', () => {
    expect(MOMENTS.slice(0, SECOND_LEVEL + 1).reduce((sum, { afterSeconds }) => sum + afterSeconds, 0)).toBe(SECOND_LEVEL_SECONDS);
  });
});

describe('what we set ourselves is what is deployed', () => {
  const { all, ledger } = synthesized();
  const source = (file: string): string => readFileSync(file, 'utf8');

  it('the queues and their readers', () => {
    const stages = all('Lambda::EventSourceMapping').filter(({ Properties }) => Properties['ScalingConfig']?.MaximumConcurrency === OURS.batchesAtATime);
    expect(stages).toHaveLength(2);
    expect(stages.map(({ Properties }) => Properties['BatchSize'])).toEqual([OURS.batchMessages, OURS.batchMessages]);
    const queues = all('SQS::Queue').filter(({ Properties }) => Properties['RedrivePolicy'] !== undefined && Properties['DelaySeconds'] === undefined);
    expect(queues.map(({ Properties }) => [Properties['VisibilityTimeout'], Properties['RedrivePolicy'].maxReceiveCount])).toEqual([[OURS.visibilitySeconds, OURS.receivesBeforeDead], [OURS.visibilitySeconds, OURS.receivesBeforeDead]]);
  });

  it('the front door', () => {
    const [stage] = all('ApiGateway::Stage');
    expect(stage!.Properties['MethodSettings'][0]).toMatchObject({ ThrottlingRateLimit: OURS.doorRequestsPerSecond, ThrottlingBurstLimit: OURS.doorBucketRequests });
  });

  it('tables that pay for what they use and are not warmed', () => {
    for (const { Properties } of resources(ledger, 'AWS::DynamoDB::GlobalTable')) expect([Properties['BillingMode'], Properties['WarmThroughput']]).toEqual(['PAY_PER_REQUEST', undefined]);
  });

  it('functions of 1,024 MB, and retries of the clock', () => {
    const functions = all('Lambda::Function').map(({ Properties }) => Properties['MemorySize']);
    expect(functions.filter((size) => size === 1024).length).toBeGreaterThan(5);
    expect(source('lib/escalation.ts')).toContain(`Duration.seconds(${OURS.wakeRetrySeconds})`);
  });

  it('sweep, the claim and the SDK', () => {
    expect(source('pipeline/each.ts')).toContain(`const AT_ONCE = ${OURS.sweepAtOnce};`);
    expect(source('core/page.ts')).toMatch(new RegExp(`= ${OURS.claimSeconds};`));
    expect(source('adapters/aws/client.ts')).toContain(`maxAttempts: ${OURS.sdkTries},`);
    expect(source('lambdas/sweep.ts')).toContain(String(OURS.sweepToleranceSeconds));
    expect(source('lib/auditor.ts')).toContain(`APART_SECONDS = ${OURS.sweepApartSeconds};`);
  });
});

it.each(Object.entries(JOURNEY.coldSeconds))('a new copy of %s takes its measured load, and 200 to 400 ms for Lambda to fetch and start it', (name, seconds) => {
  const { figures } = JSON.parse(readFileSync('bench/results.json', 'utf8')) as { figures: { what: string; measured: number }[] };
  const measured = figures.find(({ what }) => what === `${name}: load and initialise, p50`)!.measured / 1000;
  expect(seconds - measured).toBeGreaterThan(0.2);
  expect(seconds - measured).toBeLessThan(0.4);
});
