/** Of what must survive, the second region holds the key; tables and secrets come there from the first, under the same names. Deployed before them. */
import { Stack, type StackProps } from 'aws-cdk-lib';
import { TableV2, type ITableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { Construct } from 'constructs';
import { DIRECTORY, LEDGER } from '../contract/ledger.ts';
import { SECRETS } from '../contract/stacks.ts';
import { HouseKey } from './house-key.ts';
import type { Kept, KeptSecret } from './kept.ts';

export class StandbyLedgerStack extends Stack implements Kept {
  readonly key: HouseKey;
  readonly ledger: ITableV2;
  readonly directory: ITableV2;
  readonly partners: KeptSecret;
  readonly linkKey: KeptSecret;

  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, { ...props, terminationProtection: true });
    this.key = new HouseKey(this, 'Key');
    this.ledger = TableV2.fromTableName(this, 'Ledger', LEDGER.table);
    this.directory = TableV2.fromTableName(this, 'Directory', DIRECTORY.table);
    this.partners = this.replicaOf(SECRETS.partners);
    this.linkKey = this.replicaOf(SECRETS.linkKey);
  }

  /** Secrets Manager adds six characters to the name, which no template of this region knows. */
  private replicaOf(name: string): KeptSecret {
    return { id: name, arn: `arn:${this.partition}:secretsmanager:${this.region}:${this.account}:secret:${name}-??????` };
  }
}
