/** Types of resources without a price of their own. One that is neither here nor in priced.ts stops the command. */

/** AWS charges nothing for these. */
export const FREE: readonly string[] = [
  'AWS::ApiGateway::Account', 'AWS::ApiGateway::BasePathMapping', 'AWS::ApiGateway::Deployment', 'AWS::ApiGateway::DomainName', 'AWS::ApiGateway::GatewayResponse',
  'AWS::ApiGateway::Method', 'AWS::ApiGateway::Resource', 'AWS::IAM::Policy', 'AWS::IAM::Role', 'AWS::KMS::Alias', 'AWS::Lambda::Permission', 'AWS::Logs::SubscriptionFilter',
  'AWS::S3::BucketPolicy', 'AWS::SNS::TopicPolicy', 'AWS::SQS::QueuePolicy', 'AWS::WAFv2::LoggingConfiguration', 'AWS::WAFv2::WebACLAssociation',
]; // prettier-ignore

/** These cost nothing while nothing happens; what each alert and each schedule takes of them is in variable.ts and idle.ts. */
export const BY_USE: readonly string[] = ['AWS::ApiGateway::RestApi', 'AWS::Logs::LogGroup', 'AWS::S3::Bucket', 'AWS::SNS::Subscription', 'AWS::SNS::Topic', 'AWS::SQS::Queue'];
