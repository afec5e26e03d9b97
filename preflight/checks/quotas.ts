import { paginateListAWSDefaultServiceQuotas, paginateListServiceQuotas, type ServiceQuota, type ServiceQuotasClient } from '@aws-sdk/client-service-quotas';
import { samplePeople } from '../../core/sample-people.ts';
import { directoryOf } from '../directory.ts';
import { check } from '../check.ts';
import { neededOf, QUOTAS, type Needed, type Quota } from '../sizes.ts';
import { Unanswerable } from '../unanswered.ts';
import { AWS_SUPPORT } from '../words.ts';

type Values = ReadonlyMap<Quota, number | null>;

const asked = { grants: `${AWS_SUPPORT}, through Service Quotas`, link: 'https://{region}.console.aws.amazon.com/servicequotas/home/services/sns/quotas', takes: 'minutes to some days' };

export const quotas = check({
  title: 'quotas for the size of the pack',
  needs: 'account',
  ask: async (world) => {
    const { aws, facts } = world;
    const [enrolled, sns, states] = await Promise.all([directoryOf(world), valuesOf(aws.quotas, 'sns'), valuesOf(aws.quotas, 'states')]);
    // Before anybody is enrolled: a state desk, and a control room for every unit.
    const responders = enrolled === null || enrolled.responders.length === 0 ? samplePeople(facts.pack).responders : enrolled.responders.map(({ channels }) => channels);
    const unknown = [...sns, ...states].filter(([quota, value]) => value === null && QUOTAS[quota].weight === 'blocked').map(([quota]) => QUOTAS[quota].name);
    if (unknown.length > 0) throw new Unanswerable(`Service Quotas does not list ${unknown.join(', ')}: look into its console.`);
    return { values: new Map([...sns, ...states]), needed: neededOf(responders) };
  },
  judge: ({ values, needed }) => {
    const found = (Object.keys(QUOTAS) as Quota[]).flatMap((quota) => shortOf(quota, values, needed));
    return found.length === 0 ? `they bear ${needed.topics} topics, ${needed.starts} StartExecution and ${needed.texts} SMS a second` : found;
  },
  troubles: {
    topics: { weight: 'blocked', harm: 'Officers cannot be enrolled beyond it, and are paged by no e-mail.', ...asked },
    pending: { weight: 'blocked', harm: 'Officers cannot be subscribed beyond it, and are paged by no e-mail.', ...asked },
    starts: { weight: 'warning', harm: 'In a burst escalation waits for sweep, up to 45 seconds.', ...asked, link: asked.link.replace('/sns/', '/states/') },
    texts: { weight: 'warning', harm: 'In a burst the SMS of a minute take minutes to go out: docs/scale.md.', ...asked, grants: AWS_SUPPORT },
  },
});

function shortOf(quota: Quota, values: Values, needed: Needed) {
  const { name, weight } = QUOTAS[quota];
  const value = values.get(quota) ?? null;
  if (value === null) return [{ kind: quota, says: `Service Quotas does not list "${name}": ${needed[quota]} are needed in a burst; ask which number holds.` }];
  if (value >= needed[quota]) return [];
  return [{ kind: quota, says: `"${name}" is ${value}, and ${needed[quota]} are needed${weight === 'warning' ? ' in a burst of 5,000 alerts a minute' : ''}.` }];
}

/** What was granted, or else what every account has. */
async function valuesOf(client: ServiceQuotasClient, ServiceCode: string): Promise<(readonly [Quota, number | null])[]> {
  const listed: ServiceQuota[] = [];
  for await (const { Quotas = [] } of paginateListServiceQuotas({ client }, { ServiceCode })) listed.push(...Quotas);
  for await (const { Quotas = [] } of paginateListAWSDefaultServiceQuotas({ client }, { ServiceCode })) listed.push(...Quotas);
  const wanted = (Object.keys(QUOTAS) as Quota[]).filter((quota) => QUOTAS[quota].service === ServiceCode);
  return wanted.map((quota) => [quota, listed.find((one) => isIt(quota, one))?.Value ?? null]);
}

function isIt(quota: Quota, { QuotaCode, QuotaName = '' }: ServiceQuota): boolean {
  const { code, name } = QUOTAS[quota];
  return code === null ? QuotaName.toLowerCase() === name.toLowerCase() : QuotaCode === code;
}
