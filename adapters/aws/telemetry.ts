/** Logs and metrics of one function; metrics leave with the log, at the end of each invocation. */
import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import type { FunctionName } from '../../contract/functions.ts';
import { DIMENSIONS, METRICS, NAMESPACE, PARTNER_DIMENSION } from '../../contract/metrics.ts';
import { errorName, faultOf } from '../../core/fault.ts';
import type { Log, Meter } from '../../pipeline/ports.ts';

export interface Telemetry {
  readonly log: Log;
  readonly meter: Meter;
  /** Runs one invocation and publishes what it counted, also when it throws. What it throws is told without its message, for Lambda writes that down, and Step Functions and dead letters carry it on. */
  flushing<I, O>(handler: (input: I) => Promise<O>): (input: I) => Promise<O>;
}

class Failed extends Error {
  override readonly name = 'Failed';
}

export function telemetry(name: FunctionName): Telemetry {
  const logger = new Logger({ serviceName: name });
  const metrics = new Metrics({ namespace: NAMESPACE, serviceName: DIMENSIONS.service });
  return {
    log: {
      info: (message, detail = {}) => logger.info(message, detail),
      error: (message, detail = {}) => logger.error(message, detail),
    },
    meter: {
      count: (what, value = 1, partner) => {
        const on = partner === undefined ? metrics : metrics.singleMetric().addDimension(PARTNER_DIMENSION, partner);
        on.addMetric(METRICS[what], METRICS[what].endsWith('Ms') ? MetricUnit.Milliseconds : MetricUnit.Count, value);
      },
    },
    flushing: (handler) => async (input) => {
      try {
        return await handler(input);
      } catch (error) {
        logger.error('failed', { ...faultOf(error) });
        throw new Failed(`${name} failed: ${errorName(error)}`);
      } finally {
        if (metrics.hasStoredMetrics()) metrics.publishStoredMetrics();
      }
    },
  };
}
