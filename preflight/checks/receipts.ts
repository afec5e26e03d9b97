import { GetSMSAttributesCommand } from '@aws-sdk/client-sns';
import { OUTPUTS } from '../../contract/stacks.ts';
import { check } from '../check.ts';
import { outputOf } from '../deployed.ts';
import { deploymentOf } from '../world.ts';
import { YOURSELF } from '../words.ts';

export const receipts = check({
  title: 'SMS receipts',
  needs: 'deployment',
  ask: async (world) => {
    const { attributes = {} } = await world.aws.sns.send(new GetSMSAttributesCommand({ attributes: ['DeliveryStatusIAMRole', 'DeliveryStatusSuccessSamplingRate'] }));
    const command = outputOf(await deploymentOf(world), OUTPUTS.smsReceipts);
    return { role: attributes['DeliveryStatusIAMRole'], rate: attributes['DeliveryStatusSuccessSamplingRate'], wanted: /DeliveryStatusIAMRole=([^,\s]+)/.exec(command)?.[1] };
  },
  judge: ({ role, rate, wanted }) => (role !== undefined && role === wanted && rate === '100' ? 'SNS writes what becomes of each text' : [{ kind: 'off', says: `SNS does not write ${role === wanted ? 'all of ' : ''}what becomes of texts where our function reads it: run the command in the output SmsReceipts.` }]),
  troubles: {
    off: { weight: 'warning', harm: 'A text that did not arrive is followed by the next channel after 45 seconds instead of at once.', grants: YOURSELF, link: 'docs/deploy.md#3-deploy', takes: 'a minute' },
  },
});
