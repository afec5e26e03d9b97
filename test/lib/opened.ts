/** Who may start which function from outside: what the template says, and what follows from its routes, schedules, topics and logs. */
import { conditionLine, ofType, resourcesIn, sayer, type Resource, type Templates } from './policies.ts';

const line = (who: string, id: string, from: string, account?: string): string => `${who} starts ${id} from ${from}${conditionLine(account)}`;

export function opensIn(templates: Templates): string[] {
  const say = sayer(templates);
  return ofType(resourcesIn(templates), 'Lambda::Permission').map(({ Properties }) => {
    const { Principal, FunctionName, SourceArn, SourceAccount, Action } = Properties;
    return `${Action === 'lambda:InvokeFunction' ? '' : `${Action}: `}${line(Principal, say(FunctionName), SourceArn === undefined ? 'anywhere' : say(SourceArn), SourceAccount && say(SourceAccount))}`;
  });
}

export function opened(templates: Templates): string[] {
  const say = sayer(templates);
  const all = resourcesIn(templates);
  const functions = new Set(ofType(all, 'Lambda::Function').map(({ id }) => `{${id}}`));
  const isFunction = (value: unknown): boolean => functions.has(say(value));
  const [api] = ofType(all, 'ApiGateway::RestApi');
  const [stage] = ofType(all, 'ApiGateway::Stage');
  const routes = ofType(all, 'ApiGateway::Method').flatMap(({ Properties: { HttpMethod, ResourceId, Integration } }) => {
    const [called] = [...functions].filter((one) => say(Integration.Uri ?? '').includes(one));
    return called === undefined ? [] : [line('apigateway.amazonaws.com', called, `arn:aws:execute-api:ap-south-1:{AWS::AccountId}:{${api!.id}}/{${stage!.id}}/${HttpMethod}/${pathOf(all, say(ResourceId))}`)];
  });
  const schedules = ofType(all, 'Events::Rule').flatMap(({ id, Properties }) => Properties['Targets'].filter(({ Arn }: { Arn: unknown }) => isFunction(Arn)).map(({ Arn }: { Arn: unknown }) => line('events.amazonaws.com', say(Arn), `{${id}}`)));
  const topics = ofType(all, 'SNS::Subscription').filter(({ Properties }) => Properties['Protocol'] === 'lambda').map(({ Properties }) => line('sns.amazonaws.com', say(Properties['Endpoint']), say(Properties['TopicArn'])));
  const logs = ofType(all, 'Logs::SubscriptionFilter').map(({ Properties }) => line('logs.amazonaws.com', say(Properties['DestinationArn']), say(Properties['LogGroupName'])));
  return [...routes, ...schedules, ...topics, ...logs];
}

/** As a permission writes it: a star for each variable. */
function pathOf(all: readonly Resource[], id: string): string {
  const found = all.find((one) => `{${one.id}}` === id);
  if (found?.Type !== 'AWS::ApiGateway::Resource') return '';
  const { ParentId, PathPart } = found.Properties;
  const before = pathOf(all, `{${ParentId.Ref ?? ParentId['Fn::GetAtt'][0]}}`);
  return `${before === '' ? '' : `${before}/`}${String(PathPart).replace(/^\{.*\}$/, '*')}`;
}
