/** What the API is asked to do about a responder or a desk, read strictly. */
import * as z from 'zod/mini';
import { CHANNELS, STATE_DESK, type Channel, type DeskId, type ResponderId } from './people.ts';

const LONGEST_MINUTES = 120;
const Verification = z.strictObject({ responder: z.string(), channel: z.optional(z.enum(CHANNELS)) });
const Drill = z.strictObject({ desk: z.string(), minutes: z.optional(z.number().check(z.minimum(1), z.maximum(LONGEST_MINUTES))) });

export type Sentence = { readonly sentence: string };

export function readVerification(value: unknown): { readonly responder: ResponderId; readonly channel?: Channel | undefined } | Sentence {
  const read = Verification.safeParse(value);
  return read.success ? read.data : { sentence: `It is {"responder": id, "channel": ${CHANNELS.join(' | ')}}; without a channel all of them are asked.` };
}

export function readDrill(value: unknown): { readonly desk: DeskId; readonly minutes?: number | undefined } | Sentence {
  const read = Drill.safeParse(value);
  return read.success ? read.data : { sentence: `It is {"desk": "${STATE_DESK}" or a unit's code, "minutes": 1 to ${LONGEST_MINUTES}}.` };
}
