/** Phones and mailboxes that do not work, as somebody at this laptop decides: to see what then happens. */

/** What SNS takes and does not deliver, what nobody ever reports, and what SNS itself refuses. */
export const FAULTS = {
  failed: 'taken by SNS, reported as not delivered',
  unproven: 'taken by SNS, and nobody ever says what became of it',
  'opted-out': 'refused by SNS for good',
  throttled: 'refused by SNS for now',
} as const;
export type Fault = keyof typeof FAULTS;

export interface Faults {
  readonly of: (to: string) => Fault | undefined;
  readonly set: (to: string, fault: Fault | null) => void;
  readonly all: () => Readonly<Record<string, Fault>>;
}

export function openFaults(): Faults {
  const faults = new Map<string, Fault>();
  return {
    of: (to) => faults.get(to),
    set: (to, fault) => void (fault === null ? faults.delete(to) : faults.set(to, fault)),
    all: () => Object.fromEntries(faults),
  };
}

export const isFault = (given: unknown): given is Fault => typeof given === 'string' && Object.hasOwn(FAULTS, given);
