/** What a process on this laptop needs to reach the emulators as if they were AWS. */
export interface Endpoints {
  readonly sqs: string;
  readonly dynamodb: string;
  readonly s3: string;
  /** SNS, Step Functions and Secrets Manager. */
  readonly others: string;
}

export const CREDENTIALS = { accessKeyId: 'laptop', secretAccessKey: 'laptop' };

export function awsEnvironment({ sqs, dynamodb, s3, others }: Endpoints, region: string): Readonly<Record<string, string>> {
  return {
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_ACCESS_KEY_ID: CREDENTIALS.accessKeyId,
    AWS_SECRET_ACCESS_KEY: CREDENTIALS.secretAccessKey,
    // Nothing of whoever runs this: no profile, no credentials of a real account.
    AWS_CONFIG_FILE: 'none',
    AWS_SHARED_CREDENTIALS_FILE: 'none',
    AWS_ENDPOINT_URL_SQS: sqs,
    AWS_ENDPOINT_URL_DYNAMODB: dynamodb,
    AWS_ENDPOINT_URL_S3: s3,
    AWS_ENDPOINT_URL_SNS: others,
    AWS_ENDPOINT_URL_SFN: others,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: others,
  };
}
