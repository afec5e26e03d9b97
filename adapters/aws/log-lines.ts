/** What CloudWatch Logs hands to a function: a compressed envelope with some lines of one log. */
import { gunzipSync } from 'node:zlib';
import type { CloudWatchLogsDecodedData, CloudWatchLogsEvent } from 'aws-lambda';

/** A control message, which only asks whether anybody is there, has no lines. */
export function linesIn({ awslogs }: CloudWatchLogsEvent): string[] {
  const { messageType, logEvents } = JSON.parse(gunzipSync(Buffer.from(awslogs.data, 'base64')).toString('utf8')) as CloudWatchLogsDecodedData;
  return messageType === 'DATA_MESSAGE' ? logEvents.map(({ message }) => message) : [];
}
