/** The bursts that are looked at, and the accounts they meet. */
import type { Load } from './door.ts';
import { LIMITS } from './limits.ts';
import type { Run } from './model.ts';
import { rules, type Rules } from './world.ts';

export interface Scenario {
  readonly name: string;
  readonly load: Load;
  readonly rules: Rules;
}

export type Runs = readonly { readonly scenario: Scenario; readonly run: Run }[];

/** Uttar Pradesh had 16.5 % of India's people (Census of India 2011: 199.8 of 1,210.9 million). One deployment for all. */
const INDIA = 6;

/** SMS sandbox, USD 1 a month: no text reaches anybody who is not among ten verified numbers. */
const NEW_ACCOUNT = rules({ lambdaConcurrency: LIMITS.newAccountLambdaConcurrency.value, smsPerSecond: 0 });

/** What docs/scale.md says to ask for and to set beforehand, so that nothing but the mailbox stands in the way of all India. */
export const PREPARED = rules({ smsPerSecond: 1_500, smsPartsPerSecond: 1_500, transitionsPerSecond: 4_000, transitionsBucket: 4_000, startsPerSecond: 600, publishesPerSecond: 3_000, tableWritesPerSecond: 40_000, tableReadsPerSecond: 40_000 });

export function scenariosOf({ alerts, forSeconds }: Load): Scenario[] {
  const burst = (times: number): Load => ({ alerts: alerts * times, forSeconds });
  return [
    { name: 'one state, new account', load: burst(1), rules: NEW_ACCOUNT },
    { name: 'one state', load: burst(1), rules: rules() },
    { name: 'all India', load: burst(INDIA), rules: rules() },
    { name: 'all India, prepared', load: burst(INDIA), rules: PREPARED },
    { name: '10 × all India', load: burst(10 * INDIA), rules: rules() },
  ];
}
