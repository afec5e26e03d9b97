import { DescribeStackDriftDetectionStatusCommand, DetectStackDriftCommand, paginateDescribeStackResourceDrifts, type CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { STACKS } from '../../contract/stacks.ts';
import { check, counted, named } from '../check.ts';
import { Unanswerable } from '../unanswered.ts';
import { YOURSELF } from '../words.ts';
import type { World } from '../world.ts';

const LOOK_EVERY_SECONDS = 3;
const PATIENCE_SECONDS = 600;

/** The one thing that is started: CloudFormation compares, and changes nothing. */
export const drift = check({
  title: 'template drift',
  needs: 'deployment',
  ask: async ({ aws, wait }) => (await Promise.all(Object.values(STACKS).map(async (name) => driftedIn(aws.stacks, name, wait)))).flat(),
  judge: (changed) => (changed.length === 0 ? 'nobody changed a resource by hand' : [{ kind: 'drifted', says: `${counted(changed.length, 'resource')} ${changed.length === 1 ? 'was' : 'were'} changed by hand since the deploy: ${named(changed)}.` }]),
  troubles: {
    drifted: {
      weight: 'blocked',
      harm: 'What was tested is not what runs: a permission, a timer or an alarm may be gone, and the next deploy may take away what somebody mended at night.',
      grants: YOURSELF,
      link: 'https://{region}.console.aws.amazon.com/cloudformation/home?region={region}#/drifts',
      takes: 'minutes: bring the change into the repository, or take it back',
    },
  },
});

async function driftedIn(client: CloudFormationClient, StackName: string, wait: World['wait']): Promise<string[]> {
  const { StackDriftDetectionId } = await client.send(new DetectStackDriftCommand({ StackName }));
  for (let waited = 0; waited <= PATIENCE_SECONDS; waited += LOOK_EVERY_SECONDS) {
    const { DetectionStatus, StackDriftStatus } = await client.send(new DescribeStackDriftDetectionStatusCommand({ StackDriftDetectionId }));
    if (DetectionStatus === 'DETECTION_FAILED') throw new Unanswerable(`CloudFormation could not compare every resource of ${StackName}: whoever asks needs to be allowed to read each of them.`);
    if (DetectionStatus === 'DETECTION_COMPLETE') return StackDriftStatus === 'DRIFTED' ? changedIn(client, StackName) : [];
    await wait(LOOK_EVERY_SECONDS);
  }
  throw new Unanswerable(`CloudFormation did not finish comparing ${StackName} within ten minutes: ask again.`);
}

async function changedIn(client: CloudFormationClient, StackName: string): Promise<string[]> {
  const changed: string[] = [];
  for await (const { StackResourceDrifts = [] } of paginateDescribeStackResourceDrifts({ client }, { StackName, StackResourceDriftStatusFilters: ['MODIFIED', 'DELETED'] })) {
    changed.push(...StackResourceDrifts.map(({ LogicalResourceId, StackResourceDriftStatus }) => `${LogicalResourceId} (${StackResourceDriftStatus?.toLowerCase()})`));
  }
  return changed;
}
