import { Stack } from 'aws-cdk-lib';
import { ComparisonOperator, TreatMissingData, type MathExpression, type Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import { RUNBOOK, type Section } from './runbook.ts';

export interface AlarmProps {
  readonly metric: Metric | MathExpression;
  /** Who is hurt, in plain words. It stands on the alarm. */
  readonly impact: string;
  /** Default 1. */
  readonly threshold?: number;
  /** How many periods in a row; default 1. */
  readonly periods?: number;
  /** So many of these periods are enough; default all. */
  readonly datapoints?: number;
  /** Where a section has several alarms: of whom this one is. */
  readonly of?: string;
  /** Less than the threshold is the alarm, and no value is none. */
  readonly whenBelow?: boolean;
  /** For a sign of life: no value, or less than the threshold, is the alarm. */
  readonly whenSilent?: boolean;
}

/** Tells the administrator; pages nobody. */
export class Alarms extends Construct {
  readonly topic: Topic;

  constructor(scope: Construct, id: string, { email, key }: { readonly email: string; readonly key: IKey }) {
    super(scope, id);
    this.topic = new Topic(this, 'Topic', { displayName: 'Jeevan Raksha alarms', enforceSSL: true, masterKey: key });
    this.topic.addSubscription(new EmailSubscription(email));
    // A topic policy of our own (enforceSSL) replaces the default one, which lets CloudWatch in.
    this.topic.addToResourcePolicy(
      new PolicyStatement({
        sid: 'AlarmsMayPublish',
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [this.topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    );
  }

  /** The alarm's name is its section of the runbook, and begins with it where there is one for each of several. */
  raise(section: Section, { metric, impact, threshold = 1, periods = 1, datapoints = periods, of, whenBelow = false, whenSilent = false }: AlarmProps): void {
    const name = of === undefined ? section : `${section}-${of}`;
    metric
      .createAlarm(this, name, {
        alarmName: `jeevan-raksha-${name}`,
        alarmDescription: `${impact} ${RUNBOOK}#${section}`,
        threshold,
        evaluationPeriods: periods,
        ...(datapoints < periods && { datapointsToAlarm: datapoints }),
        comparisonOperator: whenBelow || whenSilent ? ComparisonOperator.LESS_THAN_THRESHOLD : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
        treatMissingData: whenSilent ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
      })
      .addAlarmAction(new SnsAction(this.topic));
  }
}
