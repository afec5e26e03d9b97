/** The directory as a file: the same that an admin writes, with what is known of each channel. */
import type { Enrolled, PeopleFile } from './people-file.ts';
import { addressOf, type People, type Responder } from './people.ts';
import { proofsOf } from './proofs.ts';

export const exportOf = ({ desks, responders }: People): PeopleFile => ({ responders: responders.map(enrolledOf), desks });

function enrolledOf(responder: Responder): Enrolled {
  const { channels: _, ...one } = responder;
  const proofs = proofsOf(responder);
  return {
    ...one,
    speaks: one.speaks && [...one.speaks],
    order: one.order && [...one.order],
    absences: one.absences && [...one.absences],
    sms: addressOf(responder, 'sms'),
    email: addressOf(responder, 'email'),
    https: addressOf(responder, 'https'),
    ...(Object.keys(proofs).length > 0 && { proofs }),
  };
}
