/** Paths of the HTTP interface, as API Gateway writes them. */
export const ROUTES = {
  alerts: '/v1/partners/{partner}/alerts',
  link: '/a',
  incidents: '/v1/incidents',
  incident: '/v1/incidents/{id}',
  actions: '/v1/incidents/{id}/actions',
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
