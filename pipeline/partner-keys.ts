/** The partners' secrets, as fresh as they need to be, and never the reason why a signed alert is refused. */
import { faultOf } from '../core/fault.ts';
import { secondsAfter, type Instant, type Seconds } from '../core/time.ts';
import type { Clock, Log, Meter } from './ports.ts';

/** Partner → its active secrets, each `whsec_` and base64. */
export type Secrets = Readonly<Record<string, { readonly secrets: readonly string[] }>>;

const FRESH: Seconds = 60;
/** A failed signature may mean a rotated secret: look again, but not more often than this. */
const BETWEEN_LOOKS: Seconds = 5;
const STALE: Seconds = 24 * 60 * 60;

export interface KeySource {
  readonly fetch: () => Promise<Secrets>;
  readonly clock: Clock;
  readonly meter: Meter;
  readonly log: Log;
}

export interface PartnerKeys {
  /** Whether the partner is known, as far as we could look. */
  knows(partner: string): Promise<boolean>;
  /** True when `fits` says so of one of the partner's secrets; null when there are no secrets to ask, or newer ones could not be fetched. An unknown partner is asked like a known one. */
  someKey(partner: string, fits: (key: string) => boolean): Promise<boolean | null>;
}

/** Takes the same time for a partner that nobody knows. */
const NOBODYS = 'whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=';

export function partnerKeys({ fetch, clock, meter, log }: KeySource): PartnerKeys {
  let last: { readonly secrets: Secrets; readonly at: Instant } | null = null;
  let lookedAt: Instant | null = null;
  let lookFailed = false;

  async function current(notOlderThan: Seconds): Promise<Secrets | null> {
    const now = clock.now();
    const fresh = last !== null && now < secondsAfter(last.at, notOlderThan);
    const justLooked = lookedAt !== null && now < secondsAfter(lookedAt, BETWEEN_LOOKS);
    if (!fresh && !(justLooked && last !== null)) await look(now);
    return last !== null && now < secondsAfter(last.at, STALE) ? last.secrets : null;
  }

  async function look(now: Instant): Promise<void> {
    try {
      last = { secrets: await fetch(), at: now };
      lookFailed = false;
    } catch (error) {
      lookFailed = true;
      meter.count('secretsStale');
      log.error('the partners\' secrets could not be fetched; the last known ones serve', { ...faultOf(error), known: last?.at ?? 'none' });
    }
    lookedAt = clock.now(); // when the look ended: one that hangs must not be followed by another at once
  }

  const keysIn = (secrets: Secrets, partner: string): readonly string[] => (Object.hasOwn(secrets, partner) ? secrets[partner]!.secrets : [NOBODYS]);
  const known = (secrets: Secrets, partner: string): boolean => Object.hasOwn(secrets, partner);

  return {
    async knows(partner) {
      const secrets = await current(FRESH);
      return secrets !== null && known(secrets, partner);
    },
    async someKey(partner, fits) {
      const secrets = await current(FRESH);
      if (secrets === null) return null;
      if (keysIn(secrets, partner).some(fits) && known(secrets, partner)) return true;
      const again = await current(0);
      if (again === null) return null;
      if (again !== secrets && known(again, partner) && keysIn(again, partner).some(fits)) return true;
      // It may be signed with a secret that we could not fetch: whoever is told to try again tries again.
      return lookFailed ? null : false;
    },
  };
}
