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

  it('is an exercise only where all were', () => {
    expect(merged([said({ exercise: true }), first])?.exercise).toBe(false);
  });
});

it('nothing said is nothing to show', () => expect(merged([])).toBeNull());
