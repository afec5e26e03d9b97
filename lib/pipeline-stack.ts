/** The journey, from a partner's alert to a page and an acknowledgement. It keeps nothing, and can be redeployed at any time. */
import { CfnParameter, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { NONE } from '../contract/env.ts';
import { ROUTES } from '../contract/routes.ts';
import { Alarms } from './alarms.ts';
import { watchArrivals } from './arrivals.ts';
import { Canary } from './canary.ts';
import { Dashboard } from './dashboard.ts';
import { drives, mayDrive, mayFind, mayKeep, mayKeepReceived, mayList, mayLookAround, mayOpen, mayOrder, mayShow, maySubscribe, wallEnv } from './drivers.ts';
import { Firewall } from './firewall.ts';
import { FrontDoor } from './front-door.ts';
import { accepts, audits, enriches, escalates, knowsDuty, lists, responds, routes, showsWall } from './journey.ts';
import { LastResort } from './last-resort.ts';
import { watchLogs } from './log-protection.ts';
import type { Kept } from './kept.ts';
import { tell } from './outputs.ts';
import { Receipts } from './receipts.ts';
import { watchReports, watchThrottles } from './reports.ts';
import type { Settings } from './settings.ts';
import { watchSms } from './sms.ts';
import { Trail } from './trail.ts';
import { Voice } from './voice.ts';
import { Watch } from './watch.ts';

export interface PipelineStackProps extends StackProps {
  readonly kept: Kept;
  /** As they are in this region. */
  readonly settings: Settings;
  /** With a second one, everything is there twice. */
  readonly region: 'only' | 'first' | 'standby';
  /** The folder that holds each function's bundle. */
  readonly bundles: string;
}

export class PipelineStack extends Stack {
  constructor(scope: Construct, id: string, { kept, settings, region, bundles, ...props }: PipelineStackProps) {
    super(scope, id, props);
    const email = this.lastResortEmail();
    const alarms = new Alarms(this, 'Alarms', { email, key: kept.key });
    const house = { bundles, logRetention: settings.logRetentionDays, alarms, key: kept.key };
    const door = new FrontDoor(this, 'Door', { ...house, settings });
    if (settings.firewall) new Firewall(this, 'Firewall', { ...house, api: door.api });
    const lastResort = new LastResort(this, 'LastResort', { ...house, email, urls: settings.lastResortUrls });
    const canary = new Canary(this, 'Canary', { ...house, doorUrl: door.outsideUrl, heartbeatUrl: settings.heartbeatUrl });
    const driving = { stack: this, kept, settings, lastResort: lastResort.topic, canary: canary.topic, linkUrl: door.linkUrl };
    const driver = { ...house, environment: drives(driving) };

    const accept = accepts(this, house, { PARTNERS_SECRET_ID: kept.partners.id, CANARY_SECRET_ID: canary.secret.secretArn, RECEIVED_TABLE: region === 'only' ? NONE : kept.ledger.tableName });
    const enrich = enriches(this, house);
    const route = routes(this, driver);
    const escalation = escalates(this, driver);
    const respond = responds(this, driver);
    const incidents = lists(this, driver);
    const auditor = audits(this, driver, settings.policySpeed, region === 'only' ? null : enrich.queue);
    const receipts = new Receipts(this, 'Receipts', driver);
    const onCall = knowsDuty(this, driver);
    const watch = new Watch(this, 'Watch', { ...driver, hoursLater: region === 'standby' ? 1 : 0 });
    const wall = showsWall(this, house, wallEnv(driving));
    // One trail: what the second region changes comes to the first with the tables.
    if (region !== 'standby') new Trail(this, 'Trail', { ...house, kept, retentionDays: settings.retentionDays });
    const voice = new Voice(this, 'Voice', { ...driver, settings, callsUrl: door.callsUrl });
    const drivers = [route.worker, escalation.worker, respond, incidents, auditor.worker, receipts.worker, onCall, watch.worker, voice.worker];

    door.leads('POST', ROUTES.alerts, accept);
    for (const worker of [accept, respond, incidents, voice.worker]) worker.feeds(enrich);
    enrich.feeds(route);
    for (const worker of drivers) mayDrive(worker, driving);
    door.leads('GET', ROUTES.link, respond);
    door.leads('POST', ROUTES.link, respond);
    door.leads('GET', ROUTES.incidents, incidents, { signed: true });
    door.leads('GET', ROUTES.incident, incidents, { signed: true });
    for (const path of [ROUTES.actions, ROUTES.keeping]) door.leads('POST', path, incidents, { signed: true });
    for (const path of [ROUTES.onCall, ROUTES.desk, ROUTES.coverage, ROUTES.readiness, ROUTES.orders, ROUTES.addresses]) door.leads('GET', path, onCall, { signed: true });
    for (const path of [ROUTES.orders, ROUTES.drills, ROUTES.verifications]) door.leads('POST', path, onCall, { signed: true });
    door.leads('GET', ROUTES.calendar, onCall);
    for (const path of [ROUTES.wall, ROUTES.wallNow]) door.leads('GET', path, wall);
    mayShow(wall, driving);
    for (const method of ['GET', 'POST'] as const) door.leads(method, ROUTES.calls, voice.worker);
    for (const worker of [onCall, watch.worker]) mayLookAround(worker, driving);
    for (const worker of [onCall, watch.worker]) maySubscribe(worker, driving);
    mayOrder(onCall, driving);
    lastResort.watches(enrich.deadLetters, route.deadLetters, auditor.deadLetters);

    accept.may(['secretsmanager:GetSecretValue'], [kept.partners.arn, canary.secret.secretArn]);
    mayOpen(respond, driving);
    for (const worker of [incidents, auditor.worker]) mayList(worker, driving);
    mayFind(auditor.worker, driving);
    for (const worker of [incidents, auditor.worker]) mayKeep(worker, driving);
    if (region !== 'only') mayKeepReceived(accept, kept);
    watchReports(alarms);
    watchSms(alarms, settings.smsQuotaUsd);
    watchThrottles(alarms);
    watchLogs(alarms);
    watchArrivals(alarms, settings.silenceHours);
    new Dashboard(this, 'Dashboard', { door, accept, enrich, route, escalation, respond, auditor });
    tell(this, { kept, settings, door, lastResort: lastResort.topic, smsWriter: receipts.writer, voiceSecret: voice.credentials });
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
