/** What CloudFormation says of the two stacks. */
import { DescribeStacksCommand, paginateListStackResources, type CloudFormationClient, type Stack } from '@aws-sdk/client-cloudformation';
import { STACKS } from '../contract/stacks.ts';
import { Unanswerable } from './unanswered.ts';

export interface Deployed {
  /** By the stack's name: its status, such as UPDATE_COMPLETE. */
  readonly statuses: Readonly<Record<string, string>>;
  /** The pipeline's outputs, by name. */
  readonly outputs: Readonly<Record<string, string>>;
  /** The pipeline's own topics: the ARN, by the logical id. */
  readonly topics: Readonly<Record<string, string>>;
}

/** Null where there is no pipeline: before the first deploy, or after half of it. */
export async function deployedIn(client: CloudFormationClient): Promise<Deployed | null> {
  const [ledger, pipeline] = await Promise.all([stackCalled(client, STACKS.ledger), stackCalled(client, STACKS.pipeline)]);
  // Under review is a change that nobody has carried out yet.
  if (pipeline === null || pipeline.StackStatus === 'REVIEW_IN_PROGRESS') return null;
  const statuses = [ledger, pipeline].flatMap((stack) => (stack === null ? [] : [[stack.StackName!, stack.StackStatus!]]));
  const outputs = (pipeline.Outputs ?? []).map(({ OutputKey, OutputValue }) => [OutputKey!, OutputValue!]);
  return { statuses: Object.fromEntries(statuses), outputs: Object.fromEntries(outputs), topics: await topicsOf(client) };
}

/** Where a first deploy failed there are none. */
export function outputOf({ outputs }: Deployed, name: string): string {
  const value = outputs[name];
  if (value === undefined) throw new Unanswerable(`The pipeline stack has no output ${name}: its deploy did not end well.`);
  return value;
}

async function stackCalled(client: CloudFormationClient, StackName: string): Promise<Stack | null> {
  try {
    return (await client.send(new DescribeStacksCommand({ StackName }))).Stacks?.[0] ?? null;
  } catch (error) {
    // The one way in which CloudFormation says that there is none.
    if (error instanceof Error && error.name === 'ValidationError' && error.message.includes('does not exist')) return null;
    throw error;
  }
}

async function topicsOf(client: CloudFormationClient): Promise<Record<string, string>> {
  const topics: Record<string, string> = {};
  for await (const { StackResourceSummaries = [] } of paginateListStackResources({ client }, { StackName: STACKS.pipeline })) {
    for (const { ResourceType, LogicalResourceId, PhysicalResourceId } of StackResourceSummaries) {
      if (ResourceType === 'AWS::SNS::Topic') topics[LogicalResourceId!] = PhysicalResourceId ?? '';
    }
  }
  return topics;
}
