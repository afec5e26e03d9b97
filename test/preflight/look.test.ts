/** What each fault of an account is called, and that nothing is green which was not seen. */
import { readFileSync } from 'node:fs';
import { STACKS } from '../../contract/stacks.ts';
import { CHECKS, type CheckName } from '../../preflight/checks.ts';
import { isReady, look, lookAt, type Line } from '../../preflight/look.ts';
import { told, toldAsJson, toldOf } from '../../preflight/telling.ts';
import { awsDouble, xmlError, type Answer, type Asked, type Double } from '../support/aws-double.ts';
import { answerOf, arn, healthy, HOST, LOCAL, NOW, refused, topicOf, worldOf, type Account } from './account.ts';

let double: Double;
let account: Account;
beforeAll(async () => (double = await awsDouble()));
afterAll(async () => double.close());
beforeEach(() => {
  double.asked.length = 0;
  account = healthy();
});

const lines = async (context: Readonly<Record<string, unknown>> = LOCAL): Promise<Line[]> => look(worldOf(account, double, context), () => undefined);
const one = async (name: CheckName, context: Readonly<Record<string, unknown>> = LOCAL): Promise<Line> => lookAt(name, worldOf(account, double, context));
const statuses = (all: readonly Line[]): Record<string, string> => Object.fromEntries(all.map(({ check, status }) => [check, status]));
const every = <T>(value: T): Record<string, T> => Object.fromEntries(Object.keys(CHECKS).map((name) => [name, value]));

it('an account in which all is well is ready, and says so in one line a check', async () => {
  const all = await lines();
  expect(statuses(all)).toEqual(every('ok'));
  expect([isReady(all), told(all).length, told(all).at(-1)]).toEqual([true, all.length + 2, 'Nothing stands in the way.']);
});

it('nothing is changed: all that is started is the comparison', async () => {
  await lines();
  const changing = double.asked.map(({ action }) => action).filter((action) => !/^(Get|List|Describe|BatchGetItem$|Scan$|GET )/.test(action));
  expect([...new Set(changing)]).toEqual(['DetectStackDrift']);
});

