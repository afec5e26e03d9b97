import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { QueueEncryption, type QueueProps } from 'aws-cdk-lib/aws-sqs';

/** What every queue has: our key, and no door without TLS. A data key serves for an hour, so that a burst does not wait for KMS. What lies on it outlives its stack: a stack that is taken down in haste loses no alert. */
export const sealed = (key: IKey): QueueProps => ({ enforceSSL: true, encryption: QueueEncryption.KMS, encryptionMasterKey: key, dataKeyReuse: Duration.hours(1), removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE });
