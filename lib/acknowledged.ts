/** Findings of the rule packs that stay, each with the reason that an auditor is given. What is not here stops the deploy. */
import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { STACKS, STANDBY_STACKS } from '../contract/stacks.ts';
import type { Settings } from './settings.ts';

export interface Acknowledged {
  /** Below the app, without the resource's own name at the end; it holds for everything below it. */
  readonly path: string;
  readonly findings: readonly string[];
  readonly reason: string;
}

const { ledger: LEDGER, pipeline: PIPELINE } = STACKS;
const DOOR = `${PIPELINE}/Door/Api`;
const STAGE = `${DOOR}/DeploymentStage.prod`;
const CLOCK = `${PIPELINE}/Escalation/Clock`;

const OPEN = 'Anybody may knock: the function behind it checks what no authorizer of API Gateway can. ';
const MACHINE_TURNED = 'It is turned by hand with an overlap, as docs/runbook.md says: two sides hold it, and a rotation that only one of them knows of would refuse alerts or kill links.';

const open = (path: string, why: string): Acknowledged => ({ path: `${DOOR}/Default/${path}`, findings: ['AwsSolutions-APIG4', 'AwsSolutions-COG4'], reason: OPEN + why });
const bySignature = (path: string): Acknowledged => ({ path: `${DOOR}/Default/${path}`, findings: ['AwsSolutions-COG4'], reason: 'Requests are signed with AWS Signature 4 by a principal of this account; there are no other users yet.' });

const ALWAYS: readonly Acknowledged[] = [
  { path: `${LEDGER}/Partners`, findings: ['AwsSolutions-SMG4', 'NIST.800.53.R5-SecretsManagerRotationEnabled'], reason: MACHINE_TURNED },
  { path: `${LEDGER}/LinkKey`, findings: ['AwsSolutions-SMG4', 'NIST.800.53.R5-SecretsManagerRotationEnabled'], reason: MACHINE_TURNED },
  { path: `${PIPELINE}/Voice/Credentials`, findings: ['AwsSolutions-SMG4', 'NIST.800.53.R5-SecretsManagerRotationEnabled'], reason: 'The gateway gives it out, and only the gateway can turn it.' },
  { path: `${PIPELINE}/Canary/Secret`, findings: ['AwsSolutions-SMG4', 'NIST.800.53.R5-SecretsManagerRotationEnabled'], reason: 'It was made at random and no person ever sees it; with it one can only start exercises, which page nobody. Deleted with its stack it is made anew.' },
  { path: `${PIPELINE}/Canary/Inbox`, findings: ['AwsSolutions-SQS3'], reason: 'It holds copies of exercises for ten minutes. One that nobody takes out is a failed exercise, which its alarm tells; dead letters of it would say no more.' },

  { path: `${LEDGER}/Audit`, findings: ['AwsSolutions-S1', 'NIST.800.53.R5-S3BucketLoggingEnabled'], reason: 'One function writes here, each write stays to be seen, and what is here holds nothing of any person: who reads it is nobody\'s harm. A bucket for its logs would be a second one to guard.' },
  { path: `${LEDGER}/Audit`, findings: ['NIST.800.53.R5-S3BucketReplicationEnabled'], reason: 'What it holds is also in the ledger, which can be had back to any second of 35 days; S3 keeps it at three sites. A loss of the region is a loss of evidence of it, and of no alert.' },

  { path: DOOR, findings: ['AwsSolutions-APIG2'], reason: 'A signed alert is never refused for what it says: a request that a schema refuses would be a person nobody hears of. What is in it is read leniently, and kept.' },
  { path: STAGE, findings: ['AwsSolutions-APIG6', 'NIST.800.53.R5-APIGWExecutionLoggingEnabled'], reason: 'Execution logs write the query, and with it the token that opens a page. The access log has everything else.' },
  { path: STAGE, findings: ['NIST.800.53.R5-APIGWCacheEnabledAndEncrypted'], reason: 'No answer may be cached: they differ by person and by second, and hold what only the holder may see.' },
  { path: STAGE, findings: ['NIST.800.53.R5-APIGWSSLEnabled'], reason: 'There is no backend to show a client certificate to: API Gateway calls the functions by IAM.' },
  { path: `${DOOR}/CloudWatchRole`, findings: ['AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs]'], reason: 'The role that API Gateway has once for an account and region; AWS keeps its policy.' },
  open('v1/partners/{partner}/alerts', 'Each alert is signed over its very bytes, which authorizers never see.'),
  open('a', 'The link carries a token of 100 bits, and whatever can be seen or done follows from whom it was sent to.'),
  open('v1/calls', 'The voice gateway knows each call by a token of 100 bits.'),
  open('calendar.ics', "A calendar's address carries a token of 100 bits, as calendar programs cannot sign in."),
  open('wall', "The wall's address carries a key, and shows nothing of any person."),
  bySignature('v1/incidents'),
  bySignature('v1/oncall'),

  { path: `${PIPELINE}/OnCall`, findings: ['AwsSolutions-IAM5[Resource::*]'], reason: 'To list numbers that opted out has no resource: a number has no ARN.' },
  { path: `${PIPELINE}/Watch`, findings: ['AwsSolutions-IAM5[Resource::*]'], reason: 'To list numbers that opted out has no resource: a number has no ARN.' },
  { path: CLOCK, findings: ['AwsSolutions-IAM5[Resource::*]'], reason: 'Step Functions sets up its log through actions that AWS ties to no resource.' },
  { path: CLOCK, findings: ['AwsSolutions-IAM5[Resource::<EscalationWorker8AF1F8E6.Arn>:*]'], reason: 'Versions of the one function that it calls.' },
  { path: CLOCK, findings: ['AwsSolutions-SF1'], reason: 'Errors are logged. Every turn of every wait would be, a thousand an incident, and would say nothing that the incident itself does not.' },
  { path: CLOCK, findings: ['AwsSolutions-SF2'], reason: "An incident's own events are its trace, to the page and the person; X-Ray's kit for it is no longer developed." },

  { path: PIPELINE, findings: ['NIST.800.53.R5-IAMNoInlinePolicy'], reason: 'Each role has one policy of its own that dies with it and is used by nobody else; a test holds it against what the function does.' },
  { path: PIPELINE, findings: ['NIST.800.53.R5-LambdaInsideVPC'], reason: 'The functions reach AWS alone, over TLS and IAM. A VPC would add an address to run out of and a gateway to fail between an alert and its page, and hold nothing back.' },
  { path: PIPELINE, findings: ['NIST.800.53.R5-LambdaConcurrency'], reason: 'Queues limit enrich and route, API Gateway the rest. Reserved concurrency would turn the next alert away while the account has room.' },
  { path: PIPELINE, findings: ['NIST.800.53.R5-LambdaDLQ'], reason: 'Queues have dead letters of their own; what is called by API Gateway or Step Functions is answered to them. Of the functions that a schedule calls without an answer sweep has its queue; a run that canary or watch loses is made good by the next, and missed by an alarm.' },
];