describe('each fault has its sentence', () => {
  it.each<[CheckName, string, (account: Account) => void, string]>([
    ['sms-sandbox', 'blocked', (a) => (a.sandboxed = true), 'SNS says that the account is in the SMS sandbox'],
    ['sms-sandbox', 'blocked', (a) => (a.tier = 'SANDBOX'), 'AWS End User Messaging says that the account is in the SMS sandbox'],
    ['sms-spend', 'blocked', (a) => (a.spend = { enforced: 1, most: 1, sns: '1' }), 'AWS lets the account spend USD 1 a month'],
    ['sms-spend', 'blocked', (a) => (a.spend.sns = '200'), 'SMS stop at USD 200 a month, and the setting smsQuotaUsd is 500: the alarm at half of it comes too late. AWS grants 1000.'],
    ['sms-spend', 'warning', (a) => (a.spend = { enforced: 900, most: 1000, sns: null }), 'SMS stop at USD 900 a month, and the setting smsQuotaUsd is 500: the alarm comes early.'],
    ['sms-route', 'blocked', (a) => (a.sender = null), 'AWS has no sender UPPOLC for India'],
    ['sms-route', 'blocked', (a) => (a.sender!.Registered = false), 'The registration of the sender UPPOLC is not complete.'],
    ['sms-route', 'blocked', (a) => (a.sender!.MessageTypes = ['PROMOTIONAL']), 'may not carry transactional messages'],
    ['sms-route', 'blocked', (a) => (a.senderPolicy = null), 'does not let SNS use it'],
    ['concurrency', 'blocked', (a) => (a.concurrency = { all: 10, free: 10 }), '10 functions may run at once; enrich and route alone take up to 100, and 200 are needed.'],
    ['concurrency', 'blocked', (a) => (a.concurrency.free = 150), '150 functions may run at once (1000 less what is reserved)'],
    ['concurrency', 'warning', (a) => (a.concurrency = { all: 400, free: 400 }), 'enough for quiet days'],
    ['quotas', 'blocked', (a) => (a.quotas['sns']![0]![2] = 6), '"Topics per account" is 6, and 8 are needed.'],
    ['quotas', 'blocked', (a) => (a.quotas['sns']![1]![2] = 3), '"Pending subscriptions per account" is 3, and 4 are needed.'],
    ['quotas', 'ok', (a) => (a.quotas['sns']![0]![2] = 8), 'they bear 8 topics, 84 StartExecution and 250 SMS a second'],
    ['quotas', 'warning', (a) => (a.quotas['sns']![2]![2] = 20), 'is 20, and 250 are needed in a burst of 5,000 alerts a minute.'],
    ['quotas', 'warning', (a) => (a.quotas['states'] = []), 'does not list "StartExecution throttle token refill rate per second"'],
    ['quotas', 'unknown', (a) => (a.quotas['sns'] = []), 'Service Quotas does not list Topics per account'],
    ['certificate', 'blocked', (a) => (a.certificate = null), `ACM has no certificate of ${HOST}`],
    ['certificate', 'blocked', (a) => (a.certificate!['Status'] = 'PENDING_VALIDATION'), 'is PENDING_VALIDATION'],
    ['certificate', 'blocked', (a) => (a.certificate!['DomainName'] = 'other.in'), `The certificate is not one of ${HOST}.`],
    ['certificate', 'blocked', (a) => (a.certificate!['NotAfter'] = Date.parse(NOW) / 1000 + 29 * 86_400), 'ends on 2026-12-27, and was not renewed'],
    ['stacks', 'blocked', (a) => (a.stacks[STACKS.pipeline] = 'UPDATE_IN_PROGRESS'), 'is being deployed'],
    ['stacks', 'blocked', (a) => (a.stacks[STACKS.pipeline] = 'UPDATE_ROLLBACK_COMPLETE'), 'failed and was taken back'],
    ['stacks', 'blocked', (a) => (a.stacks[STACKS.pipeline] = 'UPDATE_ROLLBACK_FAILED'), 'is UPDATE_ROLLBACK_FAILED'],
    ['stacks', 'blocked', (a) => delete a.stacks[STACKS.ledger], `${STACKS.ledger} is not there`],
    ['checkout', 'warning', (a) => (a.templates = { ...a.templates, [STACKS.pipeline]: { Resources: { Queue: { Type: 'AWS::SQS::Queue', Properties: { A: 1, B: 3 } }, Gone: { Type: 'AWS::SNS::Topic' } } } }), '2 resources differ: Queue, Gone.'],
    ['drift', 'blocked', (a) => (a.drift.resources = ['StageQueue']), '1 resource was changed by hand since the deploy: StageQueue (modified).'],
    ['drift', 'unknown', (a) => (a.drift.status = 'DETECTION_FAILED'), 'CloudFormation could not compare every resource'],
    ['drift', 'unknown', (a) => (a.drift.status = 'DETECTION_IN_PROGRESS'), 'did not finish comparing'],
    ['domain', 'blocked', (a) => (a.domain = null), `API Gateway does not answer for ${HOST}`],
    ['domain', 'blocked', (a) => (a.domain!['domainNameStatus'] = 'PENDING'), 'does not yet answer'],
    ['domain', 'blocked', (a) => (a.names[HOST] = { aliases: [], addresses: [] }), `DNS does not know ${HOST}: it must point to d-invented`],
    ['domain', 'blocked', (a) => (a.names[HOST] = { aliases: ['old.example.in'], addresses: ['192.0.2.9'] }), `DNS points ${HOST} to somewhere else`],
    ['domain', 'ok', (a) => (a.names[HOST] = { aliases: [], addresses: ['192.0.2.1'] }), 'leads to the front door'],
    ['last-resort', 'blocked', (a) => (a.subscribed[arn('LastResortTopicBBBB')] = ['PendingConfirmation']), '1 of 1 subscription is not confirmed.'],
    ['last-resort', 'blocked', (a) => (a.subscribed[arn('LastResortTopicBBBB')] = ['Deleted']), '1 of 1 subscription has ended'],
    ['alarms', 'blocked', (a) => (a.subscribed[arn('AlarmsTopicAAAA')] = []), '1 of 1 subscription has ended'],
    ['alarms', 'warning', (a) => (a.byClick = [`${arn('AlarmsTopicAAAA')}:1`]), '1 mailbox was confirmed by a click'],
    ['partners', 'blocked', (a) => (a.secrets['Partners'] = '{"desk":{"secrets":[]}}'), 'desk, meta have no secret yet: only the placeholder stands there.'],
    ['partners', 'blocked', (a) => (a.secrets['Partners'] = a.secrets['Partners']!.replace('"meta":{"secrets"', '"meta":{"secret"')), 'under meta is not of the shape'],
    ['partners', 'blocked', (a) => (a.secrets['Partners'] = 'whsec_pasted-alone'), 'The secret PartnersSecret is not JSON'],
    ['partners', 'warning', (a) => (a.secrets['Partners'] = a.secrets['Partners']!.replace('{"desk"', `{"old":{"secrets":["whsec_${'B'.repeat(32)}"]},"desk"`)), 'old has a secret and is not in the setting partners.'],
    ['voice', 'blocked', (a) => (a.secrets['Voice'] = 'd|0>:Zq!7{eR[y=W;u)K~2b:T^c*4?Xx'), 'holds no key:token yet'],
    ['voice', 'blocked', (a) => delete a.outputs['VoiceSecret'], 'came after the last deploy'],
    ['receipts', 'warning', (a) => (a.receipts = null), 'run the command in the output SmsReceipts'],
    ['receipts', 'warning', (a) => (a.receipts!.role = 'arn:aws:iam::123456789012:role/of-another'), 'does not write what becomes of texts where our function reads it'],
    ['receipts', 'warning', (a) => (a.receipts!.rate = '10'), 'does not write all of'],
    ['people', 'blocked', (a) => (a.desks = []), 'The directory has no state desk. 75 units of 75 have no desk:'],
    ['people', 'blocked', (a) => (a.desks = a.desks.filter(({ deskId }) => deskId !== '162')), '1 unit of 75 has no desk: 162.'],
    ['subscriptions', 'blocked', (a) => (a.subscribed[topicOf('state-primary')] = ['PendingConfirmation']), '1 responder with a subscription that is not confirmed: state-primary.'],
    ['subscriptions', 'blocked', (a) => (a.subscribed[topicOf('state-primary')] = ['Deleted']), '1 responder with a subscription that has ended, or lapsed before it was confirmed: state-primary.'],
    ['subscriptions', 'blocked', (a) => (a.responders = [{ ...a.responders[0]!, topicArn: a.responders[0]!.topicArn.replace('ap-south-1', 'us-east-1') }]), '1 responder enrolled in another region: state-primary.'],
    ['subscriptions', 'blocked', (a) => (a.optedOut = [a.responders[1]!.number]), '1 responder whose number has opted out of SMS: state-secondary.'],
    ['subscriptions', 'blocked', (a) => (Object.assign(a.responders[0]!, { https: { url: 'https://voice.example.in', topicArn: arn('endpoint') } }), (a.subscribed[arn('endpoint')] = [])), '1 responder with a subscription that has ended, or lapsed before it was confirmed: state-primary.'],
    ['subscriptions', 'ok', (a) => (Object.assign(a.responders[0]!, { https: { url: 'tel:+917000000001', topicArn: arn('voice') } }), (a.subscribed[arn('voice')] = [])), '4 subscriptions, all confirmed'],
    ['subscriptions', 'warning', (a) => (a.byClick = [`${topicOf('state-primary')}:1`]), 'confirmed by a click'],
  ])('%s is %s: %#', async (name, status, plant, says) => {
    plant(account);
    const line = await one(name);
    expect([line.status, line.says]).toEqual([status, expect.stringContaining(says)]);
  });
});

