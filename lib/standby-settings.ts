import type { Settings } from './settings.ts';

/** As the second region has them: it is the region there, and the first is the other. Null without one. */
export function settingsInStandby(settings: Settings): Settings | null {
  const { region, standbyRegion, standbyCertificateArn } = settings;
  if (standbyRegion === undefined) return null;
  return { ...settings, region: standbyRegion, standbyRegion: region, certificateArn: standbyCertificateArn, standbyCertificateArn: settings.certificateArn };
}
