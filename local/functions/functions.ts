/** The template's functions, each with its pool of threads and its own environment. */
import { existsSync, renameSync, statSync } from 'node:fs';
import { functionPool, type Pool } from './pool.ts';
import type { FunctionSpec } from '../template/specs.ts';

export interface FunctionsProps {
  readonly specs: readonly FunctionSpec[];
  /** What every function is given beside its own variables. */
  readonly environment: Readonly<Record<string, string>>;
  readonly logFile: string;
}

export interface Functions {
  /** By name or ARN. Throws FunctionFailed. */
  readonly invoke: (nameOrArn: string, event: unknown) => Promise<unknown>;
  readonly warm: (nameOrArn: string) => Promise<void>;
  readonly stop: () => Promise<void>;
}

const LARGEST_LOG = 20 * 1024 * 1024;

/** The machine has two cores: more threads than these would only wait for each other, at 25 MB each. */
export const THREADS = 2;

export function startFunctions({ specs, environment, logFile }: FunctionsProps): Functions {
  setAside(logFile);
  const pools = new Map<string, Pool>();
  for (const spec of specs) {
    const pool = functionPool({
      taskRoot: spec.folder,
      handler: spec.handler,
      functionArn: spec.arn,
      memoryMb: spec.memoryMb,
      timeoutMs: spec.timeoutSeconds * 1000,
      threads: THREADS,
      logFile,
      env: {
        ...environment,
        ...spec.environment,
        LAMBDA_TASK_ROOT: spec.folder,
        AWS_LAMBDA_FUNCTION_NAME: spec.name,
        AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(spec.memoryMb),
        AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
      },
    });
    pools.set(spec.name, pool).set(spec.arn, pool);
  }
  const find = (nameOrArn: string): Pool => {
    const pool = pools.get(nameOrArn);
    if (!pool) throw new Error(`the template has no function ${nameOrArn}`);
    return pool;
  };
  return {
    invoke: (nameOrArn, event) => find(nameOrArn).invoke(event),
    warm: (nameOrArn) => find(nameOrArn).warm(),
    async stop() {
      await Promise.all([...new Set(pools.values())].map((pool) => pool.stop()));
    },
  };
}

/** A log that has grown large becomes `….old` when the laptop starts. */
function setAside(file: string): void {
  if (existsSync(file) && statSync(file).size > LARGEST_LOG) renameSync(file, `${file}.old`);
}
