/** Numbers and topics that SNS serves no longer: a post's phone that was given back, a mailbox that unsubscribed. */
import { addressOf, CHANNELS, type People } from '../../core/people.ts';
import { chanceOf } from '../world/chance.ts';

const SHARE = 0.12;

export function deadAddresses({ responders }: People, seed: number): ReadonlySet<string> {
  const all = responders.flatMap((responder) => CHANNELS.flatMap((channel) => addressOf(responder, channel) ?? []));
  return new Set(all.filter((address) => chanceOf(seed, address).in(SHARE)));
}
