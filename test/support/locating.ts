/** From what an alert says to a decision, on the pack of Uttar Pradesh. */
import { readAlert } from '../../core/alert.ts';
import { decide } from '../../core/decide.ts';
import type { Finding } from '../../core/finding.ts';
import { findingsOf } from '../../core/locate.ts';
import type { Location } from '../../core/location.ts';
import { instant } from '../../core/time.ts';
import { ranked, type Where } from '../../core/where.ts';
import { locatorOf, up } from './locators.ts';

const noon = instant('2026-03-01T12:00:00Z');

/** Read from its bytes, as every alert is; received when its partner saw it. */
export function findingsIn(alert: unknown): Finding[] {
  const read = readAlert(Buffer.from(JSON.stringify(alert)));
  return findingsOf(locatorOf(up), read, read.detectedAt === undefined ? noon : instant(read.detectedAt));
}
export const located = (alert: unknown): Location => decide(up.deciding, findingsIn(alert));
export const locatedBy = (...hints: readonly unknown[]): Location => located({ hints });

/** The likeliest of units and places elsewhere, whatever is decided. */
export const likeliest = ({ units, outside }: Location): Where | undefined =>
  ranked(new Map([...units.map(({ code, p }) => [code, p] as const), ...(outside === null ? [] : [[outside.where, outside.p] as const])]))[0]?.[0];

/** As the lists of texts and alerts write an answer: `162`, `144+145`, `IN-BR`, `desk`. */
export function answerOf({ decision, units, outside }: Location): string {
  if (decision === 'outside') return outside!.where;
  return decision === 'desk' ? 'desk' : units.slice(0, decision === 'unit' ? 1 : 2).map(({ code }) => code).sort().join('+'); // prettier-ignore
}

export const pin = (code: unknown) => ({ kind: 'pin', pin: code });
export const place = (text: string, role = 'current') => ({ kind: 'place', text, role });
export const gps = (lat: unknown, lon: unknown, more: object = {}) => ({ kind: 'gps', lat, lon, ...more });
export const ip = (address: unknown) => ({ kind: 'ip', ip: address });
