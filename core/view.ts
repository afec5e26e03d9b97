/** An incident as programs see it: no personal data of the person. Sentences are in English. */
import { becauseOf, whereName } from './because.ts';
import type { IncidentEvent } from './events.ts';
import type { Finding } from './finding.ts';
import type { Decreed, Incident } from './incident.ts';
import type { Location } from './location.ts';
import { unitName, type Pack } from './pack.ts';
import type { PageProof } from './page-proof.ts';
import { proofStory, storyOf } from './story.ts';
import { isIndianState } from './where.ts';

export interface IncidentView {
  readonly incidentId: string;
  readonly status: string;
  /** LGD district code; null while no single unit is known. */
  readonly unit: string | null;
  readonly unitName: string | null;
  /** The unit that adjoins, where the person may be in either. */
  readonly also: string | null;
  readonly decision: Location['decision'];
  /** Best first, with how likely each is: 0 … 1. */
  readonly units: readonly { readonly code: string; readonly name: string; readonly p: number }[];
  /** A state of India by its English name, another country by its code; null where it is ours, or uncertain. */
  readonly outside: string | null;
  /** The same by ISO 3166. */
  readonly outsideCode: string | null;
  /** How likely what was decided is; of an undecided one the likeliest unit. */
  readonly confidence: number;
  readonly uncertaintyM: number | null;
  readonly because: readonly string[];
  readonly openedAt: string;
  readonly nextActionAt: string | null;
  readonly acknowledgedBy: string | null;
  readonly acknowledgedAt: string | null;
  /** The desk as given, or `officer`: who that is was typed, and stands in a note. */
  readonly handedOffTo: string | null;
  readonly disposition: string | null;
  /** Where the person was, as whoever closed it said. */
  readonly found: string | null;
  /** Since when, by whom and why nothing of it may be erased; or that all data of the person was. */
  readonly hold: Decreed | null;
  readonly erased: Decreed | null;
  readonly risk: string;
  readonly exercise: boolean;
  readonly partner: string;
  readonly related: readonly string[];
  /** Each with a sentence of its own. */
  readonly events: readonly (IncidentEvent & { readonly text: string })[];
  /** What became of each page after SNS took it, as far as anybody said. */
  readonly proofs: readonly (PageProof & { readonly text: string })[];
  /** What each hint said of the place, as shares of units: for learning how far to trust hints. Empty in lists. */
  readonly findings: readonly Finding[];
}

export interface Shown {
  readonly events: readonly IncidentEvent[];
  readonly proofs: readonly PageProof[];
  readonly findings: readonly Finding[];
}

export function viewOf(pack: Pack, incident: Incident, { events, proofs, findings }: Shown): IncidentView {
  const { incidentId, status, unit, also, location, openedAt, nextActionAt, holder, handOff, disposition, found, hold, erased, risk, exercise, partner, related } = incident;
  const units = location.units.map(({ code, p }) => ({ code, name: unitName(pack, code, 'en'), p }));
  return {
    incidentId, status, unit, unitName: unit === null ? null : unitName(pack, unit, 'en'), also,
    decision: location.decision, units, outside: outsideOf(pack, location), outsideCode: location.decision === 'outside' ? (location.outside?.where ?? null) : null, confidence: confidenceOf(location), uncertaintyM: location.uncertaintyM, because: becauseOf(pack, location.because, 'en'),
    openedAt, nextActionAt, acknowledgedBy: holder?.responderId ?? null, acknowledgedAt: holder?.since ?? null, handedOffTo: handOff === null ? null : handOff.deskId === null ? 'officer' : handOff.to,
    disposition, found, hold: hold ?? null, erased: erased ?? null, risk, exercise, partner, related, events: told(pack, events), proofs: proofsTold(pack, proofs), findings,
  }; // prettier-ignore
}

/** What a location says of another state or country. */
export function outsideOf(pack: Pack, { decision, outside }: Location): string | null {
  if (decision !== 'outside' || outside === null) return null;
  return isIndianState(outside.where) ? whereName(pack, outside.where, 'en') : outside.where;
}

function confidenceOf({ decision, units, outside }: Location): number {
  if (decision === 'outside') return outside?.p ?? 0;
  const counted = decision === 'units' ? units.slice(0, 2) : units.slice(0, 1);
  return Math.round(counted.reduce((sum, { p }) => sum + p, 0) * 1000) / 1000;
}

function told(pack: Pack, events: readonly IncidentEvent[]): IncidentView['events'] {
  const sentences = storyOf(pack, events, 'en');
  return events.map((event, i) => ({ ...event, text: sentences[i]!.text }));
}

const proofsTold = (pack: Pack, proofs: readonly PageProof[]): IncidentView['proofs'] =>
  proofs.toSorted((a, b) => (a.at < b.at ? -1 : 1)).map((proof) => ({ ...proof, text: proofStory(pack, proof, 'en').text }));
