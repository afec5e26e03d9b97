/** What an upgrade must not take away in passing: by the type of the resource, what goes with it. */

export interface Cherished {
  /** What a person at risk, or whoever must help, loses when the resource is removed or made anew. */
  readonly harm: string;
  /** `stop`: never in passing. `ask`: may be wanted, with what must be done besides. */
  readonly weight: 'stop' | 'ask';
}

const stop = (harm: string): Cherished => ({ harm, weight: 'stop' });
const ask = (harm: string): Cherished => ({ harm, weight: 'ask' });

export const CHERISHED: Readonly<Record<string, Cherished>> = {
  'AWS::DynamoDB::Table': stop('open incidents or the directory would be left behind in the old table: nobody would be paged for them any longer'),
  'AWS::DynamoDB::GlobalTable': stop('open incidents or the directory would be left behind in the old table: nobody would be paged for them any longer'),
  'AWS::KMS::Key': stop('what was written with the old key may become unreadable, queues and topics among it'),
  'AWS::SecretsManager::Secret': stop("partners' signatures, or the links of pages already sent, would be valid no longer"),
  'AWS::S3::Bucket': stop('what was kept there would be left behind'),
  'AWS::SQS::Queue': stop('alerts that wait in the old queue, or lie among its dead letters, would be lost'),
  'AWS::ApiGateway::RestApi': stop('the address without a domain would change: partners would send to the old one, and links of pages already sent would lead nowhere'),
  'AWS::SNS::Topic': ask('its subscriptions are gone with the old one: confirm the new ones before you rely on it'),
  'AWS::SNS::Subscription': ask('it has to be confirmed again before anybody is told by it'),
  'AWS::StepFunctions::StateMachine': ask('running executions end: sweep keeps the time of open incidents until each has a new clock'),
  'AWS::ApiGateway::DomainName': ask('its DNS record must be pointed to the new target, and links lead nowhere until it is'),
  'AWS::Logs::LogGroup': ask('what was logged until now is found under the old name only'),
};
