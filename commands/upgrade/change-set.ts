/** Reads a change set that `cdk` has prepared. */
import { paginateDescribeChangeSet, type CloudFormationClient, type ResourceChange } from '@aws-sdk/client-cloudformation';
import type { Instant } from '../../core/time.ts';
import type { Change } from './judged.ts';

/** Its own name each time: one that was left behind must not be taken for this one. */
export const changeSetName = (now: Instant): string => `jeevan-raksha-${now.slice(0, 'yyyy-mm-ddThh:mm:ss'.length).replaceAll(/[-:]/g, '')}`;

/** Null where nothing would change: `cdk` leaves no change set then. */
export async function changesIn(client: CloudFormationClient, { stack, name }: { readonly stack: string; readonly name: string }): Promise<Change[] | null> {
  const found: Change[] = [];
  try {
    for await (const { Changes = [] } of paginateDescribeChangeSet({ client }, { StackName: stack, ChangeSetName: name })) {
      found.push(...Changes.flatMap(({ ResourceChange: change }) => (change === undefined ? [] : [changeOf(change)])));
    }
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
  return found;
}

const changeOf = ({ Action, ResourceType = '', LogicalResourceId = '', Replacement, PolicyAction, Details = [] }: ResourceChange): Change => ({
  action: Action ?? '',
  type: ResourceType,
  id: LogicalResourceId,
  replacement: Replacement ?? null,
  policy: PolicyAction ?? null,
  because: [...new Set(Details.flatMap(({ Target }) => (Target?.Name === undefined ? [] : [Target.Name])))],
});

/** The stack or the change set is not there. */
const isMissing = (error: unknown): boolean => error instanceof Error && (error.name === 'ChangeSetNotFoundException' || (error.name === 'ValidationError' && error.message.includes('does not exist')));
