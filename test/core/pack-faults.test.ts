/** What a pack's files may not say, tried on the small second state: each fault by file, key and reason, and nothing besides. */
import { faultsOf } from '../../core/pack-faults.ts';
import { BrokenPack, buildPack } from '../../core/pack-build.ts';
import { PACK_FILES, type PackFiles } from '../../core/pack.ts';
import { atlasOf, readFrom } from '../../packs/open.ts';

type Loose = Record<string, any>; // eslint-disable-line @typescript-eslint/no-explicit-any
const HOST = 'alerts.jeevan.example.in';
const read = readFrom('test/packs/second', atlasOf('test/packs/second'));
const whole: Loose = { ...Object.fromEntries(Object.keys(PACK_FILES).map((file) => [file, read(file)])), wording: { en: read('wording/en.json'), mr: read('wording/mr.json') } };

function faultsWhen(change: (files: Loose) => unknown, host = HOST): string[] {
  const files = structuredClone(whole);
  change(files);
  return faultsOf(files as unknown as PackFiles, host);
}
const named = (files: Loose, code: string): Loose => (files['units.json'] as Loose[]).find((unit) => unit['code'] === code)!;

it('as it is has no fault', () => expect(faultsWhen(() => undefined)).toEqual([]));

it.each<[string, (files: Loose) => unknown, string[]]>([
  ['the state without a name in Marathi', (files) => delete files['pack.json'].name.mr, ['pack.json: name: there is none in mr']],
  ['its desk without a name in English', (files) => (files['pack.json'].stateDesk.name.en = ''), ['pack.json: stateDesk.name: there is none in en']],
  ['a language in Roman letters needs no names of its own', (files) => [files['pack.json'].languages.push('mr-Latn')], []],
  ['unit desks of a policy that is none', (files) => (files['pack.json'].unitDesks.policy = 'night'), ['pack.json: unitDesks.policy: there is no policy "night" in policy.json']],
  ['a policy named like what every object has', (files) => (files['pack.json'].unitDesks.policy = 'toString'), ['pack.json: unitDesks.policy: there is no policy "toString" in policy.json']],
  ['a second channel that waits a minute', (files) => (files['policy.json'].brisk.proveWithinSeconds = 60), ['policy.json: brisk.proveWithinSeconds: 60; the next channel must come in less than 60 seconds']],
  ['a second channel that waits a little less', (files) => (files['policy.json'].brisk.proveWithinSeconds = 59), []],
  ['a delay of ten minutes is the longest', (files) => (files['policy.json'].brisk.reminderEverySeconds = 600), []],
  ['a longer one is named', (files) => (files['policy.json'].brisk.takeBackSeconds = 601), ['policy.json: brisk: a delay is over 600 seconds: before the hand-off nothing may be quiet for longer']],
  ['a homonym of a unit that is none', (files) => files['homonyms.json'].push({ names: ['Twice'], means: { '902': 1, '999': 1, 'IN-GA': 1 } }), ['homonyms.json: 999: there is no such unit in units.json']],
  ['a neighbour that is no unit', (files) => Object.assign(files['neighbours.json'], { '998': ['999'], '999': ['998'] }), ['neighbours.json: 998: there is no such unit in units.json', 'neighbours.json: 999: there is no such unit in units.json']],
  ['a neighbour that has no neighbours', (files) => files['neighbours.json']['901'].push('997'), ['neighbours.json: 901: adjoins 997, which does not adjoin 901']],
  ['shares that hardly add up to 1', (files) => (files['pins.json']['990002'] = { '902': 0.5, '903': 0.485 }), []],
  ['shares that do not', (files) => (files['pins.json']['990002'] = { '902': 0.5, '903': 0.47 }), ['pins.json: 990002: the shares do not add up to 1']],
  ['a share of nothing', (files) => (files['pins.json']['990002'] = { '902': 1, '903': 0 }), ['pins.json: 990002: the shares do not add up to 1']],
  ['a subject of more than 80 characters', (files) => (files.wording.mr.email.subject.taken = 'x'.repeat(81)), ['wording/mr.json: email.subject.taken: SNS takes plain ASCII only']],
  ['a subject of 80', (files) => (files.wording.mr.email.subject.taken = 'x'.repeat(80)), []],
  ['a subject that begins in another script', (files) => (files.wording.mr.email.subject.taken = 'अ plain'), ['wording/mr.json: email.subject.taken: SNS takes plain ASCII only']],
  ['a subject that ends in another script', (files) => (files.wording.mr.email.subject.taken = 'plain अ'), ['wording/mr.json: email.subject.taken: SNS takes plain ASCII only']],
  ['a name that lies in two units', (files) => named(files, '903')['aliases'].push('old pahilapur'), ['units.json: name or alias "old pahilapur": means two units, 901 and 903']],
  ['a commissionerate made a district', (files) => (named(files, '901')['kind'] = 'district'), ['units.json: kind: 0 commissionerates, expected are 1']],
  ['a code twice', (files) => [files['units.json'].push({ ...named(files, '903'), name: { en: 'Chauthapur', mr: 'चौथापूर' }, aliases: [] }), (files['pack.json'].expects.units = 4)], ['units.json: 903: the code occurs twice']],
  ['a time zone that is none', (files) => (files['pack.json'].timeZone = 'Asia/Lucknow'), ['pack.json: timeZone: there is no "Asia/Lucknow"; allowed is a name of the IANA database, such as Asia/Kolkata']],
  ['a name that begins in another script', (files) => (named(files, '902')['name'].en = 'é Dusar'), ['units.json: 902.name.en: stands in the subject of e-mails, which is plain ASCII and under 100 characters']],
  ['a name that ends in another script', (files) => (named(files, '902')['name'].en = 'Dusar é'), ['units.json: 902.name.en: stands in the subject of e-mails, which is plain ASCII and under 100 characters']],
  ['a place in two units', (files) => files['places.json']['903'].push('station-peth'), ['places.json: "station peth": lies in two units']],
  ['a place in a unit that is none', (files) => (files['places.json']['999'] = ['Nowhere']), ['places.json: 999: there is no such unit in units.json']],
  ['a PIN of a unit that is none, once however many there are', (files) => Object.assign(files['pins.json'], { '990004': '999', '990005': '999', '990006': { '998': 1 } }), ['pins.json: 999: there is no such unit in units.json', 'pins.json: 998: there is no such unit in units.json']],
  ['people of a unit that is none', (files) => (files['population.json']['999'] = 1), ['population.json: 999: there is no such unit in units.json']],
  ['a unit in which nobody lives', (files) => delete files['population.json']['902'], ['population.json: 902: is missing']],
  ['a homonym of a state with digits in its code', (files) => files['homonyms.json'].push({ names: ['Twice'], means: { '902': 1, 'IN-A1': 1, '1-XX': 1 } }), []],
  ['a state that the atlas lacks', (files) => (files['pack.json'].state = 'IN-XX'), ['pack.json: state: there is no "IN-XX" in the atlas\'s states.json']],
  ['a state desk of a policy that is none', (files) => (files['pack.json'].stateDesk.policy = 'night'), ['pack.json: stateDesk.policy: there is no policy "night" in policy.json']],
  ['a unit of a policy that is none', (files) => (named(files, '903')['desk'].policy = 'night'), ['units.json: 903.desk.policy: there is no policy "night" in policy.json']],
  ['a first level without the state desk', (files) => (files['policy.json'].patient.levels[0].who = [{ desk: 'unit', role: 'primary' }]), ['policy.json: patient.levels.0: must page the state desk, which owns every incident']],
  ['a word that shames, in whatever letters', (files) => (files.wording.en.page.atRisk = 'The VICTIM'), ['wording/en.json: "victim": must not be read by anybody; wording.ts lists why not']],
  ['headquarters beside the outline', (files) => (named(files, '901')['headquarters'].lon = 40), ["units.json: 901.headquarters: lies outside the state's outline"]],
])('%s', (_, change, wanted) => expect(faultsWhen(change)).toEqual(wanted)); // prettier-ignore

