/** Why a question had no answer, and what to do. AWS's own words may hold names and addresses, and are not repeated. */

/** Its message is a sentence of ours, and can be shown. */
export class Unanswerable extends Error {}

type Thrown = Partial<NodeJS.ErrnoException>;
type Reaction = readonly [names: RegExp, says: (error: Thrown) => string];

const action = ({ message = '' }: Thrown): string => /perform: ([\w-]+:\w+)/.exec(message)?.[1] ?? 'it';

const SIGNED_OUT: readonly Reaction[] = [
  [/^(CredentialsProviderError|CredentialsError|TokenProviderError)$/, () => 'Nobody is signed in on this machine: run `aws login` or `aws sso login`, or set AWS_PROFILE, and ask again.'],
  [/^(ExpiredToken|ExpiredTokenException|RequestExpired|TokenRefreshRequired)$/, () => 'Your sign-in has run out: sign in again, and ask again.'],
  [/^(InvalidClientTokenId|UnrecognizedClientException|InvalidAccessKeyId|SignatureDoesNotMatch|InvalidSignatureException|AuthFailure|IncompleteSignature)$/, () => 'AWS does not know these credentials: sign in again, or take another AWS_PROFILE.'],
];

const OTHERS: readonly Reaction[] = [
  [/^(OptInRequired|SubscriptionRequiredException)$/, () => 'The account may not use this service yet: its registration, or the region, has to be completed in the AWS console.'],
  [/AccessDenied|Unauthorized|AuthorizationError|^NotAuthorized/, (error) => `You may not ask this (${error.name}): whoever administers the account has to allow you ${action(error)}.`],
  [/Throttl|TooManyRequests|RequestLimitExceeded|LimitExceeded|SlowDown/, () => 'AWS was asked too often: ask again in a minute.'],
  [/Timeout|^E[A-Z]+$|NetworkingError|UnknownEndpoint/, () => 'AWS did not answer: look at the network and the region, and ask again.'],
];

export function unanswered(thrown: unknown): string {
  if (thrown instanceof Unanswerable) return thrown.message;
  const error = thrown as Thrown;
  const { name = 'Error', code = '' } = error;
  const reaction = [...SIGNED_OUT, ...OTHERS].find(([names]) => names.test(name) || names.test(code));
  return reaction ? reaction[1](error) : `It could not be asked (${name}): ask again, and where that does not help look into the console.`;
}

/** Then nothing else needs to be asked. */
export const isSignedOut = (thrown: unknown): boolean => SIGNED_OUT.some(([names]) => names.test((thrown as Thrown).name ?? ''));
