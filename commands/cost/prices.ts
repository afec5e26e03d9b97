/**
 * What AWS publishes of its prices, for Mumbai (ap-south-1), in US dollars without tax: the one table that the command and docs/cost.md read.
 *
 * Prices change without notice; what counts is the account's bill. Discounts for volume are left out.
 */
export interface Price {
  readonly usd: number;
  /** So many are what `usd` buys. */
  readonly per: number;
  /** As it is read after `per`. */
  readonly unit: string;
  readonly source: Source;
  /**
   * `page`: on AWS's own page for Mumbai. `quoted`: the line of AWS's price list or bill for Mumbai (APS3), as public projects quote it.
   * `check`: AWS's page names it for its first region, or somebody else does; nobody has seen Mumbai's.
   */
  readonly seen: 'page' | 'quoted' | 'check';
  /** Units a month that AWS gives to every account for good. Shown apart, and not counted on. */
  readonly freePerMonth: number;
}

/** When the pages below were read, in copies that may be older. */
export const READ = '2026-11-28';
export const REGION = 'ap-south-1';

const page = (title: string, path: string) => ({ title, url: `https://aws.amazon.com/${path}/pricing/` }) as const;
const SOURCES = {
  alarms: page('Amazon CloudWatch pricing', 'cloudwatch'),
  lambda: page('AWS Lambda pricing', 'lambda'),
  dynamo: { title: 'Amazon DynamoDB pricing for on-demand capacity', url: 'https://aws.amazon.com/dynamodb/pricing/on-demand/' },
  steps: page('AWS Step Functions pricing', 'step-functions'),
  gateway: page('Amazon API Gateway pricing', 'api-gateway'),
  sqs: page('Amazon SQS pricing', 'sqs'),
  sns: page('Amazon SNS pricing', 'sns'),
  sms: page('AWS End User Messaging pricing', 'end-user-messaging'),
  secrets: page('AWS Secrets Manager pricing', 'secrets-manager'),
  kms: page('AWS Key Management Service pricing', 'kms'),
  waf: page('AWS WAF pricing', 'waf'),
  s3: page('Amazon S3 pricing', 's3'),
  transfer: { title: 'Amazon EC2 on-demand pricing, data transfer', url: 'https://aws.amazon.com/ec2/pricing/on-demand/' },
} as const;
export type Source = (typeof SOURCES)[keyof typeof SOURCES];

const MILLION = 1_000_000;
type Seen = Price['seen'];
const price = (usd: number, per: number, unit: string, source: Source, seen: Seen): Price => ({ usd, per, unit, source, seen, freePerMonth: 0 });
const giving = (freePerMonth: number, one: Price): Price => ({ ...one, freePerMonth });

export const PRICES = {
  alarmMetrics: giving(10, price(0.1, 1, 'metric of an alarm a month', SOURCES.alarms, 'check')),
  fastAlarmMetrics: price(0.3, 1, 'metric of an alarm that looks more often than once a minute, a month', SOURCES.alarms, 'check'),
  compositeAlarms: price(0.5, 1, 'composite alarm a month', SOURCES.alarms, 'check'),
  customMetrics: giving(10, price(0.3, 1, 'custom metric that is reported every hour of a month', SOURCES.alarms, 'check')),
  dashboards: giving(3, price(3, 1, 'dashboard a month', SOURCES.alarms, 'check')),
  logGb: giving(5, price(0.67, 1, 'GB of logs taken in', SOURCES.alarms, 'quoted')),
  searchedGb: price(0.12, 1, 'GB of logs looked through for personal data', SOURCES.alarms, 'check'),
  logGbMonths: price(0.03, 1, 'GB of logs kept a month', SOURCES.alarms, 'quoted'),
  lambdaRequests: giving(MILLION, price(0.2, MILLION, 'invocations', SOURCES.lambda, 'quoted')),
  lambdaGbSeconds: giving(400_000, price(0.0000133334, 1, 'GB-second (arm64)', SOURCES.lambda, 'quoted')),
  writeUnits: price(0.71, MILLION, 'write units', SOURCES.dynamo, 'quoted'),
  readUnits: price(0.1425, MILLION, 'read units', SOURCES.dynamo, 'quoted'),
  tableGbMonths: giving(25, price(0.285, 1, 'GB of a table a month', SOURCES.dynamo, 'quoted')),
  recoveryGbMonths: price(0.228, 1, 'GB that can be recovered to any second, a month', SOURCES.dynamo, 'check'),
  transitions: giving(4_000, price(0.0285, 1_000, 'state transitions', SOURCES.steps, 'page')),
  gatewayRequests: price(3.5, MILLION, 'requests of a REST API', SOURCES.gateway, 'check'),
  sqsRequests: giving(MILLION, price(0.4, MILLION, 'requests of a standard queue', SOURCES.sqs, 'check')),
  snsPublishes: giving(MILLION, price(0.5, MILLION, 'publishes', SOURCES.sns, 'check')),
  mails: giving(1_000, price(2, 100_000, 'e-mails', SOURCES.sns, 'check')),
  secrets: price(0.4, 1, 'secret a month', SOURCES.secrets, 'quoted'),
  secretCalls: price(0.05, 10_000, 'looks at a secret', SOURCES.secrets, 'check'),
  keys: price(1, 1, 'customer key a month', SOURCES.kms, 'quoted'),
  webAcls: price(5, 1, 'web ACL a month', SOURCES.waf, 'check'),
  webAclRules: price(1, 1, 'rule of a web ACL a month', SOURCES.waf, 'check'),
  bucketWrites: price(0.005, 1_000, 'writes and lists of a bucket', SOURCES.s3, 'check'),
  bucketReads: price(0.0004, 1_000, 'reads of a bucket', SOURCES.s3, 'check'),
  bucketGbMonths: price(0.025, 1, 'GB of a bucket a month', SOURCES.s3, 'check'),
  transferGb: giving(100, price(0.1093, 1, 'GB sent to the internet', SOURCES.transfer, 'quoted')),
  /** Others say 0.03 to 0.05, and twenty times the local route. */
  smsInternational: price(0.05, 1, 'part of an SMS to India, international route', SOURCES.sms, 'check'),
  smsLocal: price(0.00278, 1, 'part of an SMS to India, local route', SOURCES.sms, 'check'),
} as const satisfies Record<string, Price>;

export type PriceName = keyof typeof PRICES;
