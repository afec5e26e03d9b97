/** The canary's desk and responder, beside whatever the directory holds: they are there from the first minute after a deploy. */
import { CANARY, CANARY_DESK, canaryResponder } from '../core/canary.ts';
import type { Directory } from './ports.ts';

/** `topicArn`: where its pages go. The directory is asked all the same: where it cannot be read, nobody can be paged, and the canary has to find that out. */
export function withCanary<D extends Directory>(directory: D, topicArn: string): D {
  return {
    ...directory,
    people: async (desks, also) => {
      const { desks: found, responders } = await directory.people(desks, also);
      const isAsked = desks.includes(CANARY) || also.includes(CANARY);
      return {
        desks: [...found.filter(({ deskId }) => deskId !== CANARY), ...(desks.includes(CANARY) ? [CANARY_DESK] : [])],
        responders: [...responders.filter(({ responderId }) => responderId !== CANARY), ...(isAsked ? [canaryResponder(topicArn)] : [])],
      };
    },
  };
}
