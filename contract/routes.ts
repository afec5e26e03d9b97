/** Paths of the HTTP interface, as API Gateway writes them. */
export const ROUTES = {
  alerts: '/v1/partners/{partner}/alerts',
  link: '/a',
  incidents: '/v1/incidents',
  incident: '/v1/incidents/{id}',
  actions: '/v1/incidents/{id}/actions',
  /** Held, released, erased, exported. */
  keeping: '/v1/incidents/{id}/keeping',
  /** The whole directory. */
  onCall: '/v1/oncall',
  desk: '/v1/oncall/desks/{desk}',
  coverage: '/v1/oncall/coverage',
  readiness: '/v1/oncall/readiness',
  orders: '/v1/oncall/changes',
  drills: '/v1/oncall/drills',
  verifications: '/v1/oncall/verifications',
  /** Where a responder's calendar and the wall are. */
  addresses: '/v1/oncall/addresses',
  /** Of one responder, whose id and token are in the query. */
  calendar: '/calendar.ics',
  /** What the voice gateway asks and tells of a call, by a token in the query. */
  calls: '/v1/calls',
  /** The screen in the desk's room, and what it asks every few seconds. */
  wall: '/wall',
  wallNow: '/wall/now',
} as const;

/** RFC 9457 `type` of every error that a client can meet. */
export const PROBLEMS = {
  signature: '/problems/signature',
  timestamp: '/problems/timestamp',
  tooLarge: '/problems/too-large',
  notFound: '/problems/not-found',
  invalid: '/problems/invalid',
  conflict: '/problems/conflict',
  unavailable: '/problems/unavailable',
} as const;
