/** The clock of an incident, shared by the state machine and by whoever starts it. */

/** Fixed, so that functions can be granted StartExecution without a cycle through the machine. */
export const ESCALATION_NAME = 'jeevan-raksha-escalation';

/** An execution's input, and what `escalate` answers to it: ids and a moment, nothing else. */
export interface Wake {
  readonly incidentId: string;
  /** The clock's number on the incident; an execution with an older one ends. */
  readonly n: number;
  /** ISO 8601, UTC. */
  readonly at: string;
}

/** `closed` ends the execution: the incident is closed, or another execution has taken over. */
export type Woken = Wake & { readonly closed: boolean };

export const executionName = ({ incidentId, n }: Pick<Wake, 'incidentId' | 'n'>): string => `${incidentId}-${n}`;
