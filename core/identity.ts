/** Names derived from what they name, so that a second delivery finds what the first one made. */
import { createHash } from 'node:crypto';
import { base32 } from './base32.ts';

export type IncidentId = string & { readonly __incident: never };

/** `alert` when the partner gave an id of its own, else the delivery's `webhook-id`. */
export type IdentityKind = 'alert' | 'webhook';
export interface Identity {
  readonly kind: IdentityKind;
  readonly key: string;
}

/** 26 base 32 characters (130 bits) of SHA-256 over `[partner, kind, key]` as JSON. */
export function incidentIdOf(partner: string, { kind, key }: Identity): IncidentId {
  return base32(sha256(JSON.stringify([partner, kind, key])), 26) as IncidentId;
}

/** The whole body, byte for byte, as 64 hexadecimal digits: an equal digest is a duplicate, another one an update. */
export const digestOf = (body: Uint8Array): string => sha256(body).toString('hex');

/** Spreads ids evenly over 0 … shards − 1. */
export const shardOf = (id: string, shards: number): number => sha256(id).readUInt32BE(0) % shards;

const sha256 = (data: string | Uint8Array): Buffer => createHash('sha256').update(data).digest();

/**
 * The only thing read of an alert before it is kept: its `alertId`, a string of 1–256 characters, or a number as its
 * decimal string. Everything else, also a body that is no JSON, is known by the delivery's id.
 */
export function identityOf(body: Uint8Array, webhookId: string): Identity {
  const alertId = readAlertId(new TextDecoder().decode(body));
  return alertId === null ? { kind: 'webhook', key: webhookId } : { kind: 'alert', key: alertId };
}

function readAlertId(text: string): string | null {
  const alertId = ownAlertId(parsed(text));
  if (typeof alertId === 'string') return isOfLength(alertId) ? alertId : null;
  if (typeof alertId !== 'number') return null;
  const exact = Number.isSafeInteger(alertId) || (Number.isFinite(alertId) && !Number.isInteger(alertId));
  return exact ? String(alertId) : asWritten(text);
}

/** Characters, not the halves of which UTF-16 makes some. */
const isOfLength = (alertId: string): boolean => alertId.length >= 1 && alertId.length <= 512 && Array.from(alertId).length <= 256;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // no JSON has no alertId: the delivery's id serves
  }
}

const ownAlertId = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, 'alertId') ? (value as { alertId: unknown }).alertId : undefined;

/** Two ids beyond 2^53 may read as the same number, and all beyond 10^308 do; taken as they are written, two persons never become one incident. */
function asWritten(text: string): string | null {
  const sources = new Map<unknown, string>();
  try {
    const root: unknown = JSON.parse(text, function (this: unknown, key: string, value: unknown, context?: { source?: string }) {
      if (key === 'alertId' && context?.source) sources.set(this, context.source);
      return value;
    });
    return sources.get(root) ?? null;
  } catch {
    return null; // nested deeper than a reviver can follow: the delivery's id serves
  }
}
