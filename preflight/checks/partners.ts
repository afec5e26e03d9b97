import { fetchPartners } from '../../adapters/aws/secrets.ts';
import { OUTPUTS } from '../../contract/stacks.ts';
import { check, counted, named } from '../check.ts';
import { outputOf } from '../deployed.ts';
import { deploymentOf } from '../world.ts';
import { YOURSELF } from '../words.ts';

const putIn = { grants: YOURSELF, link: 'docs/deploy.md#5-give-every-partner-a-secret', takes: 'minutes' };

/** Only who has secrets is kept of the answer. */
export const partners = check({
  title: "partners' secrets",
  needs: 'deployment',
  ask: async (world) => {
    const malformed: string[] = [];
    const all = await fetchPartners(world.aws.secrets, outputOf(await deploymentOf(world), OUTPUTS.partnersSecret), (partner) => malformed.push(partner));
    return { malformed, signing: Object.keys(all).filter((partner) => all[partner]!.secrets.length > 0) };
  },
  judge: ({ malformed, signing }, { settings: { partners: wanted } }) => {
    const without = wanted.filter((partner) => !signing.includes(partner) && !malformed.includes(partner));
    const strangers = signing.filter((partner) => !wanted.includes(partner));
    const found = [
      ...(malformed.length === 0 ? [] : [{ kind: 'malformed' as const, says: `What stands in the secret under ${named(malformed)} is not of the shape {"secrets": ["whsec_…"]}.` }]),
      ...(without.length === 0 ? [] : [{ kind: 'without' as const, says: `${named(without)} ${without.length === 1 ? 'has' : 'have'} no secret yet: only the placeholder stands there.` }]),
      ...(strangers.length === 0 ? [] : [{ kind: 'stranger' as const, says: `${named(strangers)} ${strangers.length === 1 ? 'has a secret and is' : 'have secrets and are'} not in the setting partners.` }]),
    ];
    return found.length === 0 ? `${counted(wanted.length, 'partner')} can sign: ${named(wanted)}` : found;
  },
  troubles: {
    without: { weight: 'blocked', harm: 'Every alert of theirs is refused with 401: nobody is paged for the person.', ...putIn },
    malformed: { weight: 'blocked', harm: 'Every alert of theirs is refused with 401: nobody is paged for the person.', ...putIn },
    stranger: { weight: 'warning', harm: 'Whoever holds that secret can open incidents.', ...putIn },
  },
});
