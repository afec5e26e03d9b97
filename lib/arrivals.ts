import { Duration } from 'aws-cdk-lib';
import { DIMENSIONS, METRICS, PARTNER_DIMENSION } from '../contract/metrics.ts';
import type { Alarms } from './alarms.ts';
import { reported } from './reported.ts';
import type { Settings } from './settings.ts';

/** A partner that has gone silent looks like days on which nobody is at risk: only its own habit tells them apart. */
export function watchArrivals(alarms: Alarms, silenceHours: Settings['silenceHours']): void {
  for (const [partner, periods] of Object.entries(silenceHours)) {
    const metric = reported(METRICS.alertArrived, { dimensionsMap: { ...DIMENSIONS, [PARTNER_DIMENSION]: partner }, period: Duration.hours(1) });
    alarms.raise('partner-silent', { metric, periods, of: partner, whenSilent: true, impact: `Nothing has come from ${partner} for longer than is usual: perhaps its alerts no longer reach us.` });
  }
}
