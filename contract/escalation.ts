/** The clock of an incident, shared by the state machine and by whoever starts it. */

/** Fixed, so that functions can be granted StartExecution without a cycle through the machine. */
export const ESCALATION_NAME = 'jeevan-raksha-escalation';

/** A name is used once in 90 days, so the clock's number is part of it. */
export const executionName = ({ incidentId, n }: { readonly incidentId: string; readonly n: number }): string => `${incidentId}-${n}`;