describe('outside', () => {
  const outside = (ring: number[][], ...points: [number, number][]): boolean[] =>
    points.map(([lon, lat]) => faultsWhen((files) => {
      files['outline.json'].ring = ring;
      for (const unit of files['units.json']) unit.headquarters = { lat, lon };
    }).length > 0); // prettier-ignore

  it('is whatever lies left or right, above or below the outline, or in a bay of it', () => {
    const bay = [[0, 0], [10, 0], [10, 10], [6, 10], [6, 4], [4, 4], [4, 10], [0, 10]];
    expect(outside(bay, [5, 2], [2, 8], [8, 8], [3.9, 5], [5, 3.9])).toEqual(Array(5).fill(false));
    expect(outside(bay, [5, 8], [-1, 5], [11, 5], [5, -1], [2, 11], [4.1, 5], [5, 4.1])).toEqual(Array(7).fill(true));
  });

  it('is what lies beyond a slanting border', () => {
    const triangle = [[0, 0], [10, 4], [4, 10]];
    expect(outside(triangle, [5, 5], [8, 4], [2, 2], [6, 7])).toEqual(Array(4).fill(false));
    expect(outside(triangle, [5, 1.9], [1.9, 5], [8, 6.1], [9, 3.5], [3.9, 9.9])).toEqual(Array(5).fill(true));
  });
});