describe('a second region', () => {
  const both = { ...LOCAL, standbyRegion: 'ap-south-2', standbyCertificateArn: LOCAL.certificateArn.replace('ap-south-1', 'ap-south-2') };

  it('has replicas of both tables and both secrets', async () => {
    expect(await one('replicas', both)).toMatchObject({ status: 'ok', says: 'tables and secrets are replicated with ap-south-2' });
    delete account.replicas['jeevan-raksha/link-key'];
    account.replicas['jeevan-raksha-ledger'] = 'REPLICATION_NOT_AUTHORIZED';
    expect(await one('replicas', both)).toMatchObject({ status: 'blocked', says: 'In ap-south-2 there is no replica of jeevan-raksha/link-key. Replicas in ap-south-2 are not well: jeevan-raksha-ledger (REPLICATION_NOT_AUTHORIZED).' });
  });

  it('of whoever was enrolled by way of it, the topic of here is asked about', async () => {
    account.responders = [{ ...account.responders[0]!, topicArn: account.responders[0]!.topicArn.replace('ap-south-1', 'ap-south-2') }];
    expect((await one('subscriptions', both)).status).toBe('ok');
    account.subscribed[topicOf('state-primary')] = [];
    expect((await one('subscriptions', both)).says).toContain('that has ended, or lapsed');
  });

  it('answers for the same host, to which the name need not lead', async () => {
    account.names = {};
    const world = worldOf(account, double, both);
    expect([(await lookAt('domain', world)).status, (await lookAt('domain', { ...world, facts: { ...world.facts, isStandby: true } })).status]).toEqual(['blocked', 'ok']);
  });

  it('is told under its own name', () => {
    const looked = ['ap-south-1', 'ap-south-2'].map((region) => ({ region, lines: [], isDeployed: true }));
    expect(toldOf(looked).filter((line) => line.startsWith('In '))).toEqual(['In ap-south-1:', 'In ap-south-2:']);
    expect(JSON.parse(toldAsJson(looked))).toMatchObject({ region: 'ap-south-1', standby: { region: 'ap-south-2', isReady: true } });
  });
});

