/** Reads the REST API: its paths, what answers at each, and the API's own errors. */
import { Refusal } from '../refusal.ts';
import { mustBe, type Reader, type Reading } from './reader.ts';
import type { Plan } from './specs.ts';

const METHOD_IGNORES = ['RestApiId', 'ApiKeyRequired', 'MethodResponses', 'OperationName'];

export const apiParts: Readonly<Record<string, Reader<Plan>>> = {
  'AWS::ApiGateway::RestApi': {
    reads: ['BinaryMediaTypes'],
    ignores: ['Name', 'Description', 'EndpointConfiguration', 'Policy', 'Tags', 'DisableExecuteApiEndpoint', 'SecurityPolicy', 'EndpointAccessMode'],
    read(reading) {
      mustBe(reading, 'BinaryMediaTypes', ['*/*']);
    },
  },
  'AWS::ApiGateway::Resource': {
    reads: ['ParentId', 'PathPart'],
    ignores: ['RestApiId'],
    read({ where, ref, properties }, { apiResources }) {
      const segment = String(properties['PathPart']);
      if (segment.endsWith('+}')) throw new Refusal(`The template has the path ${segment} at ${where}; the laptop runs no greedy path.`);
      apiResources.push({ id: ref, parentId: String(properties['ParentId']), segment });
    },
  },
  'AWS::ApiGateway::Method': {
    reads: ['HttpMethod', 'ResourceId', 'AuthorizationType', 'Integration'],
    ignores: METHOD_IGNORES,
    read(reading, { apiMethods }) {
      mustBe(reading, 'AuthorizationType', 'NONE', 'AWS_IAM');
      const { HttpMethod, ResourceId, AuthorizationType } = reading.properties;
      apiMethods.push({ method: String(HttpMethod), resourceId: String(ResourceId), functionArn: integrated(reading), signed: AuthorizationType === 'AWS_IAM' });
    },
  },
  'AWS::ApiGateway::GatewayResponse': {
    reads: ['ResponseType', 'StatusCode', 'ResponseParameters', 'ResponseTemplates'],
    ignores: ['RestApiId'],
    read({ properties }, { gatewayResponses }) {
      const { ResponseType, StatusCode, ResponseParameters = {}, ResponseTemplates = {} } = properties;
      const headers = Object.entries(ResponseParameters as Record<string, string>).map(([name, value]) => [name.replace('gatewayresponse.header.', ''), value.replace(/^'|'$/g, '')]);
      gatewayResponses.push({
        type: String(ResponseType),
        status: StatusCode === undefined ? undefined : Number(StatusCode),
        headers: Object.fromEntries(headers) as Record<string, string>,
        body: (ResponseTemplates as Record<string, string>)['application/json'],
      });
    },
  },
};

function integrated({ where, properties }: Reading): string {
  const { Type, Uri, ...rest } = properties['Integration'] as Readonly<Record<string, unknown>>;
  const unknown = Object.keys(rest).find((name) => !['IntegrationHttpMethod', 'TimeoutInMillis', 'Credentials', 'IntegrationResponses'].includes(name));
  const functionArn = /\/functions\/(.+)\/invocations$/.exec(String(Uri))?.[1];
  if (Type === 'AWS_PROXY' && functionArn && !unknown) return functionArn;
  throw new Refusal(`The template integrates ${where} by ${String(Type)}${unknown ? ` with ${unknown}` : ''}; the laptop runs only AWS_PROXY to a function.`);
}
