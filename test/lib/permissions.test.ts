/** Least privilege: each function may do what its code calls, on what it is told of, and nothing else; and no policy says anything that does not follow. */
import { buildSync } from 'esbuild';
import { FUNCTIONS, type FunctionName } from '../../contract/functions.ts';
import { BUNDLING, entries } from '../../lib/bundles.ts';
import { callsOfAll, type Call } from './calls.ts';
import { grantedIn } from './granted.ts';
import { opened, opensIn } from './opened.ts';
import { linesOf, ofType, resourcesIn, saidIn, sayer, statementsIn, type Json, type Templates } from './policies.ts';
import { root, synthesized } from './synthesized.ts';

jest.setTimeout(30_000);

/** With a second region, for which more is called. */
const { ledger, pipeline, functionOf } = synthesized({ standbyRegion: 'ap-south-2' });
const templates: Templates = { ledger: ledger.toJSON(), pipeline: pipeline.toJSON() };
const calls = callsOfAll(root);

interface Faults {
  readonly tooMuch: string[];
  readonly missing: string[];
}
function compared(said: readonly string[], rightly: readonly string[]): Faults {
  const [has, may, seen] = [new Set(said), new Set(rightly), new Set<string>()];
  const isFirst = (one: string): boolean => !seen.has(one) && seen.add(one).has(one);
  return { tooMuch: said.filter((one) => !isFirst(one) || !may.has(one)), missing: rightly.filter((one) => !has.has(one)) };
}
const NONE: Faults = { tooMuch: [], missing: [] };
const granted = (by: ReadonlyMap<FunctionName, readonly Call[]> = calls): string[] => grantedIn(templates, { functionOf, calls: by });

it('every policy says what follows from what is called and joined, and nothing else', () => {
  expect(compared(saidIn(templates), granted())).toEqual(NONE);
  expect(saidIn(templates).length).toBeGreaterThan(250);
});

it('also in the only region, with a domain, a voice gateway and no firewall', () => {
  const other = synthesized({ domainName: 'jr.up.gov.in', certificateArn: 'arn:aws:acm:ap-south-1:123456789012:certificate/1', firewall: false, lastResortUrls: 'https://pager.example/1' });
  const both = { ledger: other.ledger.toJSON(), pipeline: other.pipeline.toJSON() };
  expect(compared(saidIn(both), grantedIn(both, { functionOf: other.functionOf, calls }))).toEqual(NONE);
});

it('every function has a role of its own', () => {
  const roles = ofType(resourcesIn(templates), 'Lambda::Function').map(({ Properties }) => Properties['Role']['Fn::GetAtt'][0]);
  expect([roles.length, new Set(roles).size]).toEqual([FUNCTIONS.length, FUNCTIONS.length]);
});

it('each function is started by what leads to it, and by nothing else', () => {
  expect(compared(opensIn(templates), opened(templates))).toEqual(NONE);
});

/** A star in what is allowed, and why it stays. */
const STARS: readonly (readonly [RegExp, string])[] = [
  [/^\{(OnCall|Watch)\w+\} sns:ListPhoneNumbersOptedOut on \*$/, 'It lists numbers, which have no ARN.'],
  [/^\{\w+\} sns:\w+ on arn:aws:sns:ap-south-1:\{AWS::AccountId\}:jeevan-raksha-page-\*$/, 'Topics of responders are made when people are enrolled.'],
  [/^\{AcceptRole\w+\} dynamodb:PutItem on \{Ledger\w+\} if .*"received#\*"/, 'What is accepted is kept for the other region under the name of its incident.'],
  [/^\{TrailWorkerRole\w+\} s3:(PutObject|GetObjectVersion) on arn:aws:s3:::jeevan-raksha-audit-\S+\/\*$/, 'Blocks of the trail are named by incident and number.'],
  [/^\{\w+\} sns:Publish on all but arn:aws:sns:\*:\*:\*$/, 'A text message goes to a number, which has no ARN: everything but topics.'],
  [/^\{EscalationClockRole\w+\} lambda:InvokeFunction on \{EscalationWorker\w+\}:\*$/, 'Versions of the one function that the clock calls.'],
  [/^\{EscalationClockRole\w+\} logs:\w+ on \*$/, 'Step Functions sets up its log through actions that AWS ties to no resource.'],
  [/ at \{Key\w+\} kms:(Decrypt|Encrypt|DescribeKey|CreateGrant|GenerateDataKey\*|ReEncrypt\*) on \*/, "In a key's own policy a star is that key; a star ends two names that AWS itself spells so."],
  [/^AWS:arn:aws:iam::\{AWS::AccountId\}:root at \{Key\w+\} kms:\* on \*$/, "The account's own policies decide who uses the key, as AWS advises: without it nobody could look after it."],
  [/^Service:states\.amazonaws\.com at \{EscalationClockRole\w+\} sts:AssumeRole if .*:stateMachine:\*/, 'Any machine of this account: the one machine is made after its role.'],
  [/^\{\w+\} dynamodb:UpdateItem on \{Directory\w+\} if .*"proofs#\*"/, 'Proofs are kept under the name of the responder.'],
  [/^Service:logs\.\S+ at \{Key\w+\} .*:log-group:\*/, 'Every log of this account and region.'],
];

