import { STACKS } from '../../contract/stacks.ts';
import { check, type Found } from '../check.ts';
import { deploymentOf } from '../world.ts';
import { YOURSELF } from '../words.ts';

const WHOLE = ['CREATE_COMPLETE', 'UPDATE_COMPLETE', 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS', 'IMPORT_COMPLETE'];

function wrong(name: string, status: string): Found<'moving' | 'taken-back' | 'broken'> {
  if (status.endsWith('_IN_PROGRESS')) return { kind: 'moving', says: `${name} is being deployed (${status}).` };
  if (/^(UPDATE|IMPORT)_ROLLBACK_COMPLETE$/.test(status)) return { kind: 'taken-back', says: `The last deploy of ${name} failed and was taken back (${status}).` };
  return { kind: 'broken', says: `${name} is ${status}.` };
}

const CONSOLE = 'https://{region}.console.aws.amazon.com/cloudformation/home?region={region}#/stacks';

export const stacks = check({
  title: 'the deploy itself',
  needs: 'deployment',
  ask: async (world) => (await deploymentOf(world)).statuses,
  judge: (statuses) => {
    const found = Object.values(STACKS).flatMap((name) => {
      const status = statuses[name] ?? 'not there';
      return WHOLE.includes(status) ? [] : [wrong(name, status)];
    });
    return found.length === 0 ? 'both stacks are whole' : found;
  },
  troubles: {
    moving: { weight: 'blocked', harm: 'What is looked at now may be gone in a minute.', grants: 'nobody', link: CONSOLE, takes: 'minutes: ask again when the deploy has ended' },
    'taken-back': { weight: 'blocked', harm: 'What runs is the version before, without what was meant to be put right.', grants: YOURSELF, link: CONSOLE, takes: 'as long as the fault: its events say which resource failed' },
    broken: { weight: 'blocked', harm: 'Parts are missing: alerts may not be taken, pages may not go out.', grants: YOURSELF, link: CONSOLE, takes: 'as long as the fault: its events say which resource failed' },
  },
});
