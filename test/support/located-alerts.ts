/** Whole alerts with the answers that are right for each, and the long ones, which are made here and not stored. */
import { readFileSync } from 'node:fs';

export interface LocatedAlert {
  readonly alert: unknown;
  /** Any of these is right: `162` one unit, `144+145` both, `IN-BR` or `NP` outside, `desk` the state desk with its list. */
  readonly want: readonly string[];
  /** One of these must come first among the units, whatever is decided. */
  readonly lead?: readonly string[];
  readonly note: string;
}

const LONG_BYTES = 100 * 1024;
const long = (start: string, filling: string) => start + filling.repeat(Math.ceil(LONG_BYTES / Buffer.byteLength(filling)));
const withHints = (name: string, hints: readonly unknown[]) => ({ alertId: `located-long-${name}`, detectedAt: '2026-03-01T12:00:00Z', subject: { name: 'Invented Person' }, hints });

const longOnes: readonly LocatedAlert[] = [
  { alert: withHints('noise', [{ kind: 'place', text: long('', 'xqzv '), role: 'current' }]), want: ['desk'], note: '100 KB of place text that says nothing' },
  { alert: withHints('one-word', [{ kind: 'place', text: long('', 'क'), role: 'current' }]), want: ['desk'], note: '100 KB of one Hindi word without an end' },
  { alert: withHints('first', [{ kind: 'place', text: long('Gomti Nagar, Lucknow. ', 'xqzv '), role: 'current' }]), want: ['162', 'desk'], note: '100 KB of place text that begins with a place' },
  { alert: withHints('pin', [{ kind: 'place', text: long('', 'lorem '), role: 'home' }, { kind: 'pin', pin: '226010' }]), want: ['162'], note: '100 KB of place text beside a good PIN' },
  { alert: { ...withHints('excerpt', []), post: { excerpt: long('Invented: ', 'अकेला ') } }, want: ['desk'], note: '100 KB of excerpt that names no place' },
  { alert: withHints('digits', [{ kind: 'pin', pin: long('', '2') }, { kind: 'ip', ip: long('', '1.') }]), want: ['desk'], note: 'a PIN and an IP of 100 KB each' },
];

export function locatedAlerts(): readonly LocatedAlert[] {
  return [...(JSON.parse(readFileSync('test/core/located-alerts.json', 'utf8')) as readonly LocatedAlert[]), ...longOnes];
}
