/** Every alarm by its name; docs/runbook.md has one section for each, under the same name. A test holds the two against each other. */
export const SECTIONS = [
  'accept-fails',
  'enrich-fails',
  'route-fails',
  'escalate-fails',
  'respond-fails',
  'incidents-fails',
  'sweep-fails',
  'last-resort-fails',
  'functions-throttled',
  'alerts-dead',
  'located-dead',
  'sweep-dead',
  'alerts-waiting',
  'located-waiting',
  'door-5xx',
  'door-4xx',
  'partner-refused',
  'secrets-stale',
  'locating-failed',
  'no-one-on-call',
  'page-refused',
  'page-put-off',
  'last-resort-reached',
  'clock-not-started',
  'escalation-failed',
  'sweep-silent',
  'overdue',
  'unindexed',
] as const;
export type Section = (typeof SECTIONS)[number];

export const RUNBOOK = 'docs/runbook.md';
