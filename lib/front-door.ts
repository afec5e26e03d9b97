import { Duration } from 'aws-cdk-lib';
import {
  AccessLogFormat, AuthorizationType, EndpointType, LambdaIntegration, LogGroupLogDestination, MethodLoggingLevel, RestApi, SecurityPolicy,
} from 'aws-cdk-lib/aws-apigateway';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { ROUTES } from '../contract/routes.ts';
import { refusals } from './refusals.ts';
import type { Settings } from './settings.ts';
import type { House, Worker } from './worker.ts';

const STAGE = 'prod';

export interface FrontDoorProps extends House {
  readonly settings: Settings;
}

export interface Leads {
  /** For those who may sign requests as this account (SigV4). */
  readonly signed?: boolean;
}

/** The regional REST API: partners' webhooks, responders' links, the incidents API. */
export class FrontDoor extends Construct {
  /** Where it is from outside, without a slash at its end: on a laptop another address than its own. */
  readonly outsideUrl: string;
  /** What stands before `?t=TOKEN` in a page. */
  readonly linkUrl: string;
  readonly api: RestApi;
  /** Without a path, and without a slash at its end. */
  readonly baseUrl: string;
  /** Where a voice gateway asks and tells. */
  readonly callsUrl: string;

  constructor(scope: Construct, id: string, { settings, alarms, logRetention, key }: FrontDoorProps) {
    super(scope, id);
    const { domainName, certificateArn, linkBase, region, standbyRegion } = settings;
    this.api = new RestApi(this, 'Api', {
      restApiName: 'jeevan-raksha',
      endpointTypes: [EndpointType.REGIONAL],
      binaryMediaTypes: ['*/*'], // a signature is over the very bytes
      cloudWatchRole: true,
      // Beside a domain it would be a second door, which takes TLS 1.0. With a second region whoever leads the domain to one of them asks each by it.
      disableExecuteApiEndpoint: domainName !== undefined && standbyRegion === undefined,
      deployOptions: {
        stageName: STAGE,
        throttlingRateLimit: 500,
        throttlingBurstLimit: 1000,
        loggingLevel: MethodLoggingLevel.OFF, // it would write the query, and with it the token
        accessLogDestination: new LogGroupLogDestination(new LogGroup(this, 'AccessLog', { retention: logRetention, encryptionKey: key })),
        accessLogFormat: accessLog(),
      },
      ...(domainName && certificateArn && {
        domainName: {
          domainName,
          certificate: Certificate.fromCertificateArn(this, 'Certificate', certificateArn),
          endpointType: EndpointType.REGIONAL,
          securityPolicy: SecurityPolicy.TLS_1_2,
        },
      }),
    });
    this.api.node.tryRemoveChild('Endpoint'); // the output that CDK makes of itself; ours carry names
    refusals(this.api);
    this.baseUrl = domainName ? `https://${domainName}` : `https://${this.api.restApiId}.execute-api.${region}.amazonaws.com/${STAGE}`;
    this.outsideUrl = linkBase ?? this.baseUrl;
    this.linkUrl = `${this.outsideUrl}${ROUTES.link}`;
    this.callsUrl = `${this.outsideUrl}${ROUTES.calls}`;

    const refused = this.api.metricServerError({ period: Duration.minutes(1) });
    alarms.raise('door-5xx', { metric: refused, impact: 'Partners or responders are being turned away.' });
    alarms.raise('door-4xx', {
      metric: this.api.metricClientError({ period: Duration.minutes(5) }),
      threshold: 100,
      impact: 'A partner may be knocking at the wrong door, or somebody is trying the locks.',
    });
  }

  leads(method: 'GET' | 'POST', path: string, to: Worker, { signed = false }: Leads = {}): void {
    this.api.root.resourceForPath(path).addMethod(method, new LambdaIntegration(to, { allowTestInvoke: false }), {
      authorizationType: signed ? AuthorizationType.IAM : AuthorizationType.NONE,
    });
  }
}

/** Everything but the query, which carries the token of a page's link. */
function accessLog(): AccessLogFormat {
  const fields = {
    at: '$context.requestTime',
    requestId: '$context.requestId',
    ip: '$context.identity.sourceIp',
    method: '$context.httpMethod',
    path: '$context.path',
    status: '$context.status',
    bytes: '$context.responseLength',
    ms: '$context.responseLatency',
    error: '$context.error.responseType',
  };
  return AccessLogFormat.custom(JSON.stringify(fields));
}
