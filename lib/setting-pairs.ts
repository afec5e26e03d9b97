/** Settings that are each right and wrong together. */
import { BadSetting, SETTINGS, type SettingName, type Settings } from './settings.ts';

/** The only regions from which AWS sends over India's local routes. */
const LOCAL_ROUTE_REGIONS = ['ap-south-1', 'ap-south-2'];
/** What operators whitelist is the fixed part of a link, and a longer one leaves no room for the message. */
const LONGEST_LINK_BASE = 40;

export function refusePairs(settings: Settings): void {
  const refuse = (name: SettingName, allowed: string): never => {
    throw new BadSetting(name, settings[name], allowed);
  };
  refuseDomain(settings, refuse);
  refuseStandby(settings, refuse);
  refuseSms(settings, refuse);
  refuseLaptop(settings, refuse);
  const stranger = Object.keys(settings.silenceHours).find((name) => !settings.partners.includes(name));
  if (stranger !== undefined) refuse('silenceHours', `hours of those in partners; "${stranger}" is not among ${settings.partners.join(', ')}`);
}

type Refuse = (name: SettingName, allowed: string) => never;

function refuseDomain({ domainName, certificateArn, region }: Settings, refuse: Refuse): void {
  if (domainName && !certificateArn) refuse('certificateArn', `the certificate of ${domainName}, since domainName is set`);
  if (certificateArn && !domainName) refuse('domainName', 'the host of the certificate, since certificateArn is set');
  if (certificateArn && certificateArn.split(':')[3] !== region) refuse('certificateArn', `a certificate in ${region}`);
  const base = `https://${domainName}`;
  if (domainName && base.length > LONGEST_LINK_BASE) {
    refuse('domainName', `a host with which "${base}" has at most ${LONGEST_LINK_BASE} characters; it has ${base.length}`);
  }
}

function refuseStandby({ region, standbyRegion, domainName, standbyCertificateArn, laptop }: Settings, refuse: Refuse): void {
  if (standbyRegion === region) refuse('standbyRegion', `another region than ${region}, in which everything is already`);
  if (standbyRegion && laptop) refuse('standbyRegion', 'nothing where laptop is true: a laptop is one region');
  if (standbyRegion && domainName && !standbyCertificateArn) refuse('standbyCertificateArn', `the certificate of ${domainName} in ${standbyRegion}, since domainName and standbyRegion are set`);
  if (standbyCertificateArn && !(standbyRegion && domainName)) refuse('standbyCertificateArn', 'nothing unless standbyRegion and domainName are set');
  if (standbyCertificateArn && standbyCertificateArn.split(':')[3] !== standbyRegion) refuse('standbyCertificateArn', `a certificate in ${standbyRegion}`);
}

function refuseSms(settings: Settings, refuse: Refuse): void {
  if (settings.smsRoute !== 'local') return;
  for (const region of [settings.region, settings.standbyRegion]) {
    if (region && !LOCAL_ROUTE_REGIONS.includes(region)) refuse('smsRoute', `international in ${region}; the local route exists only in ${LOCAL_ROUTE_REGIONS.join(' and ')}`);
  }
  for (const name of ['domainName', 'smsSenderId', 'smsEntityId', 'smsTemplateIds'] as const) {
    if (!settings[name]) refuse(name, `${SETTINGS[name][1]}, since smsRoute is local`);
  }
}

function refuseLaptop({ laptop, linkBase, policySpeed }: Settings, refuse: Refuse): void {
  if (laptop && !linkBase) refuse('linkBase', `${SETTINGS.linkBase[1]}, since laptop is true`);
  if (linkBase && !laptop) refuse('linkBase', 'nothing unless laptop is true; in the cloud it is domainName');
  if (policySpeed !== 1 && !laptop) refuse('policySpeed', '1 unless laptop is true: people cannot answer faster');
}
