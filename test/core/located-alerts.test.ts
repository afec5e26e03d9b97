/** The alerts by which locating as a whole is judged: that the list itself is in order, and how it is answered. */
import { readAlert } from '../../core/alert.ts';
import { locatedAlerts, type LocatedAlert } from '../support/located-alerts.ts';
import { answerOf, located } from '../support/locating.ts';
import { isOutside, unitCodes } from '../support/place-texts.ts';

const list = locatedAlerts();
const units = unitCodes();
const isUnit = (code: string) => units.includes(code);
const known = (want: string) => want === 'desk' || isOutside(want) || want.split('+').every(isUnit);
const notes = (of: (one: (typeof list)[number]) => boolean) => list.filter(of).map(({ note }) => note);

describe('the alerts by which locating is judged', () => {
  it('are at least 120, each with a note of its own', () => {
    expect(list.length).toBeGreaterThanOrEqual(120);
    expect(new Set(list.map(({ note }) => note)).size).toBe(list.length);
  });

  it('want only answers that exist', () => {
    expect(notes(({ want }) => want.length === 0 || !want.every(known))).toEqual([]);
    expect(notes(({ lead }) => lead !== undefined && (lead.length === 0 || !lead.every(isUnit)))).toEqual([]);
  });

  it('want to route, to hand over and to ask the desk, each at least ten times', () => {
    const only = (of: (want: string) => boolean) => notes(({ want }) => want.every(of)).length;
    expect([only(isUnit), only(isOutside), only((want) => want === 'desk')].map((count) => count >= 10)).toEqual([true, true, true]);
  });

  it('never want "outside" for an alert whose only hints are IPs', () => {
    const kinds = (alert: unknown) => readAlert(new TextEncoder().encode(JSON.stringify(alert))).hints.map(({ kind }) => kind);
    const byIpAlone = list.filter(({ alert }) => kinds(alert).length > 0 && kinds(alert).every((kind) => kind === 'ip'));
    expect(byIpAlone.length).toBeGreaterThanOrEqual(5);
    expect(byIpAlone.filter(({ want }) => want.some(isOutside))).toEqual([]);
  });

  it('name invented persons only, and mail nobody', () => {
    const persons = list.map(({ alert }) => JSON.stringify(alert)).flatMap((alert) => [...alert.matchAll(/"name":"([^"]*)"/g)].map(([, name]) => name!));
    expect(persons.filter((name) => !name.startsWith('Invented'))).toEqual([]);
    expect(list.filter(({ alert }) => JSON.stringify(alert).includes('"emails"'))).toEqual([]);
  });
});

const inOrder = (want: string): string => want.split('+').toSorted().join('+');

/** What is decided where it is not acceptable, with how likely the units are. */
function wrongly({ alert, want, lead, note }: LocatedAlert): string[] {
  const location = located(alert);
  const answer = answerOf(location);
  const isLed = lead === undefined || lead.includes(location.units[0]?.code ?? '');
  return want.map(inOrder).includes(answer) && isLed ? [] : [`${note}: ${answer}, ${location.units.slice(0, 2).map(({ code, p }) => `${code} ${p}`).join(', ')}`]; // prettier-ignore
}

describe('the answers to them', () => {
  it('are right for 97 of 100', () => {
    const wrong = list.flatMap(wrongly);
    expect(wrong.slice(0, Math.max(0, wrong.length - Math.floor(list.length * 0.03)))).toEqual([]);
  });

  it('never call one of ours, or one that is not known, outside', () => {
    expect(notes(({ alert, want }) => isOutside(answerOf(located(alert))) && !want.some(isOutside))).toEqual([]);
  });

  it('route to no unit that is not wanted', () => {
    expect(notes(({ alert, want }) => isUnit(answerOf(located(alert))) && !want.includes(answerOf(located(alert))))).toEqual([]);
  });
});
