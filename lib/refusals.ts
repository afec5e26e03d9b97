import { ResponseType, type RestApi } from 'aws-cdk-lib/aws-apigateway';
import { PROBLEMS } from '../contract/routes.ts';

type Refusal = readonly [ResponseType, status: number, problem: string, title: string, retryAfter?: number];

/** API Gateway's own errors, said as our functions say theirs (RFC 9457). Senders retry what is 429 or 5xx. */
const REFUSALS: Readonly<Record<string, Refusal>> = {
  NoSuchRoute: [ResponseType.MISSING_AUTHENTICATION_TOKEN, 404, PROBLEMS.notFound, 'There is nothing at this path'],
  NoSuchResource: [ResponseType.RESOURCE_NOT_FOUND, 404, PROBLEMS.notFound, 'There is nothing at this path'],
  TooLarge: [ResponseType.REQUEST_TOO_LARGE, 413, PROBLEMS.tooLarge, 'The body is too large'],
  Throttled: [ResponseType.THROTTLED, 429, PROBLEMS.unavailable, 'Too many requests at once; send it again', 5],
  QuotaExceeded: [ResponseType.QUOTA_EXCEEDED, 429, PROBLEMS.unavailable, 'Too many requests at once; send it again', 5],
  IntegrationFailure: [ResponseType.INTEGRATION_FAILURE, 503, PROBLEMS.unavailable, 'Not accepted; send it again', 5],
  IntegrationTimeout: [ResponseType.INTEGRATION_TIMEOUT, 503, PROBLEMS.unavailable, 'Not accepted; send it again', 5],
  OtherServerError: [ResponseType.DEFAULT_5XX, 503, PROBLEMS.unavailable, 'Not accepted; send it again', 5],
  AccessDenied: [ResponseType.ACCESS_DENIED, 403, PROBLEMS.invalid, 'Not allowed'],
  BadSignature: [ResponseType.INVALID_SIGNATURE, 403, PROBLEMS.invalid, 'The AWS signature is not valid'],
  ExpiredToken: [ResponseType.EXPIRED_TOKEN, 403, PROBLEMS.invalid, 'The AWS credentials have expired'],
  OtherClientError: [ResponseType.DEFAULT_4XX, 400, PROBLEMS.invalid, 'The request is not valid'],
};

export function refusals(api: RestApi): void {
  for (const [id, [type, status, problem, title, retryAfter]] of Object.entries(REFUSALS)) {
    api.addGatewayResponse(id, {
      type,
      statusCode: String(status),
      responseHeaders: {
        'Content-Type': "'application/problem+json'",
        ...(retryAfter && { 'Retry-After': `'${retryAfter}'` }),
      },
      templates: { 'application/json': JSON.stringify({ type: problem, title, status }) },
    });
  }
}
