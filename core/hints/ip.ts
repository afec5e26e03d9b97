/** An IP address: the people around where its network is said to be. Half of India's are said to be where they are not. */
import { densityShares } from '../atlas/density.ts';
import type { IpPlace } from '../atlas/ip.ts';
import { ipKind } from '../atlas/ip-kind.ts';
import { sharesKept, type Finding } from '../finding.ts';
import type { Source } from '../source.ts';
import type { Reason } from '../location.ts';
import { told, type Locator } from '../locator.ts';
import type { Instant } from '../time.ts';
import { isUnit } from '../where.ts';

const SOURCES: Readonly<Record<string, Source>> = { fixed: 'ip-fixed', mobile: 'ip-mobile' };
/** Standard deviations, as measured; of a connection that nobody names, between the two. */
const SIGMA_KM: Readonly<Partial<Record<Source, number>>> = { 'ip-fixed': 50, 'ip-mobile': 120, ip: 80 };
/** What is known of a larger network is its operator's place, and not its customer's. */
const LEAST_PREFIX = { 4: 14, 6: 48 } as const;

export function ipFinding({ ip: table, density }: Locator, { ip, connection }: { readonly ip: string; readonly connection?: string | undefined }, at: Instant): Finding {
  const source = SOURCES[connection ?? ''] ?? 'ip';
  const nothing = (because: Reason): Finding => ({ source, shares: [], at, uncertaintyM: null, doubt: 0, because });
  const kind = ipKind(ip);
  if (kind !== 'public') return nothing({ kind: kind === 'malformed' ? 'ip-malformed' : 'ip-private' });
  const place = table.lookup(ip);
  if (place === null) return nothing({ kind: 'ip-unknown' });
  const sigmaKm = SIGMA_KM[source]!;
  const saysIndia = isVague(place);
  if (saysIndia) return nothing({ kind: 'ip-india' });
  const shares = place.country === 'IN' ? sharesKept(densityShares(density, { lat: place.lat!, lon: place.lon!, sigmaKm })) : [[place.country, 1] as const];
  if (shares.length === 0) return nothing({ kind: 'ip-india' });
  return { source, shares, at, uncertaintyM: sigmaKm * 1000, doubt: 0, because: { kind: isUnit(shares[0]![0]) ? 'ip-near' : 'ip-elsewhere', where: told(shares).slice(0, 3) } };
}

const isVague = ({ country, lat, lon, prefix, version, isDefaultPlace }: IpPlace): boolean => country === 'IN' && (isDefaultPlace || lat === null || lon === null || prefix < LEAST_PREFIX[version]);
