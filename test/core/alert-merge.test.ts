/** What a partner says in several bodies is seen together. */
import { readAlert } from '../../core/alert.ts';
import { merged } from '../../core/alert-merge.ts';

const said = (alert: object) => readAlert(Buffer.from(JSON.stringify(alert)));
const first = said({ alertId: 'sample-1', risk: 'high', post: { excerpt: 'invented' }, subject: { name: 'Invented Person', phones: ['+917000099999'] }, hints: [{ kind: 'pin', pin: '226010' }] });

describe('a later body', () => {
  it('that says less takes nothing away', () => {
    expect(merged([said({ alertId: 'sample-1' }), first])).toEqual(first);
  });

  it('adds its phones and hints before the older ones, each once', () => {
    const second = said({ subject: { phones: ['+917000088888', '+917000099999'] }, hints: [{ kind: 'pin', pin: '221010' }, { kind: 'pin', pin: '226010' }] });
    const both = merged([second, first]);
    expect(both?.subject.phones).toEqual(['+917000088888', '+917000099999']);
    expect(both?.hints).toEqual([{ kind: 'pin', pin: '221010' }, { kind: 'pin', pin: '226010' }]);
  });

  it('wins where both say something, but an unknown risk lowers none', () => {
    const both = merged([said({ risk: 'unknown', subject: { name: 'Another Invented Person' } }), first]);
    expect([both?.subject.name, both?.risk]).toEqual(['Another Invented Person', 'high']);
  });

  it('adds its e-mail addresses and its problems, each once, and keeps what it says itself', () => {
    const [one, two] = [said({ hints: [{ kind: 'smell' }], subject: { emails: ['a@sample.invalid'] }, post: { url: 'https://x.example/1' } }), said({ hints: [{ kind: 'smell' }], risk: 'huge', subject: { emails: ['b@sample.invalid', 'a@sample.invalid'] }, post: { platform: 'x' } })];
    const both = merged([two, one])!;
    expect([both.subject.emails, both.problems.map(({ field }) => field), both.post, both.risk]).toEqual([['b@sample.invalid', 'a@sample.invalid'], ['risk', 'hints.0'], { url: 'https://x.example/1', platform: 'x' }, 'unknown']);
  });

  it('alone is what it is', () => {
    const one = { ...first, problems: [first.problems[0]!, first.problems[0]!] };
    expect(merged([one])).toBe(one);
  });

  it('is an exercise only where all were', () => {
    expect(merged([said({ exercise: true }), said({ exercise: true })])?.exercise).toBe(true);
    expect(merged([said({ exercise: true }), first])?.exercise).toBe(false);
  });
});

it('nothing said is nothing to show', () => expect(merged([])).toBeNull());
