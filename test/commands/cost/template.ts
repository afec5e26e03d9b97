/** The resources of both stacks, and small ones to put beside them. */
import { resourcesOf, type Properties, type Resource } from '../../../commands/cost/template.ts';
import { synthesized } from '../../lib/synthesized.ts';

export function deployed(): Resource[] {
  const { ledger, pipeline } = synthesized();
  return [ledger, pipeline].flatMap((template) => resourcesOf(template.toJSON(), 'test'));
}

export const resource = (type: string, properties: Properties = {}, id = 'One'): Resource => ({ id, type, properties });
