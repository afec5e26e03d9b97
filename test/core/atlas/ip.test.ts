/** Addresses of the internet: what kind they are, and where DB-IP puts them. */
import * as fc from 'fast-check';
import { ipKind } from '../../../core/atlas/ip-kind.ts';
import { openIpTable } from '../../../core/atlas/ip.ts';
import { readIp } from '../../../core/atlas/ip-text.ts';
import { atlasBytes, ipTable, states } from '../../support/atlas.ts';

describe('the kind of an address', () => {
  it.each([
    ['49.36.1.1', 'public'],
    ['1.2.3.4:5678', 'public'],
    [' 49.36.1.1 ', 'public'],
    ['49.36.0.0/16', 'public'],
    ['2405:200::1', 'public'],
    ['[2405:200::1]:443', 'public'],
    ['[2405:200::1]', 'public'],
    ['2405:0200:0000:0000:0000:0000:0000:0001', 'public'],
    ['2405:200::49.36.1.1', 'public'],
    ['::ffff:49.36.1.1', 'public'],
    ['10.0.0.1', 'private'],
    ['172.16.0.1', 'private'],
    ['172.31.255.255', 'private'],
    ['172.32.0.1', 'public'],
    ['192.168.1.1', 'private'],
    ['::ffff:192.168.1.1', 'private'],
    ['::ffff:c0a8:101', 'private'],
    ['64:ff9b::192.168.1.1', 'private'],
    ['fd12:3456::1', 'private'],
    ['100.64.0.1', 'cgnat'],
    ['100.127.255.255', 'cgnat'],
    ['100.128.0.1', 'public'],
    ['::ffff:100.64.0.1', 'cgnat'],
    ['127.0.0.1', 'reserved'],
    ['0.0.0.0', 'reserved'],
    ['255.255.255.255', 'reserved'],
    ['169.254.1.1', 'reserved'],
    ['192.0.2.1', 'reserved'],
    ['198.51.100.7', 'reserved'],
    ['203.0.113.9', 'reserved'],
    ['198.18.0.1', 'reserved'],
    ['198.20.0.1', 'public'],
    ['224.0.0.1', 'reserved'],
    ['::', 'reserved'],
    ['::1', 'reserved'],
    ['fe80::1%eth0', 'reserved'],
    ['ff02::1', 'reserved'],
    ['2001:db8::1', 'reserved'],
    ['2001:0:4136:e378::', 'reserved'],
    ['2002:3124:101::1', 'reserved'],
    ['3fff::1', 'reserved'],
    ['4000::1', 'reserved'],
    ['', 'malformed'],
    ['1.2.3', 'malformed'],
    ['1.2.3.256', 'malformed'],
    ['1.2.3.4.5', 'malformed'],
    ['010.1.1.1', 'malformed'],
    ['1.2.3.-4', 'malformed'],
    ['१.२.३.४', 'malformed'],
    ['2405::1::2', 'malformed'],
    ['2405:200', 'malformed'],
    ['1:2:3:4:5:6:7:8:9', 'malformed'],
    ['1:2:3:4:5:6:7::8', 'malformed'],
    ['1:2:3:4:5:6:7::', 'reserved'],
    ['1:2:3:4:5:6:7:8::', 'malformed'],
    ['2405:2000g::1', 'malformed'],
    [':1:2:3:4:5:6:7', 'malformed'],
    ['not known', 'malformed'],
    ['9'.repeat(100_000), 'malformed'],
  ])('of %j is %s', (text, kind) => {
    expect(ipKind(text)).toBe(kind);
  });

  it('is told of any text, and nothing is thrown', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.ipV4(), fc.ipV6(), fc.string({ unit: fc.constantFrom(...'0123456789abcdef:.[]%/ ') })), (text) => {
        expect(['public', 'private', 'reserved', 'cgnat', 'malformed']).toContain(ipKind(text));
        expect(() => ipTable.lookup(text)).not.toThrow();
      }),
    );
  });

  it('no address that is written rightly is malformed', () => {
    fc.assert(fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), (text) => expect(readIp(text)).not.toBeNull()));
  });
});

