import { readSettings } from '../../lib/read-settings.ts';
import { BadSetting, SETTINGS } from '../../lib/settings.ts';

const certificateArn = 'arn:aws:acm:ap-south-1:123456789012:certificate/1';
const local = { domainName: 'jr.up.gov.in', certificateArn: 'arn:aws:acm:ap-south-1:000000000000:certificate/invented', smsRoute: 'local', smsSenderId: 'UPPLIC', smsEntityId: '1101234567890123456', smsTemplateIds: { 'alert.en': '1107161234567890123' } };
const laptop = { laptop: true, linkBase: 'http://127.0.0.1:8080' };

describe('an administrator who sets nothing', () => {
  it('gets Uttar Pradesh from Mumbai, over the international route', () => {
    expect(readSettings({})).toMatchObject({
      pack: 'up', region: 'ap-south-1', partners: ['desk', 'meta'], retentionDays: 400, logRetentionDays: 180, smsRoute: 'international', smsQuotaUsd: 1, lastResortUrls: [], policySpeed: 1, laptop: false,
    });
  });
});

describe('a setting', () => {
  it.each([
    ['retentionDays', '365', 365],
    ['partners', 'meta, google', ['desk', 'meta', 'google']],
    ['partners', ['desk', 'meta'], ['desk', 'meta']],
    ['partners', '', ['desk']],
    ['lastResortUrls', 'https://a.example/1,https://b.example/2', ['https://a.example/1', 'https://b.example/2']],
    ['logRetentionDays', 365, 365],
    ['smsTemplateIds', '{"alert.en":"1107161234567890123"}', { 'alert.en': '1107161234567890123' }],
    ['smsQuotaUsd', '250.5', 250.5],
    ['laptop', 'false', false],
    ['silenceHours', '{"meta": 72, "desk": "168"}', { meta: 72, desk: 168 }],
    ['region', 'eu-west-1', 'eu-west-1'],
    ['tags', '{"owner":"up-police"}', { owner: 'up-police' }],
    ['tags', { 'cost centre': 'desk 1' }, { 'cost centre': 'desk 1' }],
    ['permissionBoundary', 'StateBoundary', 'StateBoundary'],
    ['permissionBoundary', 'arn:aws:iam::123456789012:policy/state/Boundary', 'arn:aws:iam::123456789012:policy/state/Boundary'],
  ] as const)('%s may be given as %j', (name, given, read) => {
    expect(readSettings({ [name]: given })[name]).toEqual(read);
  });

  it.each([
    [{ pack: '' }, 'Setting pack is ""; allowed is a folder below packs/, or a path to a folder elsewhere'],
    [{ region: 'Mumbai' }, 'Setting region is "Mumbai"; allowed is an AWS region such as ap-south-1'],
    [{ domainName: 'https://jr.in' }, 'Setting domainName is "https://jr.in"; allowed is a host in lower case such as jr.up.gov.in'],
    [{ certificateArn: 'mine' }, 'Setting certificateArn is "mine"; allowed is the ARN of an ACM certificate'],
    [{ partners: 'Meta Inc' }, 'Setting partners is "Meta Inc"; allowed is ids of 1 to 40 characters a-z, 0-9 and -'],
    [{ partners: 'meta,canary' }, 'Setting partners is "meta,canary"; allowed is ids of 1 to 40 characters a-z, 0-9 and -, but not canary'],
    [{ silenceHours: 24 }, 'Setting silenceHours is 24; allowed is an object such as {"meta": 72}: whole hours from 1 to 168'],
    [{ silenceHours: '{"meta": 169}' }, 'Setting silenceHours is "{\\"meta\\": 169}"; allowed is an object'],
    [{ silenceHours: { mata: 24 } }, 'Setting silenceHours is {"mata":24}; allowed is hours of those in partners; "mata" is not among desk, meta'],
    [{ heartbeatUrl: 'http://a.example' }, 'Setting heartbeatUrl is "http://a.example"; allowed is an https address'],
    [{ partners: 'x'.repeat(41) }, `Setting partners is "${'x'.repeat(41)}"; allowed is ids of 1 to 40 characters a-z, 0-9 and -`],
    [{ retentionDays: 0 }, 'Setting retentionDays is 0; allowed is a whole number of days from 1 to 3650'],
    [{ retentionDays: 'a year' }, 'Setting retentionDays is "a year"; allowed is a whole number of days from 1 to 3650'],
    [{ retentionDays: '' }, 'Setting retentionDays is ""; allowed is a whole number of days from 1 to 3650'],
    [{ smsRoute: 'both' }, 'Setting smsRoute is "both"; allowed is international or local'],
    [{ smsSenderId: 'UP112' }, 'Setting smsSenderId is "UP112"; allowed is the six letters registered with the operators'],
    [{ smsEntityId: 1101234567890 }, 'Setting smsEntityId is 1101234567890; allowed is the entity id from the registry: 10 to 20 digits, as text'],
    [{ smsTemplateIds: 'page' }, 'Setting smsTemplateIds is "page"; allowed is an object such as {"alert.en": template id}: 10 to 20 digits, as text'],
    [{ smsQuotaUsd: 0.5 }, 'Setting smsQuotaUsd is 0.5; allowed is a number of US dollars, at least 1'],
    [{ lastResortUrls: 'http://a.example' }, 'Setting lastResortUrls is "http://a.example"; allowed is https addresses'],
    [{ tags: 'owner=up-police' }, 'Setting tags is "owner=up-police"; allowed is an object of at most 40 texts such as {"owner": "up-police"}: letters, digits, spaces and _.:/=+-@, no name that begins with aws:'],
    [{ tags: { 'AWS:owner': 'x' } }, 'Setting tags is {"AWS:owner":"x"}; allowed is an object'],
    [{ tags: { owner: 'x'.repeat(257) } }, 'allowed is an object of at most 40 texts'],
    [{ tags: Object.fromEntries(Array.from({ length: 41 }, (_, i) => [`t${i}`, 'x'])) }, 'allowed is an object of at most 40 texts'],
    [{ 'tags.owner': 'up-police' }, 'Setting tags.owner is "up-police"; allowed is only a known name: pack,'],
    [{ permissionBoundary: 'a boundary' }, 'Setting permissionBoundary is "a boundary"; allowed is the name or the ARN of a managed policy'],
    [{ permissionBoundary: 'arn:aws:iam::1:role/x' }, 'Setting permissionBoundary is "arn:aws:iam::1:role/x"; allowed is the name or the ARN of a managed policy'],
    [{ laptop: 'yes' }, 'Setting laptop is "yes"; allowed is true or false'],
    [{ ...laptop, policySpeed: 0 }, 'Setting policySpeed is 0; allowed is a number above 0, at most 1000'],
    [{ retentionDay: 30 }, `Setting retentionDay is 30; allowed is only a known name: ${Object.keys(SETTINGS).join(', ')}`],
  ])('%j is refused in a sentence', (given, sentence) => {
    expect(() => readSettings(given)).toThrow(BadSetting);
    expect(() => readSettings(given)).toThrow(sentence);
  });

  it('takes only the log periods that CloudWatch has, and for ever is none', () => {
    expect(() => readSettings({ logRetentionDays: 100 })).toThrow('Setting logRetentionDays is 100; allowed is one of 1, 3, 5, 7, 14, 30,');
    expect(() => readSettings({ logRetentionDays: 9999 })).toThrow(/is 9999;.*3653$/);
  });

  it("leaves CDK's own context alone", () => {
    expect(() => readSettings({ '@aws-cdk/core:x': true, 'aws:cdk:y': 1, 'cli-telemetry': false })).not.toThrow();
  });
});

