/** What closed incidents teach of the hints: on made-up ones whose answers are counted by hand. */
import { calibrate, type Outcome } from '../../core/calibration.ts';
import { reliabilityPicture } from '../../core/calibration-picture.ts';
import type { Finding } from '../../core/finding.ts';
import type { Source } from '../../core/source.ts';
import { noon } from '../support/incidents.ts';
import { up } from '../support/locators.ts';

const epsilon = { ...up.deciding.trust.epsilon, pin: 0.1, gps: 0.05 };
const hint = (source: Source, ...shares: [string, number][]): Finding => ({ source, shares, at: noon, uncertaintyM: null, doubt: 0, because: { kind: 'no-hints' } });
const outcome = (found: string, p: number, ...findings: Finding[]): Outcome => ({ findings, believed: { where: '162', p }, found });
const learned = (...outcomes: Outcome[]) => calibrate(outcomes, epsilon);

describe('a kind of hint', () => {
  it('that named the place first was good, one that named it second is good by its part, one that did not name it was worthless', () => {
    const { sources } = learned(
      outcome('162', 0.9, hint('pin', ['162', 1])),
      outcome('118', 0.9, hint('pin', ['162', 0.8], ['118', 0.2])),
      outcome('140', 0.9, hint('pin', ['162', 0.8], ['118', 0.2])),
    );
    expect(sources).toHaveLength(1);
    expect(sources[0]).toMatchObject({ source: 'pin', epsilon: 0.1 });
    expect([sources[0]!.good, sources[0]!.worthless]).toEqual([1.25, 1.75]);
    expect(sources[0]!.proposed).toBeCloseTo((0.1 * 20 + 1.75) / 23, 12);
  });

  it('that was always right is proposed to be trusted more, one that never was to be trusted less; each by itself, in the order of the pack', () => {
    const { sources } = learned(...Array.from({ length: 20 }, () => outcome('162', 0.9, hint('pin', ['118', 1]), hint('gps', ['162', 1]))));
    expect(sources.map(({ source, good, worthless, epsilon: before, proposed }) => [source, good, worthless, before, proposed])).toEqual([['gps', 20, 0, 0.05, 0.025], ['pin', 0, 20, 0.1, 0.55]]);
  });

  it('that says nothing of the place has no vote, and one that nobody sent is not proposed', () => {
    const { sources, outcomes } = learned(outcome('162', 0.9, hint('pin'), hint('gps', ['162', 1])));
    expect([sources.map(({ source }) => source), outcomes]).toEqual([['gps'], 1]);
  });
});

describe('a probability', () => {
  it('is compared with what came true, in tenths of its own; the error weighs each by its count', () => {
    const { bins, error } = learned(outcome('162', 0.95), outcome('162', 0.97), outcome('118', 0.96), outcome('118', 0.2), outcome('118', 0.29));
    expect(bins.map(({ count }) => count)).toEqual([2, 3]);
    expect(bins.map(({ predicted, observed }) => [predicted.toFixed(4), observed.toFixed(4)])).toEqual([['0.2450', '0.0000'], ['0.9600', '0.6667']]);
    expect(error).toBeCloseTo((0.245 * 2 + (0.96 - 2 / 3) * 3) / 5, 12);
  });

  it('of nothing and of certainty have their place too', () => {
    const { bins, error } = learned(outcome('118', 0), outcome('162', 1), outcome('162', 0.9));
    expect(bins).toEqual([{ predicted: 0, observed: 0, count: 1 }, { predicted: 0.95, observed: 1, count: 2 }]);
    expect(error).toBeCloseTo(0.1 / 3, 12);
  });
});

it('of no incident nothing is learned, and nothing fails', () => expect(learned()).toEqual({ outcomes: 0, sources: [], bins: [], error: 0 }));

describe('the picture', () => {
  const drawn = (): string => reliabilityPicture({ outcomes: 5, sources: [], error: 0.1234, bins: [{ predicted: 0.25, observed: 0, count: 1 }, { predicted: 1, observed: 0.5, count: 4 }] });

  it('has a dot for each tenth, right and up as far as predicted and observed, the larger the more there are, with its figures', () => {
    expect(drawn().match(/<circle[^>]*>(<title>[^<]*<\/title>)?/g)).toEqual([
      '<circle cx="150" cy="450" r="10"><title>1: predicted 0.25, observed 0.00</title>', '<circle cx="450" cy="250" r="16"><title>4: predicted 1.00, observed 0.50</title>',
    ]); // prettier-ignore
  });

  it('has the diagonal on which a probability means what it says, and its two scales', () => {
    expect(drawn()).toContain('<line x1="50" y1="450" x2="450" y2="50"');
    expect([...drawn().matchAll(/<text x="(\d+)" y="(\d+)" text-anchor="(middle|end)">([\d.]+)<\/text>/g)].map((found) => found.slice(1).join(' '))).toEqual([
      '50 470 middle 0', '42 455 end 0', '150 470 middle 0.25', '42 355 end 0.25', '250 470 middle 0.5', '42 255 end 0.5', '350 470 middle 0.75', '42 155 end 0.75', '450 470 middle 1', '42 55 end 1',
    ]); // prettier-ignore
    expect([drawn().includes('>predicted</text>'), drawn().includes('>observed</text>')]).toEqual([true, true]);
  });

  it('says how many were found and the error, stays inside its frame, and is an SVG also of nothing', () => {
    const svg = drawn();
    expect(svg).toContain('5 outcomes, expected calibration error 12.3 %');
    const none = reliabilityPicture({ outcomes: 0, sources: [], bins: [], error: 0 });
    for (const one of [svg, none]) expect(one).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" viewBox="0 0 500 520"[^]*<\/svg>\n$/);
    expect([none.includes('<circle'), none.includes('<title>Reliability of 0 located alerts</title>')]).toEqual([false, true]);
    expect(svg).toContain('<text x="250" y="492"');
    expect(svg).toContain('translate(14 250)');
  });
});
