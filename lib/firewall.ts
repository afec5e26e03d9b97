import { RemovalPolicy } from 'aws-cdk-lib';
import type { RestApi } from 'aws-cdk-lib/aws-apigateway';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { CfnLoggingConfiguration, CfnWebACL, CfnWebACLAssociation } from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';
import type { House } from './worker.ts';

export interface FirewallProps extends Pick<House, 'key' | 'logRetention'> {
  readonly api: RestApi;
}

/** In five minutes, on the path of one partner: what the front door takes at all. */
const ALERTS = 150_000;
/** In five minutes, from one address, of everything else: a state's officers may share one. */
const OTHERS = 10_000;

type Statement = CfnWebACL.StatementProperty;
const plain = [{ priority: 0, type: 'NONE' }];
const pathHas = (searchString: string): Statement => ({ byteMatchStatement: { fieldToMatch: { uriPath: {} }, positionalConstraint: 'CONTAINS', searchString, textTransformations: plain } });
const pathEndsWith = (searchString: string): Statement => ({ byteMatchStatement: { fieldToMatch: { uriPath: {} }, positionalConstraint: 'ENDS_WITH', searchString, textTransformations: plain } });

/** Where a false alarm would cost a life: alerts, whatever they say, and officers, whatever network they share. */
const VITAL: Statement = { orStatement: { statements: [pathHas('/v1/partners/'), pathHas('/v1/calls'), pathEndsWith('/a')] } };
const OTHER: Statement = { notStatement: { statement: VITAL } };

/** The query holds tokens, the header signatures. */
const REDACTED = [{ queryString: {} }, { singleHeader: { Name: 'authorization' } }, { singleHeader: { Name: 'webhook-signature' } }];
const WHAT_WAS_REFUSED = { DefaultBehavior: 'DROP', Filters: [{ Behavior: 'KEEP', Requirement: 'MEETS_ANY', Conditions: [{ ActionCondition: { Action: 'BLOCK' } }] }] };

/** Floods stop here, before they use up what the door takes for everybody. */
export class Firewall extends Construct {
  constructor(scope: Construct, id: string, { api, key, logRetention }: FirewallProps) {
    super(scope, id);
    const acl = new CfnWebACL(this, 'Acl', {
      scope: 'REGIONAL',
      defaultAction: { allow: {} },
      visibilityConfig: seen('all'),
      rules: [
        rule(0, 'alerts-of-one-partner', { rateBasedStatement: { limit: ALERTS, aggregateKeyType: 'CUSTOM_KEYS', customKeys: [{ uriPath: { textTransformations: plain } }], scopeDownStatement: pathHas('/v1/partners/') } }),
        rule(1, 'others-of-one-address', { rateBasedStatement: { limit: OTHERS, aggregateKeyType: 'IP', scopeDownStatement: { notStatement: { statement: pathHas('/v1/partners/') } } } }),
        managed(2, 'AWSManagedRulesKnownBadInputsRuleSet'),
        managed(3, 'AWSManagedRulesAmazonIpReputationList'),
      ],
    });
    new CfnWebACLAssociation(this, 'OnTheDoor', { resourceArn: api.deploymentStage.stageArn, webAclArn: acl.attrArn });
    // AWS takes no log whose name begins otherwise.
    const log = new LogGroup(this, 'Log', { logGroupName: 'aws-waf-logs-jeevan-raksha', retention: logRetention, encryptionKey: key, removalPolicy: RemovalPolicy.DESTROY });
    new CfnLoggingConfiguration(this, 'Logs', { resourceArn: acl.attrArn, logDestinationConfigs: [log.logGroupArn], redactedFields: REDACTED, loggingFilter: WHAT_WAS_REFUSED });
  }
}

/** A flood is told to come again, as the door itself says it (RFC 9457): senders try 429 again with the same id. */
const rule = (priority: number, name: string, statement: Statement): CfnWebACL.RuleProperty => ({ name, priority, statement, action: { block: { customResponse: { responseCode: 429, responseHeaders: [{ name: 'Retry-After', value: '5' }] } } }, visibilityConfig: seen(name) });

const managed = (priority: number, name: string): CfnWebACL.RuleProperty => ({
  name,
  priority,
  statement: { managedRuleGroupStatement: { vendorName: 'AWS', name, scopeDownStatement: OTHER } },
  overrideAction: { none: {} },
  visibilityConfig: seen(name),
});

/** No samples: they would hold the query, and with it tokens. */
function seen(metricName: string): CfnWebACL.VisibilityConfigProperty {
  return { cloudWatchMetricsEnabled: true, metricName: `jeevan-raksha-${metricName}`, sampledRequestsEnabled: false };
}
