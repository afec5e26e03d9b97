/** What is known of the channels of a responder. It holds of an address: whoever changes their number starts anew. */
import { addressOf, CHANNELS, type Channel, type Proof, type Responder } from './people.ts';

export type Proofs = Readonly<Partial<Record<Channel, Proof & { readonly address: string }>>>;

export function withProofs(responder: Responder, proofs: Proofs): Responder {
  const known = CHANNELS.flatMap((channel) => {
    const { address, ...proof } = proofs[channel] ?? { address: undefined };
    return address !== undefined && address === addressOf(responder, channel) ? [[channel, { ...responder.channels[channel], ...proof }] as const] : [];
  });
  return known.length === 0 ? responder : { ...responder, channels: { ...responder.channels, ...Object.fromEntries(known) } };
}

export function proofsOf(responder: Responder): Proofs {
  const known = CHANNELS.flatMap((channel) => {
    const address = addressOf(responder, channel);
    const { verifiedAt, provedAt, failedAt, failedBecause } = responder.channels[channel] ?? {};
    const proof = Object.entries({ verifiedAt, provedAt, failedAt, failedBecause }).filter(([, value]) => value !== undefined);
    return address === undefined || proof.length === 0 ? [] : [[channel, { address, ...Object.fromEntries(proof) }] as const];
  });
  return Object.fromEntries(known);
}
