/** What must survive: incidents, people, and the secrets. Deployed first, replaced never. */
import { RemovalPolicy, SecretValue, Stack, type StackProps } from 'aws-cdk-lib';
import { AttributeType, BillingMode, ProjectionType, Table, TableEncryption, type TableProps } from 'aws-cdk-lib/aws-dynamodb';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { DIRECTORY, LEDGER } from '../contract/ledger.ts';
import { HouseKey } from './house-key.ts';

export class LedgerStack extends Stack {
  readonly key: HouseKey;
  readonly ledger: Table;
  readonly directory: Table;
  /** All partners' secrets: `{"meta": {"secrets": ["whsec_…"]}}`. */
  readonly partners: Secret;
  /** The key of the links' tokens. */
  readonly linkKey: Secret;

  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, { ...props, terminationProtection: true });
    this.key = new HouseKey(this, 'Key');
    const kept: Partial<TableProps> = {
      billingMode: BillingMode.PAY_PER_REQUEST,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: this.key,
    };
    this.ledger = new Table(this, 'Ledger', { ...kept, ...keys(LEDGER), timeToLiveAttribute: LEDGER.timeToLive });
    for (const index of [LEDGER.due, LEDGER.listing]) {
      // An index nominates; a consistent read of the item decides. So keys are all it needs.
      this.ledger.addGlobalSecondaryIndex({ indexName: index.index, ...keys(index), projectionType: ProjectionType.KEYS_ONLY });
    }
    this.directory = new Table(this, 'Directory', { ...kept, ...keys(DIRECTORY) });

    const guarded = { removalPolicy: RemovalPolicy.RETAIN, encryptionKey: this.key };
    this.partners = new Secret(this, 'Partners', {
      ...guarded,
      description: 'Jeevan Raksha: secrets of the partners that send alerts',
      // Holds no secret yet, and must never depend on a setting: CloudFormation would write it over the secrets put in since.
      secretStringValue: SecretValue.unsafePlainText('{"desk":{"secrets":[]}}'),
    });
    this.linkKey = new Secret(this, 'LinkKey', {
      ...guarded,
      description: "Jeevan Raksha: key of the tokens in pages' links",
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
    });
  }
}

const keys = ({ partitionKey, sortKey }: { readonly partitionKey: string; readonly sortKey: string }) => ({
  partitionKey: { name: partitionKey, type: AttributeType.STRING },
  sortKey: { name: sortKey, type: AttributeType.STRING },
});