it('a star in what is allowed has a reason, and every reason a star', () => {
  const stars = saidIn(templates).filter((one) => !one.startsWith('Deny ') && one.includes('*'));
  expect(stars.filter((one) => !STARS.some(([known]) => known.test(one)))).toEqual([]);
  expect(STARS.filter(([known]) => !stars.some((one) => known.test(one))).map(([, reason]) => reason)).toEqual([]);
});

describe('what is changed in a policy is seen', () => {
  const rightly = granted();
  const asked = <K extends string>(key: K) => (statement: Json): Json => ({ ...statement, [key]: [statement[key] ?? [], '*'].flat() });
  /** Null where a statement has nothing to change so. */
  const MUTANTS: Readonly<Record<string, (statement: Json) => Json | null>> = {
    removed: () => ({}),
    'every action': asked('Action'),
    'every resource': asked('Resource'),
    'all the same without a condition': ({ Condition, ...rest }) => (Condition ? rest : null),
    'the other way round': ({ Effect, ...rest }) => ({ ...rest, Effect: Effect === 'Allow' ? 'Deny' : 'Allow' }),
    'for everybody': (statement) => (statement['Principal'] && statement['Principal'] !== '*' && statement['Principal'].AWS !== '*' ? { ...statement, Principal: '*' } : null),
  };

  const placed = statementsIn(templates);
  const say = sayer(templates);
  const lines = placed.map((one) => linesOf(one, say));

  it.each(Object.entries(MUTANTS))('%s', (name, mutate) => {
    let seen = 0;
    for (const [i, one] of placed.entries()) {
      const mutant = mutate(one.statement);
      if (mutant === null) continue;
      const instead = name === 'removed' ? [] : linesOf({ ...one, statement: mutant }, say);
      const { tooMuch, missing } = compared([...lines.slice(0, i), instead, ...lines.slice(i + 1)].flat(), rightly.filter((line) => !line.includes('} has ')));
      expect([one.holder.id, one.statement, tooMuch.length + missing.length > 0]).toEqual([one.holder.id, one.statement, true]);
      seen += 1;
    }
    expect(seen).toBeGreaterThan(12);
    expect(lines.flat()).toEqual(saidIn(templates).filter((line) => !line.includes('} has ')));
  });

  it('whatever the policies say, what is rightly granted is the same', () => {
    const bare = structuredClone(templates) as Record<string, Json>;
    for (const { among } of statementsIn(bare)) among.length = 0;
    expect(grantedIn(bare, { functionOf, calls })).toEqual(rightly);
  });

  it('a policy that AWS manages, and a policy of a kind that nobody has thought of', () => {
    const more = structuredClone(templates) as Record<string, Json>;
    const resources = more['pipeline']!['Resources'] as Json;
    resources[Object.keys(resources).find((id) => id.startsWith('WallRole'))!].Properties.ManagedPolicyArns = ['arn:aws:iam::aws:policy/AdministratorAccess'];
    resources['Planted'] = { Type: 'AWS::Planted::Policy', Properties: { Deep: [{ Document: { Statement: [{ Effect: 'Allow', Action: 'x:Y', Resource: '*', Principal: '*' }] } }] } };
    expect(compared(saidIn(more), rightly).tooMuch).toEqual(['* at {Planted} x:Y on *', expect.stringMatching(/^\{WallRole\w+\} has arn:aws:iam::aws:policy\/AdministratorAccess$/)]);
  });

  it('a function that somebody else may start, or nobody', () => {
    const permissions = ofType(resourcesIn(templates), 'Lambda::Permission');
    for (const { Properties } of permissions) {
      for (const [key, value] of [['SourceArn', '*'], ['Principal', '*'], ['FunctionName', 'another']] as const) {
        const before = Properties[key];
        Properties[key] = value;
        expect(compared(opensIn(templates), opened(templates))).not.toEqual(NONE);
        Properties[key] = before;
      }
    }
  });
});

