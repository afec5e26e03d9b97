/** Who is enrolled, as the deployment's directory has it. */
import { dynamoDirectory } from '../adapters/aws/directory.ts';
import { Table } from '../adapters/aws/table.ts';
import { OUTPUTS } from '../contract/stacks.ts';
import { STATE_DESK, type People } from '../core/people.ts';
import { outputOf } from './deployed.ts';
import type { World } from './world.ts';

/** Null before the first deploy. */
export async function directoryOf({ aws, facts, deployed }: World): Promise<People | null> {
  const found = await deployed();
  if (found === null) return null;
  const directory = dynamoDirectory(new Table(aws.tables, outputOf(found, OUTPUTS.directoryTable)));
  const [desks, responders] = await Promise.all([directory.desks([STATE_DESK, ...facts.pack.units.keys()]), directory.responders()]);
  return { desks, responders };
}