describe('what the settings say', () => {
  it('of endpoints that are told besides the mailbox: one that is not subscribed is lost', async () => {
    expect((await one('last-resort', { ...LOCAL, lastResortUrls: 'https://told.example.in' })).says).toContain('1 of 2 subscriptions has ended');
  });

  it('the local route without its ids: the texts are counted and named', async () => {
    const { 'alert.en': _, ...others } = LOCAL.smsTemplateIds as Record<string, string>;
    expect((await one('sms-templates', { ...LOCAL, smsTemplateIds: others })).says).toBe('1 text of the pack has no template id: alert.en.');
    expect((await one('sms-templates', { ...LOCAL, smsTemplateIds: { ...others, 'alert.en': others['alert.hi'] } })).says).toContain('These texts share a template id');
    expect((await one('sms-templates', { ...LOCAL, smsTemplateIds: { ...LOCAL.smsTemplateIds, 'alrt.en': '1207000000000099' } })).status).toBe('warning');
  });

  it('none of the ids at all: the deploy would stop, and the rest is still looked at', async () => {
    const all = await lines({ smsRoute: 'local' });
    expect(all.filter(({ status }) => status === 'blocked').map(({ check }) => check)).toEqual(['settings', 'sms-route', 'sms-templates']);
    expect(all[1]!.says).toContain('Setting domainName is not set');
  });

  it('the international route asks for no registration, and without a domain a code is typed', async () => {
    account.sender = null;
    const all = statuses(await lines({ smsQuotaUsd: 500 }));
    expect(all).toEqual({ ...every('ok'), certificate: 'warning' });
  });

  it('a shell that points to another region is told of', async () => {
    const world = worldOf(account, double, LOCAL);
    const [first] = await look({ ...world, facts: { ...world.facts, shellRegion: 'us-east-1' } }, () => undefined);
    expect([first!.status, first!.says]).toEqual(['warning', expect.stringContaining('AWS_REGION of this shell is us-east-1')]);
  });
});

it('before anybody is enrolled a pack of 75 units is reckoned with', async () => {
  account.stacks = {};
  account.quotas['sns']![0]![2] = 83;
  expect((await one('quotas')).says).toBe('"Topics per account" is 83, and 85 are needed.');
});

