/** What must survive: incidents, people, and the secrets. Deployed first, replaced never. */
import { RemovalPolicy, SecretValue, Stack, type StackProps } from 'aws-cdk-lib';
import { AttributeType, Billing, ProjectionType, StreamViewType, TableEncryptionV2, TableV2, type ITableV2, type TablePropsV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Key, type IKey } from 'aws-cdk-lib/aws-kms';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { DIRECTORY, LEDGER } from '../contract/ledger.ts';
import { KEY_ALIAS, SECRETS } from '../contract/stacks.ts';
import { AuditBucket } from './audit-bucket.ts';
import { HouseKey } from './house-key.ts';
import { keptSecret, type Kept, type KeptSecret } from './kept.ts';
import { orRestored } from './restored.ts';
import type { Settings } from './settings.ts';

export interface LedgerStackProps extends StackProps {
  /** With a `standbyRegion`, tables and secrets are replicated there, with the key that bears our name there. */
  readonly settings: Pick<Settings, 'standbyRegion' | 'auditYears' | 'restoredLedger' | 'restoredDirectory'>;
}

export class LedgerStack extends Stack implements Kept {
  readonly key: HouseKey;
  readonly ledger: ITableV2;
  readonly directory: ITableV2;
  readonly partners: KeptSecret;
  readonly linkKey: KeptSecret;

  constructor(scope: Construct, id: string, { settings, ...props }: LedgerStackProps) {
    super(scope, id, { ...props, terminationProtection: true });
    this.key = new HouseKey(this, 'Key');
    const { standbyRegion } = settings;
    const there = standbyRegion === undefined ? null : { region: standbyRegion, encryptionKey: this.keyIn(standbyRegion) };
    const survives = { pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true }, deletionProtection: true };
    const kept: Partial<TablePropsV2> = {
      billing: Billing.onDemand(),
      ...survives,
      removalPolicy: RemovalPolicy.RETAIN,
      encryption: TableEncryptionV2.customerManagedKey(this.key, there === null ? {} : { [there.region]: there.encryptionKey.keyArn }),
      dynamoStream: StreamViewType.NEW_AND_OLD_IMAGES, // what replicas need; the trail wants the keys only
      ...(there && { replicas: [{ region: there.region, ...survives }] }),
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

    const guarded = { removalPolicy: RemovalPolicy.RETAIN, encryptionKey: this.key, ...(there && { replicaRegions: [there] }) };
    const partners = new Secret(this, 'Partners', {
      ...guarded,
      secretName: SECRETS.partners,
      description: 'Jeevan Raksha: secrets of the partners that send alerts',
      // Holds no secret yet, and must never depend on a setting: CloudFormation would write it over the secrets put in since.
      secretStringValue: SecretValue.unsafePlainText('{"desk":{"secrets":[]}}'),
    });
    const linkKey = new Secret(this, 'LinkKey', {
      ...guarded,
      secretName: SECRETS.linkKey,
      description: "Jeevan Raksha: key of the tokens in pages' links",
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
    });
    [this.partners, this.linkKey] = [keptSecret(partners), keptSecret(linkKey)];
  }

  /** By its alias: a key's own name is made in its region, and no template of another knows it. */
  private keyIn(region: string): IKey {
    return Key.fromKeyArn(this, 'StandbyKey', `arn:${this.partition}:kms:${region}:${this.account}:${KEY_ALIAS}`);
  }
}

const keys = ({ partitionKey, sortKey }: { readonly partitionKey: string; readonly sortKey: string }) => ({
  partitionKey: { name: partitionKey, type: AttributeType.STRING },
  sortKey: { name: sortKey, type: AttributeType.STRING },
});
