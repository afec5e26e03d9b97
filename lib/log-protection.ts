import { Duration } from 'aws-cdk-lib';
import { MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import { CustomDataIdentifier, DataIdentifier, DataProtectionPolicy } from 'aws-cdk-lib/aws-logs';
import type { Alarms } from './alarms.ts';

/**
 * A second net below the first, which is that nothing is logged. Names and addresses are left out: AWS knows those of other countries,
 * and would mask ours by chance. A mobile number counts with its country's code only: ten digits stand in every moment of time.
 */
const IDENTIFIERS = [
  DataIdentifier.EMAILADDRESS,
  DataIdentifier.IPADDRESS,
  DataIdentifier.LATLONG,
  new CustomDataIdentifier('IndianMobile', '\\+91[ -]?[6-9][0-9]{4}[ -]?[0-9]{5}'),
];

/** What it finds in a function's log is masked, and counted. */
export const protectsPeople = (): DataProtectionPolicy => new DataProtectionPolicy({ name: 'people', description: 'Nothing of a person may stand in a log', identifiers: IDENTIFIERS });

/** Of every log of the account that looks for it, those of functions added later included. */
export function watchLogs(alarms: Alarms): void {
  const found = new MathExpression({ expression: 'SELECT SUM(LogEventsWithFindings) FROM "AWS/Logs"', usingMetrics: {}, period: Duration.minutes(5) });
  alarms.raise('person-in-log', { metric: found, impact: 'Something of a person stands in a log, where more people may read than may know of them.' });
}
