/** What must survive: incidents, people, and the secrets. Deployed first, replaced never. */
import { RemovalPolicy, SecretValue, Stack, type StackProps } from 'aws-cdk-lib';
import { AttributeType, Billing, ProjectionType, StreamViewType, TableEncryptionV2, TableV2, type ITableV2, type TablePropsV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { DIRECTORY, LEDGER } from '../contract/ledger.ts';
import { SECRETS } from '../contract/stacks.ts';
import { AuditBucket } from './audit-bucket.ts';
import { HouseKey } from './house-key.ts';
import { orRestored } from './restored.ts';
import type { Settings } from './settings.ts';

export interface LedgerStackProps extends StackProps {
  readonly settings: Pick<Settings, 'auditYears' | 'restoredLedger' | 'restoredDirectory'>;
}

export class LedgerStack extends Stack {
  readonly key: HouseKey;
  readonly ledger: ITableV2;
  readonly directory: ITableV2;
  /** All partners' secrets: `{"meta": {"secrets": ["whsec_…"]}}`. */
  readonly partners: Secret;
  /** The key of the links' tokens. */
  readonly linkKey: Secret;

  constructor(scope: Construct, id: string, { settings, ...props }: LedgerStackProps) {
    super(scope, id, { ...props, terminationProtection: true });
    this.key = new HouseKey(this, 'Key');
    const kept: Partial<TablePropsV2> = {
      billing: Billing.onDemand(),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
      encryption: TableEncryptionV2.customerManagedKey(this.key),
      dynamoStream: StreamViewType.NEW_AND_OLD_IMAGES, // what replicas need; the trail wants the keys only
    };
    const ledger = new TableV2(this, 'Ledger', {
      ...kept,
      ...keys(LEDGER),
      tableName: LEDGER.table,
      timeToLiveAttribute: LEDGER.timeToLive,
      // An index nominates; a consistent read of the item decides. So keys are all it needs.
      globalSecondaryIndexes: [LEDGER.due, LEDGER.listing].map((index) => ({ indexName: index.index, ...keys(index), projectionType: ProjectionType.KEYS_ONLY })),
    });
    const directory = new TableV2(this, 'Directory', { ...kept, ...keys(DIRECTORY), tableName: DIRECTORY.table });
    this.ledger = orRestored(this, ledger, settings.restoredLedger, this.key);
    this.directory = orRestored(this, directory, settings.restoredDirectory, this.key);
    new AuditBucket(this, 'Audit', { key: this.key, years: settings.auditYears });

    const guarded = { removalPolicy: RemovalPolicy.RETAIN, encryptionKey: this.key };
    this.partners = new Secret(this, 'Partners', {
      ...guarded,
      secretName: SECRETS.partners,
      description: 'Jeevan Raksha: secrets of the partners that send alerts',
      // Holds no secret yet, and must never depend on a setting: CloudFormation would write it over the secrets put in since.
      secretStringValue: SecretValue.unsafePlainText('{"desk":{"secrets":[]}}'),
    });
    this.linkKey = new Secret(this, 'LinkKey', {
      ...guarded,
      secretName: SECRETS.linkKey,
      description: "Jeevan Raksha: key of the tokens in pages' links",
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
    });
  }
}

const keys = ({ partitionKey, sortKey }: { readonly partitionKey: string; readonly sortKey: string }) => ({
  partitionKey: { name: partitionKey, type: AttributeType.STRING },
  sortKey: { name: sortKey, type: AttributeType.STRING },
});