describe('the place of an address', () => {
  it('is a state of India and a point, with the length of the network that it is known for', () => {
    expect(ipTable.lookup('106.219.1.1')).toEqual({ country: 'IN', state: 'IN-TG', lat: 17.38, lon: 78.46, prefix: 24, version: 4, isDefaultPlace: false });
  });

  it.each(['106.219.1.1:5678', '::ffff:106.219.1.1', '::ffff:6adb:101', '64:ff9b::106.219.1.1'])('is the same for the IPv4 address written as %s', (text) => {
    expect(ipTable.lookup(text)).toEqual(ipTable.lookup('106.219.1.1'));
  });

  it('that stands for all of Jio is known as its default: India, and no more', () => {
    expect(ipTable.lookup('2409:4063::1')).toMatchObject({ country: 'IN', state: 'IN-MH', isDefaultPlace: true, version: 6 });
    expect(ipTable.lookup('49.36.1.1')).toMatchObject({ country: 'IN', isDefaultPlace: true });
  });

  it('of a neighbour is the country alone', () => {
    expect(ipTable.lookup('110.44.112.1')).toMatchObject({ country: 'NP', state: null, lat: null, lon: null, isDefaultPlace: false });
  });

  it.each(['8.8.8.8', '2a02::1', '10.0.0.1', '100.64.0.1', '127.0.0.1', '255.255.255.255', '0.0.0.0', '2001:db8::1', 'x'])('of %s is not known', (text) => {
    expect(ipTable.lookup(text)).toBeNull();
  });

  it('in India has a state that there is, and lies in India', () => {
    const places = Array.from({ length: 20_000 }, (_, i) => ipTable.lookup(`${(i * 7) % 223}.${(i * 13) % 256}.${(i * 31) % 256}.9`)).filter((place) => place?.country === 'IN');
    expect(places.length).toBeGreaterThan(100);
    for (const place of places) {
      expect(states.has(place!.state!)).toBe(true);
      expect([place!.lat! > 6 && place!.lat! < 37.2, place!.lon! > 68 && place!.lon! < 97.5, place!.prefix > 7]).toEqual([true, true, true]);
    }
  });
});

/** Two networks of each kind with a gap between them: 1.0.0.0/24 and 1.0.2.0/24, 2405:200::/48 and 2405:200:2::/63. */
function smallTable(): Uint8Array {
  const areas = Buffer.from('IN-UP,NP');
  const columns = [
    Uint32Array.of(0x5049524a, 1, 2, 2, 2, areas.length),
    Uint32Array.of(0x01000000, 0x01000200),
    Uint32Array.of(0x24050200, 0x24050200),
    Uint32Array.of(0, 0x00020000),
    Uint16Array.of(0, 1),
    Uint16Array.of(0x8000, 1),
    Int16Array.of(2685, -32768),
    Int16Array.of(8095, -32768),
    Uint8Array.of(24, 24),
    Uint8Array.of(48, 63),
    Uint8Array.of(0, 1),
    areas,
  ];
  return new Uint8Array(Buffer.concat(columns.map(({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength))));
}

describe('a network ends where its prefix says', () => {
  const { lookup } = openIpTable(smallTable());
  const lucknow = { country: 'IN', state: 'IN-UP', lat: 26.85, lon: 80.95, prefix: 24, version: 4, isDefaultPlace: false };
  const nepal = { country: 'NP', state: null, lat: null, lon: null, isDefaultPlace: false };

  it.each([
    ['0.255.255.255', null],
    ['1.0.0.0', lucknow],
    ['1.0.0.255', lucknow],
    ['1.0.1.0', null],
    ['1.0.1.255', null],
    ['1.0.2.0', { ...nepal, prefix: 24, version: 4 }],
    ['1.0.3.0', null],
    ['2405:1ff:ffff::', null],
    ['2405:200::', { ...lucknow, prefix: 48, version: 6, isDefaultPlace: true }],
    ['2405:200:0:ffff:ffff:ffff:ffff:ffff', { ...lucknow, prefix: 48, version: 6, isDefaultPlace: true }],
    ['2405:200:1::', null],
    ['2405:200:2::', { ...nepal, prefix: 63, version: 6 }],
    ['2405:200:2:1:ffff::', { ...nepal, prefix: 63, version: 6 }],
    ['2405:200:2:2::', null],
    ['2405:201::', null],
  ])('%s is %j', (text, place) => {
    expect(lookup(text)).toEqual(place);
  });
});

describe('the table of addresses', () => {
  it('is at most 3.8 MB', () => {
    expect(atlasBytes('ip.bin').length).toBeLessThanOrEqual(3_800_000);
  });

  it('that is cut short or something else is refused', () => {
    const bytes = atlasBytes('ip.bin');
    for (const length of [0, 10, 24, 1000, bytes.length - 1]) expect(() => openIpTable(bytes.subarray(0, length))).toThrow('cut short');
    expect(() => openIpTable(atlasBytes('pins.bin'))).toThrow('not a table');
  });

  it('opens wherever its bytes begin', () => {
    const shifted = Buffer.concat([Buffer.alloc(1), atlasBytes('ip.bin')]).subarray(1);
    expect(openIpTable(shifted).lookup('106.219.1.1')).toEqual(ipTable.lookup('106.219.1.1'));
  });
});
