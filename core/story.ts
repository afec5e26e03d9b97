/** An incident's timeline in sentences: what was due, what was done, to whom, and what became of it. */
import { whereName } from './because.ts';
import type { IncidentEvent } from './events.ts';
import type { Disposition, UnlocatedReason } from './incident.ts';
import { wordingOf, type Pack } from './pack.ts';
import type { PageProof } from './page-proof.ts';
import type { Instant } from './time.ts';
import { fill, termOf, type Wording } from './wording.ts';

export interface Told {
  readonly at: Instant;
  readonly text: string;
}

/** Oldest first, as the events are. */
export const storyOf = (pack: Pack, events: readonly IncidentEvent[], language: string): Told[] => events.map((event) => ({ at: event.at, text: tell(pack, event, language) }));

/** What became of a page: it is known apart from the events, and often later. */
export const proofStory = (pack: Pack, { page, outcome, at, because }: PageProof, language: string): Told => ({
  at,
  text: tell(pack, { seq: 0, at, kind: outcome === 'failed' ? 'NOT_DELIVERED' : 'DELIVERED', detail: { pages: [page], because: because ?? '' } }, language),
});

function tell(pack: Pack, { kind, by, detail = {} }: IncidentEvent, language: string): string {
  const words = wordingOf(pack, language);
  const desk = (id: unknown): string => (pack.units.has(String(id)) || pack.states.has(String(id)) ? whereName(pack, String(id), language) : termOf(words, String(id)));
  return fill(words.events[kind], {
    ...Object.fromEntries(Object.entries(detail).map(([key, value]) => [key, Array.isArray(value) ? value.join(', ') : String(value)])),
    by: detail['signed'] === undefined ? (by ?? '') : `${String(detail['signed'])} (${by})`,
    pages: pagesIn(words, detail['pages']),
    ...('desk' in detail && { desk: desk(detail['desk']) }),
    ...('to' in detail && { to: desk(detail['to']) }),
    ...('reason' in detail && { reason: words.unlocated[detail['reason'] as UnlocatedReason] }),
    ...('disposition' in detail && { disposition: words.dispositions[detail['disposition'] as Disposition] }),
  });
}

/** `r1.l0.control-room-162.sms` and its like, by responder: "control-room-162 (SMS, e-mail)". */
function pagesIn(words: Wording, keys: unknown): string {
  const channels = new Map<string, string[]>();
  for (const key of Array.isArray(keys) ? keys.map(String) : []) {
    const [, , responder = key, channel = ''] = key.split('.');
    channels.set(responder, [...(channels.get(responder) ?? []), termOf(words, channel)]);
  }
  return [...channels].map(([responder, used]) => `${responder} (${used.join(', ')})`).join(', ');
}
