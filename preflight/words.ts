/** Words that several checks share. */
export const YOURSELF = 'you, with credentials that may deploy';
export const AWS_SUPPORT = 'AWS Support';
