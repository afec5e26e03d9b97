/** SNS's log of text messages, handed in batches to whoever reads it, as CloudWatch Logs hands them over. */
import { gzipSync } from 'node:zlib';
import type { LogReader } from '../template/specs.ts';

export interface Reported {
  readonly messageId: string;
  readonly to: string;
  readonly delivered: boolean;
  readonly because: string;
}

export interface SmsLogProps {
  readonly readers: readonly LogReader[];
  readonly invoke: (functionArn: string, event: unknown) => Promise<unknown>;
  readonly clock: () => Date;
  readonly failed: (line: string) => void;
}

const BATCH_MS = 50;

export function smsLog({ readers, invoke, clock, failed }: SmsLogProps): { readonly report: (sms: Reported) => void; readonly stop: () => void } {
  const waiting = new Map<string, object[]>();
  let timer: NodeJS.Timeout | undefined;

  function handOn(): void {
    timer = undefined;
    for (const [log, logEvents] of waiting) {
      const data = gzipSync(JSON.stringify({ messageType: 'DATA_MESSAGE', logGroup: log, logStream: 'laptop', subscriptionFilters: [], logEvents })).toString('base64');
      for (const { functionArn } of readers.filter((one) => one.log === log)) void invoke(functionArn, { awslogs: { data } }).catch((error: Error) => failed(`receipts: ${error.message}`));
    }
    waiting.clear();
  }

  return {
    report({ messageId, to, delivered, because }) {
      const log = readers.map((one) => one.log).find((name) => name.endsWith('/Failure') !== delivered);
      if (log === undefined) return;
      const at = clock();
      const line = {
        notification: { messageId, timestamp: at.toISOString().replace('T', ' ').replace('Z', '') },
        delivery: { destination: to, providerResponse: because, smsType: 'Transactional' },
        status: delivered ? 'SUCCESS' : 'FAILURE',
      };
      waiting.set(log, [...(waiting.get(log) ?? []), { id: messageId, timestamp: at.getTime(), message: JSON.stringify(line) }]);
      timer ??= setTimeout(handOn, BATCH_MS);
    },
    stop: () => clearTimeout(timer),
  };
}
