import { STATE_DESK } from '../../core/people.ts';
import { check, counted, named } from '../check.ts';
import { directoryOf } from '../directory.ts';
import { deploymentOf } from '../world.ts';

const enrol = { grants: 'you; the numbers come from the districts', link: 'docs/people.md#check-and-enrol', takes: 'hours, once the numbers are known' };

/** Only whether there is a desk for everybody who may be paged; `npm run oncall -- coverage` looks at every minute. */
export const people = check({
  title: 'people and desks',
  needs: 'deployment',
  ask: async (world) => {
    await deploymentOf(world);
    return (await directoryOf(world))!;
  },
  judge: ({ desks, responders }, { pack }) => {
    const known = new Set(desks.map(({ deskId }) => deskId));
    const missing = [...pack.units.keys()].filter((unit) => !known.has(unit));
    const found = [
      ...(known.has(STATE_DESK) ? [] : [{ kind: 'no-state-desk' as const, says: 'The directory has no state desk.' }]),
      ...(missing.length === 0 ? [] : [{ kind: 'no-desk' as const, says: `${counted(missing.length, 'unit')} of ${pack.units.size} ${missing.length === 1 ? 'has' : 'have'} no desk: ${named(missing)}.` }]),
    ];
    return found.length === 0 ? `${counted(responders.length, 'responder')} on ${counted(desks.length, 'desk')}` : found;
  },
  troubles: {
    'no-state-desk': { weight: 'blocked', harm: 'Nobody is paged but the mailbox of the last resort.', ...enrol },
    'no-desk': { weight: 'blocked', harm: 'The officers nearest to the person are not paged; the state desk has to find and phone them.', ...enrol },
  },
});
