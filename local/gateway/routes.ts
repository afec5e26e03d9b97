/** The API's paths and methods, as the template's tree of resources spells them. */
import { Refusal } from '../refusal.ts';
import type { ApiMethod, ApiResource, Plan } from '../template/specs.ts';

export interface Route {
  readonly method: string;
  /** As API Gateway writes it: `/v1/incidents/{id}`. */
  readonly resource: string;
  readonly functionArn: string;
  readonly signed: boolean;
}

export function routesOf({ apiResources, apiMethods }: Pick<Plan, 'apiResources' | 'apiMethods'>): readonly Route[] {
  return apiMethods.map(({ method, resourceId, functionArn, signed }: ApiMethod) => {
    if (method === 'ANY') throw new Refusal(`The template has a method ANY at ${pathOf(resourceId, apiResources)}, which the laptop does not run: name the methods.`);
    return { method, resource: pathOf(resourceId, apiResources), functionArn, signed };
  });
}

function pathOf(resourceId: string, resources: readonly ApiResource[]): string {
  const resource = resources.find(({ id }) => id === resourceId);
  return resource ? `${pathOf(resource.parentId, resources)}/${resource.segment}` : '';
}
