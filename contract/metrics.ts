/** Metrics that functions report and alarms watch. */
export const NAMESPACE = 'JeevanRaksha';

/** Of a metric that is counted by partner, beside the others. */
export const PARTNER_DIMENSION = 'partner';

/** The dimension of every metric, the same in all functions (Powertools' `serviceName`): an alarm sees only what it names. */
export const DIMENSIONS = { service: 'jeevan-raksha' } as const;

export const METRICS = {
  /** A message could not be handled and stays on its queue: the function itself answers, so Lambda counts no error. */
  enrichKeeps: 'EnrichKeeps',
  routeKeeps: 'RouteKeeps',
  sweepKeeps: 'SweepKeeps',
  auditKeeps: 'AuditKeeps',
  /** A known partner's request was refused, 401 or 413 (too large): their alerts are being lost. */
  partnerRefused: 'PartnerRefused',
  /** Partner secrets could not be refreshed; the last known ones serve. */
  secretsStale: 'SecretsStale',
  /** enrich passed an alert on unlocated because locating threw. */
  locatingFailed: 'LocatingFailed',
  /** A role of a level had nobody who could be paged, counted by role. A level without anybody at all goes on to the next without waiting. */
  noOneOnCall: 'NoOneOnCall',
  /** SNS refused a page for good. */
  pageRefused: 'PageRefused',
  /** A page was put off after a temporary failure of SNS. */
  pagePutOff: 'PagePutOff',
  /** An operator said that a text message did not arrive. */
  pageNotDelivered: 'PageNotDelivered',
  /** A line of SNS's log of text messages could not be read. */
  receiptUnreadable: 'ReceiptUnreadable',
  /** An incident reached its last resort. */
  lastResort: 'LastResort',
  /** StartExecution failed: sweep keeps the time meanwhile. */
  clockNotStarted: 'ClockNotStarted',
  /** Pages went out without a link: the key of the links could not be fetched. */
  linkKeyMissing: 'LinkKeyMissing',
  /** sweep finished a pass. */
  swept: 'Swept',
  /** The daily look ahead was finished. */
  watched: 'Watched',
  /** Times and desks in the next three days with too few people. */
  coverageGaps: 'CoverageGaps',
  /** People on duty within three days with something wrong: a channel that fails, or none that is sure. */
  unready: 'Unready',
  /** Open incidents that were overdue when sweep looked. */
  overdue: 'Overdue',
  /** Open incidents that the due index does not show. */
  unindexed: 'Unindexed',
  /** Of the canary, since its alert was sent. The last is reported only by an exercise that came through, in time and rightly located. */
  canaryAccepted: 'CanaryAcceptedMs',
  canaryPaged: 'CanaryPagedMs',
  canaryAcknowledged: 'CanaryAcknowledgedMs',
  /** Of real alerts: from the front door until SNS has the first page, and from then until somebody acknowledges. */
  firstPaged: 'FirstPagedMs',
  firstAcknowledged: 'FirstAcknowledgedMs',
  /** Pages that SNS took, and those known to have arrived. */
  pageSent: 'PageSent',
  pageProved: 'PageProved',
  /** Once a minute, of each open incident: how many minutes it has been open. */
  openMinutes: 'OpenMinutes',
  /** A real alert, or an update of one, by its partner: the one metric with a second dimension. */
  alertArrived: 'AlertArrived',
} as const;
export type Metric = (typeof METRICS)[keyof typeof METRICS];
