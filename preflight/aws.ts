/** The services that are asked, in the region of the deployment. */
import { ACMClient } from '@aws-sdk/client-acm';
import { APIGatewayClient } from '@aws-sdk/client-api-gateway';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { PinpointSMSVoiceV2Client } from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { ServiceQuotasClient } from '@aws-sdk/client-service-quotas';
import { SNSClient, type SNSClientConfig } from '@aws-sdk/client-sns';
import { STSClient } from '@aws-sdk/client-sts';

/** What every client takes. */
type Config = Pick<SNSClientConfig, 'region' | 'endpoint' | 'credentials' | 'maxAttempts' | 'requestHandler'>;

/** A person waits, and CloudFormation answers slowly: longer than a function of the pipeline would. */
const PATIENT: Config = { maxAttempts: 5, requestHandler: { connectionTimeout: 10_000, requestTimeout: 20_000, throwOnRequestTimeout: true } };

export interface Aws {
  readonly certificates: ACMClient;
  readonly gateway: APIGatewayClient;
  readonly stacks: CloudFormationClient;
  readonly tables: DynamoDBClient;
  readonly functions: LambdaClient;
  /** AWS End User Messaging, which sends the text messages that SNS takes. */
  readonly texts: PinpointSMSVoiceV2Client;
  readonly secrets: SecretsManagerClient;
  readonly quotas: ServiceQuotasClient;
  readonly sns: SNSClient;
  readonly identity: STSClient;
}

export function awsIn(region: string, changed: Partial<Config> = {}): Aws {
  const config = { ...PATIENT, region, ...changed };
  return {
    certificates: new ACMClient(config),
    gateway: new APIGatewayClient(config),
    stacks: new CloudFormationClient(config),
    tables: new DynamoDBClient(config),
    functions: new LambdaClient(config),
    texts: new PinpointSMSVoiceV2Client(config),
    secrets: new SecretsManagerClient(config),
    quotas: new ServiceQuotasClient(config),
    sns: new SNSClient(config),
    identity: new STSClient(config),
  };
}
