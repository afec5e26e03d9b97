/** Settings that are each right and wrong together. */
import { BadSetting, SETTINGS, type Settings } from './settings.ts';

/** The only regions from which AWS sends over India's local routes. */
const LOCAL_ROUTE_REGIONS = ['ap-south-1', 'ap-south-2'];
/** What operators whitelist is the fixed part of a link, and a longer one leaves no room for the message. */
const LONGEST_LINK_BASE = 40;

export function refusePairs(settings: Settings): void {
  refuseDomain(settings);
  refuseSms(settings);
  refuseLaptop(settings);
}

function refuseDomain({ domainName, certificateArn, region }: Settings): void {
  if (domainName && !certificateArn) throw new BadSetting('certificateArn', certificateArn, `the certificate of ${domainName}, since domainName is set`);
  if (certificateArn && !domainName) throw new BadSetting('domainName', domainName, 'the host of the certificate, since certificateArn is set');
  if (certificateArn && certificateArn.split(':')[3] !== region) throw new BadSetting('certificateArn', certificateArn, `a certificate in ${region}`);
  const base = `https://${domainName}`;
  if (domainName && base.length > LONGEST_LINK_BASE) {
    throw new BadSetting('domainName', domainName, `a host with which "${base}" has at most ${LONGEST_LINK_BASE} characters; it has ${base.length}`);
  }
}

function refuseSms(settings: Settings): void {
  if (settings.smsRoute !== 'local') return;
  if (!LOCAL_ROUTE_REGIONS.includes(settings.region)) {
    throw new BadSetting('smsRoute', 'local', `international in ${settings.region}; the local route exists only in ${LOCAL_ROUTE_REGIONS.join(' and ')}`);
  }
  for (const name of ['smsSenderId', 'smsEntityId', 'smsTemplateIds'] as const) {
    if (!settings[name]) throw new BadSetting(name, settings[name], `${SETTINGS[name][1]}, since smsRoute is local`);
  }
}

function refuseLaptop({ laptop, linkBase, policySpeed }: Settings): void {
  if (laptop && !linkBase) throw new BadSetting('linkBase', linkBase, `${SETTINGS.linkBase[1]}, since laptop is true`);
  if (linkBase && !laptop) throw new BadSetting('linkBase', linkBase, 'nothing unless laptop is true; in the cloud it is domainName');
  if (policySpeed !== 1 && !laptop) throw new BadSetting('policySpeed', policySpeed, '1 unless laptop is true: people cannot answer faster');
}