it('before the first deploy what needs one waits, and blocks nothing', async () => {
  account.stacks = {};
  const all = await lines();
  const after = ['stacks', 'checkout', 'drift', 'replicas', 'domain', 'last-resort', 'alarms', 'partners', 'voice', 'receipts', 'people', 'subscriptions'];
  expect(statuses(all)).toEqual({ ...every('ok'), ...Object.fromEntries(after.map((name) => [name, 'later'])) });
  expect([isReady(all), told(all).at(-1)]).toEqual([true, 'Nothing stands in the way. 12 checks must wait for the deploy: run this again after it.']);
});

it('a deploy that nobody carried out is none', async () => {
  account.stacks[STACKS.pipeline] = 'REVIEW_IN_PROGRESS';
  expect((await one('drift')).status).toBe('later');
});

describe('what cannot be asked is never green', () => {
  it('nor is what CloudFormation refuses for any other reason than that there is no stack', async () => {
    const world = worldOf(account, double, LOCAL);
    double.answer = (asked) => (asked.action === 'DescribeStacks' ? xmlError(400, 'ValidationError', 'Malformed') : answerOf(account, asked));
    expect((await lookAt('drift', world)).status).toBe('unknown');
  });

  const denied = (asked: Asked): Answer => {
    const message = `User: arn:aws:iam::123456789012:user/a.name is not authorized to perform: some:${asked.action.replace(/\W/g, '')}`;
    return asked.form.has('Action') ? xmlError(403, 'AccessDenied', message) : refused('AccessDeniedException', message);
  };

  it('AccessDenied on everything: each says whom to ask, and for what', async () => {
    const world = worldOf(account, double, LOCAL);
    double.answer = denied;
    const all = await look(world, () => undefined);
    expect(statuses(all)).toEqual({ ...every('unknown'), settings: 'ok', 'sms-templates': 'ok' });
    expect(isReady(all)).toBe(false);
    expect(all[0]!.says).toBe('You may not ask this (AccessDenied): whoever administers the account has to allow you some:GetCallerIdentity.');
    expect(told(all).join()).not.toContain('a.name');
  });

  const DEPLOYED = (Object.keys(CHECKS) as CheckName[]).filter((name) => CHECKS[name].needs === 'deployment');
  const ACTIONS: [string, CheckName[]][] = [
    ['GetCallerIdentity', ['credentials']], ['DescribeStacks', ['quotas', ...DEPLOYED]], ['ListStackResources', ['quotas', ...DEPLOYED]],
    ['GetSMSSandboxAccountStatus', ['sms-sandbox']], ['DescribeAccountAttributes', ['sms-sandbox']], ['DescribeSpendLimits', ['sms-spend']], ['GetSMSAttributes', ['sms-spend', 'receipts']],
    ['DescribeSenderIds', ['sms-route']], ['GetResourcePolicy', ['sms-route']], ['GET /2016-08-19/account-settings', ['concurrency']], ['ListServiceQuotas', ['quotas']], ['ListAWSDefaultServiceQuotas', ['quotas']],
    ['DescribeCertificate', ['certificate']], ['GetTemplate', ['checkout']], ['DetectStackDrift', ['drift']], ['DescribeStackDriftDetectionStatus', ['drift']], ['GET /domainnames/', ['domain']],
    ['ListSubscriptionsByTopic', ['last-resort', 'alarms', 'subscriptions']], ['GetSubscriptionAttributes', ['last-resort', 'alarms', 'subscriptions']], ['GetSecretValue', ['partners', 'voice']],
    ['BatchGetItem', ['quotas', 'people', 'subscriptions']], ['Scan', ['quotas', 'people', 'subscriptions']], ['ListPhoneNumbersOptedOut', ['subscriptions']],
  ]; // prettier-ignore
  it.each(ACTIONS)('AccessDenied on %s alone: what goes by it is not known, all else is', async (action, unknown) => {
    const world = worldOf(account, double, LOCAL);
    double.answer = (asked) => (asked.action.startsWith(action) ? denied(asked) : answerOf(account, asked));
    const all = await look(world, () => undefined);
    expect(statuses(all)).toEqual({ ...every('ok'), ...Object.fromEntries(unknown.map((name) => [name, 'unknown'])) });
    expect(isReady(all)).toBe(false);
  });

  it.each<[string, Answer, string]>([
    ['a throttle', xmlError(400, 'Throttling', 'Rate exceeded'), 'AWS was asked too often: ask again in a minute.'],
    ['anything else', xmlError(400, 'Surprising', 'call +917000000001'), 'It could not be asked (Surprising): ask again, and where that does not help look into the console.'],
  ])('%s is a sentence', async (_, answer, says) => {
    const world = worldOf(account, double, LOCAL);
    double.answer = (asked) => (asked.action === 'GetSMSSandboxAccountStatus' ? answer : answerOf(account, asked));
    const line = await lookAt('sms-sandbox', world);
    expect([line.status, line.says]).toEqual(['unknown', says]);
  });

  it('credentials that have run out: one sentence, and nothing else is asked of AWS', async () => {
    const world = worldOf(account, double, LOCAL);
    double.answer = () => xmlError(403, 'ExpiredToken');
    const all = await look(world, () => undefined);
    expect([all[0]!.status, all[0]!.says, double.asked.length]).toEqual(['blocked', 'Your sign-in has run out: sign in again, and ask again.', 1]);
    expect(all[2]!.says).toBe('Not asked: nobody is signed in.');
  });
});

