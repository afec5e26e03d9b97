/** The journey, from a partner's alert to a page and an acknowledgement. Can be redeployed: it keeps nothing. */
import { CfnParameter, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { ROUTES } from '../contract/routes.ts';
import { Alarms } from './alarms.ts';
import { Auditor } from './auditor.ts';
import { drives, mayDrive, mayScan } from './drivers.ts';
import { Escalation } from './escalation.ts';
import { FrontDoor } from './front-door.ts';
import { LastResort } from './last-resort.ts';
import type { LedgerStack } from './ledger-stack.ts';
import { tell } from './outputs.ts';
import { watchReports, watchThrottles } from './reports.ts';
import type { Settings } from './settings.ts';
import { Stage } from './stage.ts';
import { Worker, type House } from './worker.ts';

export interface PipelineStackProps extends StackProps {
  readonly kept: LedgerStack;
  readonly settings: Settings;
  /** The folder that holds each function's bundle. */
  readonly bundles: string;
}

export class PipelineStack extends Stack {
  constructor(scope: Construct, id: string, { kept, settings, bundles, ...props }: PipelineStackProps) {
    super(scope, id, props);
    const email = this.lastResortEmail();
    const alarms = new Alarms(this, 'Alarms', { email });
    const house: House = { bundles, logRetention: settings.logRetentionDays, alarms };

    const door = new FrontDoor(this, 'Door', { ...house, settings });
    const lastResort = new LastResort(this, 'LastResort', { ...house, email, urls: settings.lastResortUrls });
    const driving = { stack: this, kept, settings, lastResort: lastResort.topic, linkUrl: door.linkUrl };
    const driver = { ...house, environment: drives(driving) };

    const accept = new Worker(this, 'Accept', {
      ...house,
      name: 'accept',
      environment: { PARTNERS_SECRET_ID: kept.partners.secretArn },
      impact: 'Partners cannot hand in alerts.',
      timeout: Duration.seconds(10),
    });
    const enrich = new Stage(this, 'Enrich', {
      ...house,
      name: 'enrich',
      environment: {},
      impact: 'Alerts wait to be located before anybody is paged.',
      impactWhenDead: 'An alert reached no desk: nobody has been paged for a person at risk.',
      impactWhenWaiting: 'Alerts wait more than a minute before anybody is paged.',
    });
    const route = new Stage(this, 'Route', {
      ...driver,
      name: 'route',
      impact: 'Located alerts wait, and nobody is paged for them.',
      impactWhenDead: 'A located alert opened no incident: nobody has been paged for a person at risk.',
      impactWhenWaiting: 'Located alerts wait more than a minute before anybody is paged.',
    });
    const escalation = new Escalation(this, 'Escalation', {
      ...driver,
      impact: 'Pages after the first come late: only sweep keeps the time.',
      impactWhenFailed: 'An incident has lost its clock: only sweep keeps its time.',
    });
    const respond = new Worker(this, 'Respond', {
      ...driver,
      name: 'respond',
      impact: 'Responders cannot acknowledge, and paging goes on around them.',
      timeout: Duration.seconds(25),
    });
    const incidents = new Worker(this, 'Incidents', {
      ...driver,
      name: 'incidents',
      impact: 'The desk cannot see or steer incidents; paging goes on.',
      timeout: Duration.seconds(25),
    });
    const auditor = new Auditor(this, 'Auditor', driver);

    door.leads('POST', ROUTES.alerts, accept);
    accept.feeds(enrich);
    enrich.feeds(route);
    door.leads('GET', ROUTES.link, respond);
    door.leads('POST', ROUTES.link, respond);
    door.leads('GET', ROUTES.incidents, incidents, { signed: true });
    door.leads('GET', ROUTES.incident, incidents, { signed: true });
    door.leads('POST', ROUTES.actions, incidents, { signed: true });
    lastResort.watches(enrich.deadLetters, route.deadLetters, auditor.deadLetters);

    accept.addToRolePolicy(new PolicyStatement({ actions: ['secretsmanager:GetSecretValue'], resources: [kept.partners.secretArn] }));
    for (const worker of [route.worker, escalation.worker, respond, incidents, auditor.worker]) mayDrive(worker, driving);
    mayScan(auditor.worker, driving);
    watchReports(alarms);
    watchThrottles(alarms, [accept, enrich.worker, route.worker, escalation.worker, respond, incidents, auditor.worker, lastResort.worker]);
    tell(this, { kept, settings, door, lastResort: lastResort.topic });
  }

  /** No default: a deploy stops until somebody is named. */
  private lastResortEmail(): string {
    return new CfnParameter(this, 'LastResortEmail', {
      description: 'Who is told when no function could handle an alert, and of every alarm. A mailbox that somebody reads day and night.',
      allowedPattern: '^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$',
      constraintDescription: 'must be an e-mail address',
    }).valueAsString;
  }
}
