import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AnyPrincipal, Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectLockRetention } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';

/** In every region its own, and of all accounts one only. */
export const auditBucketName = ({ account, region }: Stack): string => `jeevan-raksha-audit-${account}-${region}`;

/** Where the trail lies: what is put here stays as it is for years, whoever asks. */
export class AuditBucket extends Bucket {
  constructor(scope: Construct, id: string, { key, years }: { readonly key: IKey; readonly years: number }) {
    super(scope, id, {
      bucketName: auditBucketName(Stack.of(scope)),
      versioned: true,
      // Compliance: also who has every key of the account waits. Governance would leave it to a permission.
      objectLockDefaultRetention: ObjectLockRetention.compliance(Duration.days(365 * years)),
      encryption: BucketEncryption.KMS,
      encryptionKey: key,
      bucketKeyEnabled: true,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    // Nothing is ever put over what is there: a lock alone would keep the old version, and show the new one.
    this.addToResourcePolicy(
      new PolicyStatement({ sid: 'OnlyWhatIsNew', effect: Effect.DENY, principals: [new AnyPrincipal()], actions: ['s3:PutObject'], resources: [this.arnForObjects('*')], conditions: { Null: { 's3:if-none-match': 'true' } } }),
    );
  }
}
