/** The firewall stops floods, and refuses neither a signed alert nor an officer. */
import { synthesized } from './synthesized.ts';

interface Rule {
  readonly Name: string;
  readonly Statement: Readonly<Record<string, { readonly Limit?: number; readonly ScopeDownStatement?: object; readonly AggregateKeyType?: string; readonly CustomKeys?: object[] }>>;
  readonly Action?: { readonly Block?: { readonly CustomResponse?: { readonly ResponseCode: number } } };
}
const { all } = synthesized();
const [acl] = all('WAFv2::WebACL');
const rules = acl!.Properties['Rules'] as Rule[];

/** What a statement says of a path, as WAF reads it. */
function matches(statement: any, path: string): boolean { // oxlint-disable-line typescript/no-explicit-any -- a template's properties have no types
  if (statement.NotStatement) return !matches(statement.NotStatement.Statement, path);
  if (statement.OrStatement) return statement.OrStatement.Statements.some((one: object) => matches(one, path));
  const { SearchString, PositionalConstraint } = statement.ByteMatchStatement;
  return PositionalConstraint === 'CONTAINS' ? path.includes(SearchString) : path.endsWith(SearchString);
}

it('is on the stage that the door serves', () => {
  const [association] = all('WAFv2::WebACLAssociation');
  expect(JSON.stringify(association!.Properties['ResourceArn'])).toContain('/stages/');
  expect(acl!.Properties).toMatchObject({ Scope: 'REGIONAL', DefaultAction: { Allow: {} } });
});

it.each(['/v1/partners/meta/alerts', '/prod/v1/partners/meta/alerts', '/a', '/prod/a', '/v1/calls'])('lets no managed rule look at %s', (path) => {
  const managed = rules.filter(({ Statement }) => Statement['ManagedRuleGroupStatement']);
  expect(managed).toHaveLength(2);
  expect(managed.filter(({ Statement }) => matches(Statement['ManagedRuleGroupStatement']!.ScopeDownStatement, path))).toEqual([]);
});

it.each(['/wall', '/v1/incidents', '/.env', '/prod/calendar.ics'])('lets managed rules look at %s', (path) => {
  expect(rules.filter(({ Statement }) => Statement['ManagedRuleGroupStatement'] && matches(Statement['ManagedRuleGroupStatement'].ScopeDownStatement, path))).toHaveLength(2);
});

it("counts one partner's alerts by themselves, so that a flood of one is none of another's", () => {
  const [partner] = rules.filter(({ Statement }) => Statement['RateBasedStatement']?.AggregateKeyType === 'CUSTOM_KEYS');
  expect(partner!.Statement['RateBasedStatement']).toMatchObject({ Limit: 150_000, CustomKeys: [{ UriPath: {} }] });
  expect(matches(partner!.Statement['RateBasedStatement']!.ScopeDownStatement, '/v1/partners/meta/alerts')).toBe(true);
  expect(matches(partner!.Statement['RateBasedStatement']!.ScopeDownStatement, '/a')).toBe(false);
});

it('tells whoever floods to come again, as a sender understands it', () => {
  const blocking = rules.filter(({ Action }) => Action?.Block);
  expect(blocking.map(({ Action }) => Action!.Block!.CustomResponse!.ResponseCode)).toEqual([429, 429]);
});

it('logs what was refused, without the query and without signatures, and keeps no samples', () => {
  const [logging] = all('WAFv2::LoggingConfiguration');
  expect(JSON.stringify(logging!.Properties['RedactedFields'])).toMatch(/QueryString.*authorization.*webhook-signature/);
  expect(rules.map((one) => (one as unknown as { VisibilityConfig: { SampledRequestsEnabled: boolean } }).VisibilityConfig.SampledRequestsEnabled)).toEqual(rules.map(() => false));
});

it('is a setting', () => {
  expect(synthesized({ firewall: false }).all('WAFv2::WebACL')).toEqual([]);
});
