/** A pack with a fault does not load: file, key and reason are named, all faults at once. */
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BrokenPack, buildPack } from '../../core/pack-build.ts';
import { faultsOf } from '../../core/pack-faults.ts';
import { PACK_FILES } from '../../core/pack.ts';
import { loadPack } from '../../packs/index.ts';
import { atlasOf, readFrom } from '../../packs/open.ts';

type Loose = Record<string, any>; // eslint-disable-line @typescript-eslint/no-explicit-any
const FILES = [...Object.keys(PACK_FILES), 'wording/en.json', 'wording/hi.json', 'wording/hi-Latn.json'];
const read = readFrom('packs/up', atlasOf('packs/up'));
const whole = new Map(FILES.map((file) => [file, read(file) as Loose]));

function faultsWhen(file: string, change: (json: Loose) => unknown, host = 'alerts.jeevan.example.in'): string {
  const changed = structuredClone(whole.get(file)!);
  change(changed);
  try {
    buildPack('packs/up', (name) => (name === file ? changed : whole.get(name)), (files) => faultsOf(files, host));
  } catch (error) {
    if (error instanceof BrokenPack) return error.message;
    throw error;
  }
  return 'no fault';
}

const lucknow = (units: Loose): Loose => (units as Loose[]).find(({ code }) => code === '162')!;

