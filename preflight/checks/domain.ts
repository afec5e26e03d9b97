import { GetDomainNameCommand, type DomainName } from '@aws-sdk/client-api-gateway';
import { check } from '../check.ts';
import type { Names, World } from '../world.ts';
import { YOURSELF } from '../words.ts';

const KEEPER = "whoever keeps the domain's DNS";

export const domain = check({
  title: 'domain and DNS',
  needs: 'deployment',
  ask: async ({ aws, names, facts: { settings, isStandby } }) => {
    if (!settings.domainName) return null;
    const gateway = await gatewayOf(aws, settings.domainName);
    // To a second region the name leads only while the first does not answer.
    return { gateway, points: isStandby ? ('there' as const) : await pointsAt(names, settings.domainName, gateway?.regionalDomainName ?? '') };
  },
  judge: (answer, { settings: { domainName } }) => {
    if (answer === null) return 'no domain is set';
    const { gateway, points } = answer;
    if (gateway === null) return [{ kind: 'not-deployed', says: `API Gateway does not answer for ${domainName}: it was set after the last deploy.` }];
    const found = [
      ...(gateway.domainNameStatus === 'AVAILABLE' ? [] : [{ kind: 'not-available' as const, says: `API Gateway does not yet answer for ${domainName} (${gateway.domainNameStatus}).` }]),
      ...(points === 'there' ? [] : [{ kind: points, says: `${points === 'nowhere' ? `DNS does not know ${domainName}` : `DNS points ${domainName} to somewhere else`}: it must point to ${gateway.regionalDomainName} (the output DnsTarget).` }]),
    ];
    return found.length === 0 ? `${domainName} leads to the front door` : found;
  },
  troubles: {
    'not-deployed': { weight: 'blocked', harm: 'The link in a page does not open.', grants: YOURSELF, link: 'docs/deploy.md#3-deploy', takes: 'minutes' },
    'not-available': { weight: 'blocked', harm: 'The link in a page may not open.', grants: YOURSELF, link: 'https://{region}.console.aws.amazon.com/apigateway/main/publish/domain-names?region={region}', takes: 'up to 40 minutes' },
    nowhere: { weight: 'blocked', harm: "The link in a page does not open, and the partner's alerts do not arrive.", grants: KEEPER, link: 'docs/deploy.md#3-deploy', takes: 'minutes to a day' },
    elsewhere: { weight: 'blocked', harm: "The link in a page opens something else, and the partner's alerts go there.", grants: KEEPER, link: 'docs/deploy.md#3-deploy', takes: 'minutes to a day' },
  },
});

async function gatewayOf(aws: World['aws'], domainName: string): Promise<DomainName | null> {
  try {
    return await aws.gateway.send(new GetDomainNameCommand({ domainName }));
  } catch (error) {
    if (error instanceof Error && error.name === 'NotFoundException') return null;
    throw error;
  }
}

/** By a CNAME, or by an alias record, which shows only the same addresses. */
async function pointsAt(names: Names, host: string, target: string): Promise<'there' | 'nowhere' | 'elsewhere'> {
  const aliases = (await names.aliases(host)).map((name) => name.toLowerCase().replace(/\.$/, ''));
  if (aliases.includes(target.toLowerCase())) return 'there';
  const [own, theirs] = await Promise.all([names.addresses(host), names.addresses(target)]);
  if (own.length === 0) return 'nowhere';
  return own.some((address) => theirs.includes(address)) ? 'there' : 'elsewhere';
}