describe('what is changed in a function is seen', () => {
  const withCalls = (name: FunctionName, change: (some: readonly Call[]) => readonly Call[]): Faults => compared(saidIn(templates), granted(new Map(calls).set(name, [...change(calls.get(name)!)])));

  it.each(FUNCTIONS)('%s: a call without a grant, and a grant without a call', (name) => {
    expect(calls.get(name)).not.toEqual([]);
    expect(withCalls(name, (some) => [...some, { file: 'adapters/aws/sqs.ts', action: 'sqs:PurgeQueue' }, { file: 'lambdas/last-resort.ts', action: 'sns:RemovePermission' }, { file: 'adapters/aws/outsight.ts', action: 'sns:Subscribe' }]).missing).not.toEqual([]);
    for (const call of calls.get(name)!) expect([call, withCalls(name, (some) => some.filter(({ action }) => action !== call.action)).tooMuch.length > 0]).toEqual([call, true]);
  });

  it('a call of a file that nobody has thought of is refused in a sentence', () => {
    expect(() => withCalls('wall', (some) => [...some, { file: 'lambdas/wall.ts', action: 'sqs:SendMessage' }])).toThrow('lambdas/wall.ts calls sqs:SendMessage: say in test/lib/granted.ts of which resource');
  });
});

it('what is deployed has no command of AWS that the calls were not read from', () => {
  const inside = buildSync({ ...BUNDLING, ...entries(root), outdir: root, write: false, metafile: true }).metafile.outputs;
  const outside = buildSync({ ...BUNDLING, ...entries(root), format: 'esm', packages: 'external', outdir: root, write: false }).outputFiles;
  for (const { path, text } of outside) {
    const name = path.split('/').at(-2) as FunctionName;
    const { inputs } = Object.entries(inside).find(([file]) => file.startsWith(`${name}/`))![1];
    const there = Object.keys(inputs).flatMap((file) => /@aws-sdk\/client-[\w-]+\/.*\/commands\/(\w+)Command\.js$/.exec(file)?.[1] ?? []);
    const taken = [...text.matchAll(/^import \{([^}]*)\} from "@aws-sdk\/client-/gm)].flatMap(([, some]) => [...some!.matchAll(/(\w+)Command\b/g), ...some!.matchAll(/paginate(\w+)/g)].map(([, one]) => one!));
    const unread = there.filter((command) => !taken.includes(command) && command !== 'DescribeEndpoints'); // a client of DynamoDB has it for itself, and asks only where it is told to
    const unfound = calls.get(name)!.filter(({ action }) => !action.startsWith('s3:')).map(({ action }) => action.split(':')[1]!).filter((command) => !there.includes(command));
    expect([name, unread, unfound]).toEqual([name, [], []]);
  }
});

describe('what is sent', () => {
  it.each(['Queue', 'Topic'])('goes to a %s over TLS only', (kind) => {
    const holders = ofType(resourcesIn(templates), kind === 'Queue' ? 'SQS::Queue' : 'SNS::Topic');
    const denied = saidIn(templates).filter((one) => one.startsWith('Deny ') && one.includes('"aws:SecureTransport":"false"'));
    expect(holders.filter(({ id }) => !denied.some((one) => one.includes(` on {${id}}`)))).toEqual([]);
  });
});