it("a unit's English name and the longest subject stay under 100 characters together", () => {
  const longest = Math.max(...Object.values<Loose>(whole['wording']).flatMap(({ email }) => Object.values<string>(email.subject).map((subject) => subject.replace('{unit}', '').length)));
  const faults = (length: number): string[] => faultsWhen((files) => (named(files, '902')['name'].en = 'D'.repeat(length))).filter((fault) => fault.startsWith('units.json'));
  expect([faults(99 - longest), faults(100 - longest)]).toEqual([[], [expect.stringContaining('units.json: 902.name.en: stands in the subject')]]);
});

describe('an SMS', () => {
  /** What is left of one part of 160 beside the link. */
  const LINK = `https://${HOST}/a?t=${'0'.repeat(20)}`;
  const room = 160 - LINK.length;
  const sms = (message: string, text: string, change: (files: Loose) => unknown = () => undefined): string[] => faultsWhen((files) => [(files.wording.en.sms[message] = text), change(files)]);

  it('is measured with its link and with the longest names that there are', () => {
    expect(sms('alert', `${'x'.repeat(room - 'place unknown'.length - 2)} {unit} {link}`)).toEqual([]);
    expect(sms('alert', `${'x'.repeat(room - 'place unknown'.length - 1)} {unit} {link}`)).toEqual(['wording/en.json: sms.alert: takes 2 parts with the longest unit name, allowed are 1']);
    expect(sms('taken', `${'x'.repeat(room - 30 - 1)}{name} {link}`)).toEqual([]);
    expect(sms('taken', `${'x'.repeat(room - 30)}{name} {link}`)).toHaveLength(1);
    expect(sms('readiness', `${'x'.repeat(room - 3 - 1)}{count} {link}`)).toEqual([]);
    expect(sms('readiness', `${'x'.repeat(room - 3)}{count} {link}`)).toHaveLength(1);
  });

  it('by one unit whose name is in another alphabet is twice as long', () => {
    const text = `${'x'.repeat(40)} {unit} {link}`;
    expect(sms('alert', text)).toEqual([]);
    expect(sms('alert', text, (files) => (named(files, '903')['name'].en = 'Tıs'))).toContain('wording/en.json: sms.alert: takes 2 parts with the longest unit name, allowed are 1');
  });

  it('may take as many parts as the pack allows a language, and one where it says nothing of it', () => {
    const long = `${'x'.repeat(170)} {link}`;
    expect(sms('alert', long, (files) => (files['pack.json'].smsParts.en = 2))).toEqual([]);
    expect(sms('alert', long, (files) => delete files['pack.json'].smsParts.en)).toHaveLength(1);
  });

  it('has units of 30 characters at most: of a language without a name the English one is measured, of neither none', () => {
    const thirty = (length: number): string[] => faultsWhen((files) => [(named(files, '902')['name'].mr = 'ब'.repeat(length)), (files['pack.json'].smsParts.mr = 9)]);
    expect([thirty(30), thirty(31)]).toEqual([[], [`wording/mr.json: sms: "${'ब'.repeat(31)}" has 31 characters; operators let a variable have 30`]]);
    const roman = faultsWhen((files) => [(files.wording['mr-Latn'] = structuredClone(files.wording.en)), (named(files, '902')['name'].en = 'D'.repeat(31))]);
    expect(roman.filter((fault) => fault.includes('31 characters'))).toEqual([expect.stringContaining('wording/en.json'), expect.stringContaining('wording/mr-Latn.json')]);
    expect(faultsWhen((files) => [delete named(files, '902')['name'].mr, delete named(files, '902')['name'].en])).toEqual(['units.json: 902.name: there is none in en', 'units.json: 902.name: there is none in mr']);
  });
});

