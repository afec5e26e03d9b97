import { PROBLEMS, ROUTES } from '../../contract/routes.ts';
import { resources, synthesized, target, text } from './synthesized.ts';

const { all, functionOf } = synthesized();

/** The path of a resource, followed up to the root. */
function path(resourceId: string): string {
  const resource = all('ApiGateway::Resource').find(({ id }) => id === resourceId);
  return resource ? `${path(target(resource.Properties['ParentId']))}/${resource.Properties['PathPart']}` : '';
}

describe('the front door', () => {
  it('leads each route to its function, and signs in who is not a partner or a responder', () => {
    const leads = all('ApiGateway::Method').map(({ Properties: { HttpMethod, ResourceId, AuthorizationType, Integration } }) => {
      const [, invoked] = /\{(\w+)\}\/invocations$/.exec(text(Integration.Uri))!;
      return [HttpMethod, path(target(ResourceId)), functionOf(invoked!), AuthorizationType, Integration.Type];
    });
    expect(leads.sort()).toEqual([
      ...[ROUTES.onCall, ROUTES.orders, ROUTES.coverage, ROUTES.desk, ROUTES.readiness, ROUTES.addresses].map((one) => ['GET', one, 'oncall', 'AWS_IAM', 'AWS_PROXY']),
      ...[ROUTES.orders, ROUTES.drills, ROUTES.verifications].map((one) => ['POST', one, 'oncall', 'AWS_IAM', 'AWS_PROXY']),
      ['GET', ROUTES.calendar, 'oncall', 'NONE', 'AWS_PROXY'],
      ['GET', ROUTES.calls, 'ring', 'NONE', 'AWS_PROXY'],
      ['POST', ROUTES.calls, 'ring', 'NONE', 'AWS_PROXY'],
      ['GET', ROUTES.wall, 'wall', 'NONE', 'AWS_PROXY'],
      ['GET', ROUTES.wallNow, 'wall', 'NONE', 'AWS_PROXY'],
      ['GET', ROUTES.link, 'respond', 'NONE', 'AWS_PROXY'],
      ['GET', ROUTES.incidents, 'incidents', 'AWS_IAM', 'AWS_PROXY'],
      ['GET', ROUTES.incident, 'incidents', 'AWS_IAM', 'AWS_PROXY'],
      ['POST', ROUTES.link, 'respond', 'NONE', 'AWS_PROXY'],
      ['POST', ROUTES.actions, 'incidents', 'AWS_IAM', 'AWS_PROXY'],
      ['POST', ROUTES.keeping, 'incidents', 'AWS_IAM', 'AWS_PROXY'],
      ['POST', ROUTES.alerts, 'accept', 'NONE', 'AWS_PROXY'],
    ].sort());
  });

  it('passes every byte on as it came', () => {
    expect(all('ApiGateway::RestApi')[0]!.Properties).toMatchObject({ BinaryMediaTypes: ['*/*'], EndpointConfiguration: { Types: ['REGIONAL'] } });
  });

  it('takes a burst and not a flood', () => {
    const [stage] = all('ApiGateway::Stage');
    expect(stage!.Properties['StageName']).toBe('prod');
    expect(stage!.Properties['MethodSettings']).toMatchObject([{ ThrottlingRateLimit: 500, ThrottlingBurstLimit: 1000, LoggingLevel: 'OFF', DataTraceEnabled: false }]);
  });

  it('logs who came and what was answered, and never the query, which holds the token', () => {
    const format = JSON.parse(all('ApiGateway::Stage')[0]!.Properties['AccessLogSetting'].Format) as Record<string, string>;
    expect(Object.keys(format)).toEqual(expect.arrayContaining(['ip', 'method', 'path', 'status', 'error']));
    expect(Object.values(format).filter((value) => !/^\$context\.(requestTime|requestId|identity\.sourceIp|httpMethod|path|status|responseLength|responseLatency|error\.responseType)$/.test(value))).toEqual([]);
  });
});

describe("API Gateway's own errors", () => {
  const answers = new Map(all('ApiGateway::GatewayResponse').map(({ Properties }) => [Properties['ResponseType'], Properties]));

  it.each([
    ['MISSING_AUTHENTICATION_TOKEN', 404, PROBLEMS.notFound, false],
    ['RESOURCE_NOT_FOUND', 404, PROBLEMS.notFound, false],
    ['REQUEST_TOO_LARGE', 413, PROBLEMS.tooLarge, false],
    ['THROTTLED', 429, PROBLEMS.unavailable, true],
    ['INTEGRATION_FAILURE', 503, PROBLEMS.unavailable, true],
    ['INTEGRATION_TIMEOUT', 503, PROBLEMS.unavailable, true],
    ['DEFAULT_5XX', 503, PROBLEMS.unavailable, true],
    ['DEFAULT_4XX', 400, PROBLEMS.invalid, false],
    ['ACCESS_DENIED', 403, PROBLEMS.invalid, false],
  ])('%s is said as %i %s', (type, status, problem, again) => {
    const { StatusCode, ResponseParameters, ResponseTemplates } = answers.get(type)!;
    expect(StatusCode).toBe(String(status));
    expect(JSON.parse(ResponseTemplates['application/json'])).toMatchObject({ type: problem, status, title: expect.any(String) });
    expect(ResponseParameters['gatewayresponse.header.Content-Type']).toBe("'application/problem+json'");
    expect('gatewayresponse.header.Retry-After' in ResponseParameters).toBe(again);
  });
});

describe('with a domain', () => {
  const domain = synthesized({ domainName: 'jr.up.gov.in', certificateArn: 'arn:aws:acm:ap-south-1:123456789012:certificate/1' });

  it('answers there, at the root', () => {
    const [name] = domain.all('ApiGateway::DomainName');
    expect(name!.Properties).toMatchObject({ DomainName: 'jr.up.gov.in', SecurityPolicy: 'TLS_1_2', EndpointConfiguration: { Types: ['REGIONAL'] } });
    expect(domain.all('ApiGateway::BasePathMapping')[0]!.Properties).toMatchObject({ Stage: expect.anything(), RestApiId: expect.anything() });
    expect(domain.all('ApiGateway::BasePathMapping')[0]!.Properties).not.toHaveProperty('BasePath');
  });

  it('is the only door: the other one would take older TLS, and is there where there is no domain', () => {
    const isShut = (of: typeof domain.all) => of('ApiGateway::RestApi')[0]!.Properties['DisableExecuteApiEndpoint'];
    const inTwo = synthesized({ domainName: 'jr.up.gov.in', certificateArn: 'arn:aws:acm:ap-south-1:123456789012:certificate/1', standbyRegion: 'ap-south-2', standbyCertificateArn: 'arn:aws:acm:ap-south-2:123456789012:certificate/1' });
    expect([isShut(domain.all), isShut(all), isShut(inTwo.all)]).toEqual([true, false, false]);
  });

  it('tells where its DNS record must point, and where partners knock', () => {
    const { Outputs } = domain.pipeline.toJSON() as { Outputs: Record<string, { Value: unknown }> };
    expect(Outputs['AlertsUrls']!.Value).toBe('https://jr.up.gov.in/v1/partners/desk/alerts https://jr.up.gov.in/v1/partners/meta/alerts');
    expect(Outputs).toHaveProperty('DnsTarget');
    expect(resources(domain.pipeline, 'AWS::ApiGateway::DomainName')).toHaveLength(1);
  });
});
