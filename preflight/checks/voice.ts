import { fetchSecret } from '../../adapters/aws/secrets.ts';
import { OUTPUTS } from '../../contract/stacks.ts';
import { check } from '../check.ts';
import { deploymentOf } from '../world.ts';
import { YOURSELF } from '../words.ts';

/** The placeholder is random characters of every kind. */
const KEY_AND_TOKEN = /^[\w.-]{4,}:[\w.-]{4,}$/;

export const voice = check({
  title: 'voice gateway',
  needs: 'deployment',
  ask: async (world) => {
    if (!world.facts.settings.voiceGateway) return null;
    const id = (await deploymentOf(world)).outputs[OUTPUTS.voiceSecret];
    return id === undefined ? 'not-deployed' : KEY_AND_TOKEN.test((await fetchSecret(world.aws.secrets, id)).trim()) ? 'whole' : 'placeholder';
  },
  judge: (answer) => {
    if (answer === null) return 'none is set: a call fails at once, and the next channel comes';
    if (answer === 'not-deployed') return [{ kind: 'not-deployed', says: 'The setting voiceGateway came after the last deploy.' }];
    return answer === 'whole' ? 'its key and token are put in' : [{ kind: 'placeholder', says: 'The secret VoiceSecret holds no key:token yet, only the placeholder.' }];
  },
  troubles: {
    placeholder: { weight: 'blocked', harm: 'No call is made: who sleeps through an SMS is not woken.', grants: "the gateway's account page gives the key; you put it in", link: 'docs/deploy.md#2-decide-the-settings', takes: 'minutes' },
    'not-deployed': { weight: 'blocked', harm: 'No call is made: who sleeps through an SMS is not woken.', grants: YOURSELF, link: 'docs/deploy.md#3-deploy', takes: 'minutes' },
  },
});
