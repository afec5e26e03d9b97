import { DescribeCertificateCommand, type CertificateDetail } from '@aws-sdk/client-acm';
import { secondsAfter } from '../../core/time.ts';
import { check } from '../check.ts';
import { YOURSELF } from '../words.ts';

/** ACM renews sixty days ahead: a month before the end something is wrong with it. */
const SECONDS_AHEAD = 30 * 86_400;

const byYou = { grants: `${YOURSELF}, and whoever keeps the domain's DNS`, link: 'https://{region}.console.aws.amazon.com/acm/home?region={region}', takes: 'an hour once the DNS record stands' };

export const certificate = check({
  title: 'certificate of the links',
  needs: 'account',
  ask: async ({ aws, facts: { settings } }) => {
    if (!settings.domainName || !settings.certificateArn) return null;
    try {
      return (await aws.certificates.send(new DescribeCertificateCommand({ CertificateArn: settings.certificateArn }))).Certificate ?? null;
    } catch (error) {
      if (error instanceof Error && error.name === 'ResourceNotFoundException') return null;
      throw error;
    }
  },
  judge: (answer, { settings: { domainName }, now }) => {
    if (!domainName) return [{ kind: 'no-domain', says: 'No domain is set: an SMS carries a code to type.' }];
    if (answer === null) return [{ kind: 'absent', says: `ACM has no certificate of ${domainName} under the ARN in certificateArn.` }];
    const { Status, NotAfter } = answer;
    if (Status !== 'ISSUED') return [{ kind: 'not-issued', says: `The certificate of ${domainName} is ${Status}.` }];
    if (!namesOf(answer).some((name) => covers(name, domainName))) return [{ kind: 'other-host', says: `The certificate is not one of ${domainName}.` }];
    const ends = NotAfter?.toISOString() ?? '';
    if (ends && ends < secondsAfter(now, SECONDS_AHEAD)) return [{ kind: 'ends', says: `The certificate of ${domainName} ends on ${ends.slice(0, 10)}, and was not renewed.` }];
    return `of ${domainName}, until ${ends.slice(0, 10)}`;
  },
  troubles: {
    'no-domain': { weight: 'warning', harm: 'An officer types a code instead of touching a link: it takes longer until somebody has it.', grants: "the state's keeper of domains", link: 'docs/deploy.md#2-decide-the-settings', takes: "days; the operators' whitelisting of the link one to two weeks" },
    absent: { weight: 'blocked', harm: 'The deploy stops.', ...byYou },
    'not-issued': { weight: 'blocked', harm: "The link in a page does not open, and the partner's alerts are not taken.", ...byYou },
    'other-host': { weight: 'blocked', harm: "The link in a page warns instead of opening, and the partner's alerts are not taken.", ...byYou },
    ends: { weight: 'blocked', harm: "From then on the link in a page does not open, and the partner's alerts are not taken.", ...byYou },
  },
});

const namesOf = ({ DomainName = '', SubjectAlternativeNames = [] }: CertificateDetail): string[] => [DomainName, ...SubjectAlternativeNames];

/** A wildcard stands for one label. */
const covers = (name: string, host: string): boolean => name === host || (name.startsWith('*.') && name.slice(1) === host.slice(host.indexOf('.')));