describe('two settings together', () => {
  it.each([
    [{ domainName: 'jr.up.gov.in' }, 'Setting certificateArn is not set; allowed is the certificate of jr.up.gov.in, since domainName is set'],
    [{ certificateArn }, 'Setting domainName is not set; allowed is the host of the certificate, since certificateArn is set'],
    [
      { certificateArn, domainName: 'jeevan-raksha.uppolice.gov.in.example' },
      'Setting domainName is "jeevan-raksha.uppolice.gov.in.example"; allowed is a host with which "https://jeevan-raksha.uppolice.gov.in.example" has at most 40 characters; it has 45',
    ],
    [{ certificateArn, domainName: 'jr.up.gov.in', region: 'ap-south-2' }, `Setting certificateArn is "${certificateArn}"; allowed is a certificate in ap-south-2`],
    [{ ...local, region: 'eu-west-1', certificateArn: local.certificateArn.replace('ap-south-1', 'eu-west-1') }, 'Setting smsRoute is "local"; allowed is international in eu-west-1; the local route exists only in ap-south-1 and ap-south-2'],
    [{ ...local, domainName: undefined, certificateArn: undefined }, 'Setting domainName is not set; allowed is a host in lower case such as jr.up.gov.in, since smsRoute is local'],
    [{ ...local, smsSenderId: undefined }, 'Setting smsSenderId is not set; allowed is the six letters registered with the operators, since smsRoute is local'],
    [{ ...local, smsEntityId: undefined }, 'Setting smsEntityId is not set; allowed is the entity id from the registry: 10 to 20 digits, as text, since smsRoute is local'],
    [{ ...local, smsTemplateIds: undefined }, 'Setting smsTemplateIds is not set; allowed is an object such as {"alert.en": template id}: 10 to 20 digits, as text, since smsRoute is local'],
    [{ laptop: true }, 'Setting linkBase is not set; allowed is an http(s) address such as http://127.0.0.1:8080, since laptop is true'],
    [{ linkBase: 'http://127.0.0.1:8080' }, 'Setting linkBase is "http://127.0.0.1:8080"; allowed is nothing unless laptop is true; in the cloud it is domainName'],
    [{ standbyRegion: 'ap-south-1' }, 'Setting standbyRegion is "ap-south-1"; allowed is another region than ap-south-1, in which everything is already'],
    [{ ...laptop, standbyRegion: 'ap-south-2' }, 'Setting standbyRegion is "ap-south-2"; allowed is nothing where laptop is true: a laptop is one region'],
    [{ certificateArn, domainName: 'jr.up.gov.in', standbyRegion: 'ap-south-2' }, 'Setting standbyCertificateArn is not set; allowed is the certificate of jr.up.gov.in in ap-south-2, since domainName and standbyRegion are set'],
    [{ certificateArn, domainName: 'jr.up.gov.in', standbyRegion: 'ap-south-2', standbyCertificateArn: certificateArn }, `Setting standbyCertificateArn is "${certificateArn}"; allowed is a certificate in ap-south-2`],
    [{ standbyCertificateArn: certificateArn }, `Setting standbyCertificateArn is "${certificateArn}"; allowed is nothing unless standbyRegion and domainName are set`],
    [{ ...local, standbyRegion: 'eu-west-1', standbyCertificateArn: certificateArn.replace('ap-south-1', 'eu-west-1') }, 'Setting smsRoute is "local"; allowed is international in eu-west-1; the local route exists only in ap-south-1 and ap-south-2'],
    [{ policySpeed: 60 }, 'Setting policySpeed is 60; allowed is 1 unless laptop is true: people cannot answer faster'],
  ])('%j are refused in a sentence', (given, sentence) => {
    expect(() => readSettings(given)).toThrow(sentence);
  });

  it.each([[local], [{ ...local, region: 'ap-south-2', certificateArn: local.certificateArn.replace('ap-south-1', 'ap-south-2') }], [{ domainName: 'jr.up.gov.in', certificateArn }], [{ standbyRegion: 'ap-south-2' }], [{ ...local, standbyRegion: 'ap-south-2', standbyCertificateArn: certificateArn.replace('ap-south-1', 'ap-south-2') }], [{ ...laptop, policySpeed: '60' }]])('%j go together', (given) => {
    expect(() => readSettings(given)).not.toThrow();
  });

  it('at exactly 40 characters a domain is short enough', () => {
    const domainName = `${'a'.repeat(29)}.in`;
    expect(`https://${domainName}`).toHaveLength(40);
    expect(readSettings({ domainName, certificateArn }).domainName).toBe(domainName);
  });
});
