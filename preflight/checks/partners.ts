import { readPartners } from '../../adapters/partners-secret.ts';
import { fetchSecret } from '../../adapters/aws/secrets.ts';
import { OUTPUTS } from '../../contract/stacks.ts';
import { check, counted, named } from '../check.ts';
import { outputOf } from '../deployed.ts';
import { deploymentOf } from '../world.ts';
import { YOURSELF } from '../words.ts';

const putIn = { grants: YOURSELF, link: 'docs/deploy.md#5-give-every-partner-a-secret', takes: 'minutes' };

function read(text: string): { readonly malformed: readonly string[]; readonly signing: readonly string[] } | null {
  const malformed: string[] = [];
  try {
    const all = readPartners(text, (partner) => malformed.push(partner));
    return { malformed, signing: Object.keys(all).filter((partner) => all[partner]!.secrets.length > 0) };
  } catch {
    return null; // what is wrong with it may quote a secret
  }
}

/** Only who has secrets is kept of the answer. */
export const partners = check({
  title: "partners' secrets",
  needs: 'deployment',
  ask: async (world) => {
    return read(await fetchSecret(world.aws.secrets, outputOf(await deploymentOf(world), OUTPUTS.partnersSecret)));
  },
  judge: (answer, { settings: { partners: wanted } }) => {
    if (answer === null) return [{ kind: 'malformed', says: `The secret PartnersSecret is not JSON of the shape {"desk": {"secrets": ["whsec_…"]}}.` }];
    const { malformed, signing } = answer;
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
