/** What survives, as the pipeline of either region sees it. */
import type { ITableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';

export interface KeptSecret {
  /** By which it is asked for. */
  readonly id: string;
  /** For whoever may ask. */
  readonly arn: string;
}

export interface Kept {
  readonly key: IKey;
  readonly ledger: ITableV2;
  readonly directory: ITableV2;
  /** All partners' secrets: `{"meta": {"secrets": ["whsec_…"]}}`. */
  readonly partners: KeptSecret;
  /** The key of the links' tokens. */
  readonly linkKey: KeptSecret;
}

export const keptSecret = ({ secretArn }: ISecret): KeptSecret => ({ id: secretArn, arn: secretArn });