describe('a wording', () => {
  const words = (change: (en: Loose) => unknown): string[] => faultsWhen((files) => change(files.wording.en));

  it.each<[string, (en: Loose) => unknown, string]>([
    ['with a gap that nothing fills', (en) => (en['page'].atRisk = 'At risk, {who}'), 'page.atRisk: nothing fills {who}; allowed are {to}, {unit}, {time}, '],
    ['with a gap where none may be', (en) => (en['statuses'].CLOSED = 'closed {time}'), 'statuses.CLOSED: nothing fills {time}; allowed are no gaps'],
    ['with a gap of another part', (en) => (en['email'].subject.alert = 'Alert {phone}'), 'email.subject.alert: nothing fills {phone}; allowed are {unit}'],
    ['whose e-mail lacks its message', (en) => (en['email'].body = 'Incident {incident}'), 'email.body: must contain {message}'],
    ['whose notice lacks its message', (en) => (en['email'].notice = 'Call {phone}'), 'email.notice: must contain {message}'],
    ['whose code is not said', (en) => (en['place'].code = 'see mail'), 'place.code: must contain {token}'],
    ['that says no number to call', (en) => (en['place'].call = 'call us'), 'place.call: must contain {phone}'],
    ['whose SMS does not end with its link', (en) => (en['sms'].taken = 'Open {link} now'), 'sms.taken: must end with {link}: operators whitelist what stands before it'],
  ])('%s', (_, change, wanted) => expect(words(change)).toEqual([expect.stringContaining(`wording/en.json: ${wanted}`)])); // prettier-ignore

  it('names every gap that nothing fills, in every sentence', () => expect(words((en) => [(en['terms'].gps = '{a} and {b}'), (en['wall'].none = '{c}')])).toHaveLength(3));
});

describe('a pack that is built', () => {
  const built = (change: (files: Loose) => unknown = () => undefined) => {
    const files: Loose = structuredClone({ ...whole, 'wording/en.json': whole['wording'].en, 'wording/mr.json': whole['wording'].mr });
    change(files);
    return buildPack('a folder', (file) => files[file] as unknown, (pack) => faultsOf(pack, HOST));
  };

  it('has its units and states by code, its names, its policies, and what deciding reads', () => {
    const pack = built();
    expect([pack.id, [...pack.units.keys()], pack.states.get('IN-MH')?.name['en'], pack.unitsByName.get('old pahilapur'), pack.unitsByName.get('दुसरगाव')]).toEqual(['kp', ['901', '902', '903'], 'Maharashtra', ['901'], ['902']]);
    expect([pack.policies['brisk'], pack.deciding.neighbours.get('901'), pack.deciding.population.get('902'), pack.deciding.thresholds, pack.deciding.trust]).toEqual([
      whole['policy.json'].brisk, whole['neighbours.json']['901'], whole['population.json']['902'], whole['locating.json'].thresholds, { ...whole['locating.json'], thresholds: undefined },
    ]); // prettier-ignore
    expect(Object.keys(pack.wording)).toEqual(['en', 'mr']);
  });

  it('is refused where a file cannot be read, by its name and why', () => {
    const reading = (file: string): unknown => (file === 'pins.json' ? JSON.parse('{"226') : whole[file]);
    expect(() => buildPack('a folder', reading, () => [])).toThrow(/^the pack a folder is broken:\n {2}pins\.json: the whole file: .*JSON[^\n]*$/);
  });

  it('a wording may take from another what it does not say itself', () => {
    const pack = built((files) => [files['pack.json'].languages.push('mr-Latn'), (files['pack.json'].smsParts['mr-Latn'] = 2), (files['wording/mr-Latn.json'] = { extends: 'mr', language: 'Marathi (Roman)' })]);
    expect([pack.wording['mr-Latn']!.language, pack.wording['mr-Latn']!.page]).toEqual(['Marathi (Roman)', pack.wording['mr']!.page]);
  });

  it('is refused with a line for each fault, first those of shape, then of wording, then of sense', () => {
    const message = (change: (files: Loose) => unknown): string => {
      try {
        return built(change).id;
      } catch (error) {
        return error instanceof BrokenPack ? `${error.name}: ${error.message}` : 'something else';
      }
    };
    const sense = (files: Loose): unknown => (files['pack.json'].expects.units = 4);
    const wording = (files: Loose): unknown => delete files['wording/mr.json'].page.title;
    const shape = (files: Loose): unknown => [(files['units.json'][0].code = 901), (files['pins.json'] = [])];
    expect(message(sense)).toBe('BrokenPack: the pack a folder is broken:\n  units.json: the whole file: 3 units, expected are 4');
    expect(message((files) => [sense(files), wording(files)])).toMatch(/^BrokenPack: the pack a folder is broken:\n {2}wording\/mr\.json: page\.title: [^\n]+$/);
    expect(message((files) => [sense(files), wording(files), shape(files)])).toMatch(/^BrokenPack: the pack a folder is broken:\n {2}units\.json: 0\.code: [^\n]+\n {2}pins\.json: the whole file: [^\n]+$/);
  });
});
