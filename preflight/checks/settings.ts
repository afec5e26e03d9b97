import { check } from '../check.ts';
import { YOURSELF } from '../words.ts';

export const settings = check({
  title: 'settings and pack',
  needs: 'nothing',
  ask: async ({ facts }) => facts.faults,
  judge: (faults, { pack }) => (faults.length === 0 ? `no setting is wrong, and the pack has no faults (${pack.units.size} units)` : faults.map((says) => ({ kind: 'wrong', says: `${says}.`.replace(/\.\.$/, '.') }))),
  troubles: {
    wrong: { weight: 'blocked', harm: 'The deploy stops there, and what runs, if anything, stays as it is.', grants: YOURSELF, link: 'docs/deploy.md#2-decide-the-settings', takes: 'minutes' },
  },
});