describe('a fault', () => {
  it.each<[string, string, (json: Loose) => unknown, string]>([
    ['a unit that was lost', 'units.json', (json) => json['pop'](), 'units.json: the whole file: 74 units, expected are 75'],
    ['a commissionerate made a district', 'units.json', (json) => (lucknow(json)['kind'] = 'district'), 'units.json: kind: 6 commissionerates, expected are 7'],
    ['a kind that is none', 'units.json', (json) => (lucknow(json)['kind'] = 'city'), 'units.json: '],
    ['a code twice', 'units.json', (json) => (lucknow(json)['code'] = '118'), 'units.json: 118: the code occurs twice'],
    ['a code that is a number', 'units.json', (json) => (lucknow(json)['code'] = 162), 'units.json: '],
    ['a name that is missing in Hindi', 'units.json', (json) => delete lucknow(json)['name']['hi'], 'units.json: 162.name: there is none in hi'],
    ['a name that no e-mail subject can carry', 'units.json', (json) => (lucknow(json)['name']['en'] = 'Lakhnau\u0304'), 'units.json: 162.name.en: '],
    ['a name that is too long for a subject', 'units.json', (json) => (lucknow(json)['name']['en'] = 'L'.repeat(90)), 'units.json: 162.name.en: '],
    ['headquarters in another state', 'units.json', (json) => (lucknow(json)['headquarters'] = { lat: 28.61, lon: 77.2 }), "units.json: 162.headquarters: lies outside the state's outline"],
    ['headquarters with its numbers exchanged', 'units.json', (json) => (lucknow(json)['headquarters'] = { lat: 80.95, lon: 26.85 }), 'units.json: 162.headquarters: '],
    ['an alias of two units', 'units.json', (json) => lucknow(json)['aliases'].push('AGRA!'), 'units.json: name or alias "agra": means two units, 118 and 162'],
    ['a desk with a policy that is none', 'units.json', (json) => (lucknow(json)['desk'] = { policy: 'night' }), 'units.json: 162.desk.policy: there is no policy "night" in policy.json'],
    ['a key that nobody knows', 'pack.json', (json) => (json['colour'] = 'blue'), 'pack.json: '],
    ['a time zone that is none', 'pack.json', (json) => (json['timeZone'] = 'Asia/Lucknow'), 'pack.json: timeZone: '],
    ['a language without a file', 'pack.json', (json) => json['languages'].push('ur'), 'wording/ur.json: '],
    ['no language', 'pack.json', (json) => (json['languages'] = []), 'pack.json: languages: '],
    ['a state desk with a policy that is none', 'pack.json', (json) => (json['stateDesk']['policy'] = 'x'), 'pack.json: stateDesk.policy: there is no policy "x"'],
    ['a state desk without a number', 'pack.json', (json) => (json['stateDesk']['phone'] = ''), 'pack.json: stateDesk.phone: '],
    ['a place in a unit that is none', 'places.json', (json) => (json['999'] = ['Nowhere']), 'places.json: 999: there is no such unit in units.json'],
    ['a place in two units', 'places.json', (json) => json['118'].push(json['162'][0]), 'lies in two units'],
    ['a PIN of a unit that is none', 'pins.json', (json) => (json['226010'] = '999'), 'pins.json: 999: there is no such unit in units.json'],
    ['a PIN that is none', 'pins.json', (json) => (json['2260'] = '162'), 'pins.json: 2260: '],
    ['shares that are more than one', 'pins.json', (json) => (json['226010'] = { 162: 0.9, 118: 0.9 }), 'pins.json: 226010: the shares do not add up to 1'],
    ['a share below nothing', 'pins.json', (json) => (json['226010'] = { 162: 1.5, 118: -0.5 }), 'pins.json: 226010'],
    ['a unit in which nobody lives', 'population.json', (json) => delete json['162'], 'population.json: 162: is missing'],
    ['people of a unit that is none', 'population.json', (json) => (json['999'] = 1), 'population.json: 999: there is no such unit in units.json'],
    ['a neighbour that knows nothing of it', 'neighbours.json', (json) => json['162'].push('118'), 'neighbours.json: 162: adjoins 118, which does not adjoin 162'],
    ['a trust above one', 'locating.json', (json) => (json['epsilon']['gps'] = 1.2), 'locating.json: epsilon.gps: '],
    ['a hint that nobody trusts or doubts', 'locating.json', (json) => delete json['epsilon']['pin'], 'locating.json: epsilon.pin: '],
    ['a state that the atlas lacks', 'pack.json', (json) => (json['state'] = 'IN-XX'), 'pack.json: state: there is no "IN-XX" in the atlas\'s states.json'],
    ['an outline of two points', 'outline.json', (json) => (json['ring'] = json['ring'].slice(0, 2)), 'outline.json: ring: '],
    ['a first level without the state desk', 'policy.json', (json) => (json['default'].levels[0].who = [{ desk: 'unit', role: 'primary' }]), 'policy.json: default.levels.0: must page the state desk, which owns every incident'],
    ['no levels', 'policy.json', (json) => (json['default'].levels = []), 'policy.json: default.levels'],
    ['a delay of an hour', 'policy.json', (json) => (json['default'].levels[2].acknowledgeWithinSeconds = 3600), 'policy.json: default: a delay is over 600 seconds'],
    ['a lease that never ends', 'policy.json', (json) => (json['default'].leaseSeconds = 86_400), 'policy.json: default: a delay is over 600 seconds'],
    ['a delay of nothing', 'policy.json', (json) => (json['default'].lastResortEverySeconds = 0), 'policy.json: default.lastResortEverySeconds: '],
    ['a sentence that is missing', 'wording/hi.json', (json) => delete json['refusals']['closed'], 'wording/hi.json: refusals.closed: '],
    ['a sentence that nobody says', 'wording/hi.json', (json) => (json['page']['sorry'] = 'x'), 'wording/hi.json: page: '],
    ['a word that shames', 'wording/en.json', (json) => (json['page']['atRisk'] = 'The Victim may be at risk.'), 'wording/en.json: "victim": must not be read by anybody'],
    ['a word that shames in Hindi', 'wording/hi.json', (json) => (json['page']['atRisk'] = 'आरोपी'), 'wording/hi.json: "आरोपी": '],
    ['a subject in Devanagari', 'wording/hi.json', (json) => (json['email']['subject']['alert'] = 'सूचना'), 'wording/hi.json: email.subject.alert: SNS takes plain ASCII only'],
    ['an SMS of three parts', 'wording/hi.json', (json) => (json['sms']['alert'] = `${'आ'.repeat(100)} {unit} {link}`), 'wording/hi.json: sms.alert: takes 3 parts with the longest unit name, allowed are 2'],
    ['a unit whose name no operator lets through', 'units.json', (json) => (json[0]['name']['en'] = 'A'.repeat(31)), 'wording/en.json: sms: "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" has 31 characters; operators let a variable have 30'],
    ['an SMS whose link is not last', 'wording/en.json', (json) => (json['sms']['alert'] = 'Open {link} now, {unit}'), 'wording/en.json: sms.alert: '],
    ['an SMS without its link', 'wording/en.json', (json) => (json['sms']['reminder'] = 'Still open, {unit}'), 'wording/en.json: sms.reminder: '],
    ['a gap that nobody fills', 'wording/en.json', (json) => (json['sms']['alert'] = 'At risk, {untit}: {link}'), 'wording/en.json: sms.alert: '],
    ['an e-mail without its message', 'wording/en.json', (json) => (json['email']['body'] = 'Incident {incident}. {phone}'), 'wording/en.json: email.body: '],
    ['a code that is not said', 'wording/en.json', (json) => (json['place']['code'] = 'see your mail'), 'wording/en.json: place.code: '],
  ])('%s is named by file, key and reason', (_, file, change, sentence) => {
    expect(faultsWhen(file, change)).toContain(sentence);
  });

  it('does not hide the others', () => {
    const faults = faultsWhen('wording/en.json', (json) => [(json['sms']['alert'] = 'victim'), (json['email']['subject']['alert'] = 'é')]);
    for (const fault of ['"victim"', 'sms.alert: must end', 'email.subject.alert: SNS']) expect(faults).toContain(fault);
  });

  it('is none in the pack as it is', () => {
    expect(faultsWhen('pack.json', () => undefined)).toBe('no fault');
  });

  it('is also a host so long that the SMS no longer fits', () => {
    expect(faultsWhen('pack.json', () => undefined, 'h'.repeat(60))).toContain('sms.alert: takes 2 parts with the longest unit name, allowed are 1');
  });
});

describe('a folder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pack-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const broken = (name: string, change: (copy: string) => void): string => {
    const copy = join(folder, name);
    cpSync('packs/up', copy, { recursive: true });
    change(copy);
    try {
      return loadPack(copy) && 'no fault';
    } catch (error) {
      return (error as Error).message;
    }
  };

  it.each<[string, (copy: string) => void, string]>([
    ['without a file', (copy) => rmSync(join(copy, 'units.json')), 'units.json: the whole file: ENOENT'],
    ['with half a file', (copy) => writeFileSync(join(copy, 'pins.json'), '{"226010":'), 'pins.json: the whole file: '],
    ['with an empty file', (copy) => writeFileSync(join(copy, 'policy.json'), ''), 'policy.json: the whole file: '],
    ['with a list where an object belongs', (copy) => writeFileSync(join(copy, 'pack.json'), '[]'), 'pack.json: the whole file: '],
    ['without a language', (copy) => rmSync(join(copy, 'wording/hi.json')), 'wording/hi.json: the whole file: ENOENT'],
  ])('%s is named', (name, change, sentence) => {
    expect(broken(name, change)).toContain(sentence);
  });

  it('that is not there is named too', () => {
    expect(() => loadPack(join(folder, 'nowhere'))).toThrow(BrokenPack);
  });
});