it('every link leads somewhere: to AWS, or to a heading of a page that is here', () => {
  const links = Object.values(CHECKS).flatMap(({ troubles }) => Object.values(troubles).map(({ link }) => link));
  const headings = (page: string): string[] => [...readFileSync(page, 'utf8').matchAll(/^#+ (.+)$/gm)].map(([, heading]) => heading!.toLowerCase().replace(/[^\p{L}\p{N}\s_-]/gu, '').replace(/\s/g, '-'));
  const broken = links.filter((link) => {
    const [, page, heading] = /^(docs\/[\w-]+\.md)#(.+)$/.exec(link) ?? [];
    return page === undefined ? !/^https:\/\/(docs\.aws\.amazon\.com|(\{region\}\.)?console\.aws\.amazon\.com)\//.test(link) : !headings(page).includes(heading!);
  });
  expect([links.length > 40, broken]).toEqual([true, []]);
});

it('every blocker at once: each is explained, and no number or address is shown', async () => {
  Object.assign(account, { sandboxed: true, tier: 'SANDBOX', spend: { enforced: 1, most: 1, sns: '1' }, sender: null, concurrency: { all: 10, free: 10 }, certificate: null, desks: [], receipts: null, replicas: {} } satisfies Partial<Account>);
  Object.assign(account, { domain: null, optedOut: [account.responders[1]!.number], drift: { status: 'DETECTION_COMPLETE', resources: ['StageQueue'] }, secrets: { Partners: '{"desk":{"secrets":[]}}', Voice: 'x' } } satisfies Partial<Account>);
  account.stacks[STACKS.pipeline] = 'UPDATE_ROLLBACK_COMPLETE';
  account.templates = { ...account.templates, [STACKS.pipeline]: { Resources: {} } };
  account.quotas['sns']![0]![2] = 6;
  account.subscribed = { [arn('LastResortTopicBBBB')]: ['Deleted'], [arn('AlarmsTopicAAAA')]: ['PendingConfirmation'], [topicOf('state-primary')]: ['PendingConfirmation'], [topicOf('state-supervisor')]: [] };
  const all = await lines({ ...LOCAL, smsTemplateIds: { 'alert.hi': '1207000000000001' }, smsEntityId: undefined, standbyRegion: 'ap-south-2' });
  const text = told(all).join('\n');
  expect(statuses(all)).toEqual({ ...every('blocked'), credentials: 'ok', checkout: 'warning', receipts: 'warning' });
  const blockers = all.flatMap(({ found }) => found).filter(({ weight }) => weight === 'blocked');
  expect(text).toContain(`\n${blockers.length} blockers:\n1. settings and pack: `);
  for (const { says, harm, grants, link, takes } of blockers) expect(text).toContain(`${says}\n   For a person at risk: ${harm}\n   Who grants it: ${grants}\n   Where: ${link}\n   How long: ${takes}`);
  expect(text).not.toMatch(/\+91\d|@|\{region\}/);
  expect(isReady(all)).toBe(false);
});
