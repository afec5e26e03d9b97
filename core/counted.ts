/** What a step counts, for the alarms. `contract/metrics.ts` names each of them. */
export type Counted =
  | 'enrichKeeps' | 'routeKeeps' | 'sweepKeeps' | 'auditKeeps'
  | 'partnerRefused' | 'secretsStale' | 'locatingFailed' | 'noOneOnCall' | 'pageRefused' | 'pagePutOff' | 'pageNotDelivered' | 'receiptUnreadable'
  | 'lastResort' | 'clockNotStarted' | 'linkKeyMissing' | 'swept' | 'watched' | 'coverageGaps' | 'unready' | 'overdue' | 'unindexed'
  | 'canaryAccepted' | 'canaryPaged' | 'canaryAcknowledged' | 'firstPaged' | 'firstAcknowledged' | 'pageSent' | 'pageProved' | 'openMinutes' | 'alertArrived'; // prettier-ignore