type Asked = Pick<Settings, 'region' | 'firewall'> & Partial<Pick<Settings, 'standbyRegion'>>;

/** With a second region, the same holds for the same pipeline there. */
export function acknowledged({ region, firewall, standbyRegion }: Asked): Acknowledged[] {
  const there = standbyRegion === undefined ? [] : inOneRegion({ region: standbyRegion, firewall }).filter(({ path }) => path.startsWith(PIPELINE));
  return [...inOneRegion({ region, firewall }), ...there.map((row) => ({ ...row, path: row.path.replace(PIPELINE, STANDBY_STACKS.pipeline) }))];
}

const inOneRegion = ({ region, firewall }: Asked): Acknowledged[] => [
  ...ALWAYS,
  { path: PIPELINE, findings: [`AwsSolutions-IAM5[Resource::arn:aws:sns:${region}:<AWS::AccountId>:jeevan-raksha-page-*]`], reason: "Topics of responders are made when people are enrolled; no template knows them. The name's beginning is ours." },
  { path: `${PIPELINE}/Trail/Worker`, findings: [`AwsSolutions-IAM5[Resource::arn:aws:s3:::jeevan-raksha-audit-<AWS::AccountId>-${region}/*]`], reason: 'Blocks of the trail are named by incident and number. It may add and read them; the bucket refuses every write over what is there.' },
  ...(firewall ? [] : [{ path: STAGE, findings: ['AwsSolutions-APIG3', 'NIST.800.53.R5-APIGWAssociatedWithWAF'], reason: 'The administrator has switched the firewall off by its setting; throttles of the stage remain.' }]),
];

/** Throws where a row speaks of something that is no longer there: a reason must not outlive what it excuses. */
export function acknowledge(app: IConstruct, rows: readonly Acknowledged[]): void {
  const all = app.node.findAll();
  for (const { path, findings, reason } of rows) {
    const found = all.filter(({ node }) => node.path === path || node.path === `${path}Role`);
    if (found.length === 0) throw new Error(`lib/acknowledged.ts speaks of ${path}, which no stack has`);
    for (const construct of found) for (const id of findings) Validations.of(construct).acknowledge({ id, reason });
  }
}
