import { GetTemplateCommand } from '@aws-sdk/client-cloudformation';
import { STACKS } from '../../contract/stacks.ts';
import { check, counted, named } from '../check.ts';
import { differing, type Template } from '../templates.ts';
import { YOURSELF } from '../words.ts';

/** A warning only: it is so before every deploy that changes something. */
export const checkout = check({
  title: 'this checkout',
  needs: 'deployment',
  ask: async ({ aws, checkout: made }) => {
    const here = await made();
    const asked = Object.values(STACKS).map(async (StackName) => {
      const { TemplateBody = '{}' } = await aws.stacks.send(new GetTemplateCommand({ StackName }));
      return differing(here[StackName]!, JSON.parse(TemplateBody) as Template);
    });
    return (await Promise.all(asked)).flat();
  },
  judge: (others) => (others.length === 0 ? 'what is deployed is what this checkout would deploy' : [{ kind: 'differs', says: `What is deployed is not what this checkout would deploy: ${counted(others.length, 'resource')} ${others.length === 1 ? 'differs' : 'differ'}: ${named(others)}.` }]),
  troubles: {
    differs: { weight: 'warning', harm: 'Pages go by another version than the one that is read here.', grants: YOURSELF, link: 'docs/deploy.md#later', takes: 'minutes: deploy, or check out what is deployed' },
  },
});
