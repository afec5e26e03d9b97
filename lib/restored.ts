import { Arn, ArnFormat } from 'aws-cdk-lib';
import { TableV2, type ITableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';

/** A table, or what was restored from it and takes its place. Its own stays as it is, so that nothing of it is lost: docs/restore.md. `stream`: of the restored one, by whose ARN it is known. */
export function orRestored(scope: Construct, own: TableV2, stream: string | undefined, key: IKey): ITableV2 {
  if (stream === undefined) return own;
  const tableArn = stream.slice(0, stream.indexOf('/stream/'));
  const tableName = Arn.split(tableArn, ArnFormat.SLASH_RESOURCE_NAME).resourceName!;
  return TableV2.fromTableAttributes(scope, `Restored-${tableName}`, { tableArn, tableStreamArn: stream, encryptionKey: key, grantIndexPermissions: true });
}
