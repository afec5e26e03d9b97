/** The two stacks, and what they tell the administrator and the commands that run against a deployment. */
export const STACKS = { ledger: 'JeevanRaksha-Ledger', pipeline: 'JeevanRaksha-Pipeline' } as const;

/** What the command `cdk` calls those of a second region. CloudFormation knows them there by the names above. */
export const STANDBY_STACKS = { ledger: 'JeevanRaksha-Standby-Ledger', pipeline: 'JeevanRaksha-Standby-Pipeline' } as const;

/** The state's own key, by which topics made at run time are encrypted too. */
export const KEY_ALIAS = 'alias/jeevan-raksha';

/** Names of the secrets that must survive, the same in every region. */
export const SECRETS = { partners: 'jeevan-raksha/partners', linkKey: 'jeevan-raksha/link-key' } as const;

/** CloudWatch's screen of the journey. */
export const DASHBOARD = 'jeevan-raksha';

export const OUTPUTS = {
  /** Where each partner sends its alerts, one address after another. */
  alertsUrls: 'AlertsUrls',
  /** Secrets Manager: all partners' secrets. */
  partnersSecret: 'PartnersSecret',
  /** DynamoDB: responders, desks, rosters. */
  directoryTable: 'DirectoryTable',
  /** DynamoDB: incidents. */
  ledgerTable: 'LedgerTable',
  /** S3: the trail of what happened. */
  auditBucket: 'AuditBucket',
  /** SNS: what no function could handle. */
  lastResortTopic: 'LastResortTopic',
  /** A command that makes SNS report what becomes of text messages; to be run once. */
  smsReceipts: 'SmsReceipts',
  /** Secrets Manager: `key:token` of the voice gateway. */
  voiceSecret: 'VoiceSecret',
  /** With a domain only: what its DNS record must point to. */
  dnsTarget: 'DnsTarget',
} as const;
