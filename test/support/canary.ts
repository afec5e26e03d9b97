/** An alert in which every word is a canary: wherever it may not be, none of it may be found. */
export const canaryAlert = {
  alertId: 'canary-alert-id', postedAt: 'canary-posted', detectedAt: 'canary-detected', risk: 'high', 'canary-key': { 'canary-inner': 'canary-unknown' },
  post: { platform: 'canary-platform', url: 'https://canary-url.example/p', language: 'canary-language', excerpt: 'canary-excerpt' },
  subject: { name: 'canary-name', accountId: 'canary-account', profileUrl: 'https://canary-profile.example', age: 13.371, sex: 'canary-sex', phones: ['+91 70001 33713'], emails: ['canary@canary-mail.example'] },
  hints: [
    { kind: 'gps', lat: 26.8133713, lon: 80.9133713, accuracyM: 1337.13, observedAt: 'canary-observed' }, { kind: 'ip', ip: '192.0.2.137', connection: 'canary-connection' },
    { kind: 'pin', pin: '226010' }, { kind: 'cell', lat: 26.8133713, lon: 80.9133713, radiusM: 1337.13, source: 'canary-source' },
    { kind: 'place', text: 'canary-street, Lucknow', role: 'canary-role' }, { kind: 'place', text: 'canary-nowhere' }, { kind: 'canary-kind' }, 'canary-hint',
  ],
}; // prettier-ignore

export const canaryNote = 'canary-note: the person said so';

/** What of the canaries is in a text; empty when nothing is. */
export const canariesIn = (text: string): string[] => [...new Set(text.match(/canary[-@\w.]*|13\.?371\d*|133713|1337\.13|192\.0\.2\.137/gi) ?? [])];
