import { isSignedOut, Unanswerable, unanswered } from '../../preflight/unanswered.ts';

const thrown = (name: string, code?: string): Error => Object.assign(new Error('call +917000000001'), { name, code });

it.each([
  ['TimeoutError', 'ECONNRESET', 'AWS did not answer'],
  ['Error', 'ENOTFOUND', 'AWS did not answer'],
  ['Error', 'ETIMEOUT', 'AWS did not answer'],
  ['TooManyRequestsException', undefined, 'AWS was asked too often'],
  ['ThrottlingException', undefined, 'AWS was asked too often'],
  ['SubscriptionRequiredException', undefined, 'The account may not use this service yet'],
  ['AuthorizationError', undefined, 'You may not ask this (AuthorizationError): whoever administers the account has to allow you it.'],
  ['TypeError', undefined, 'It could not be asked (TypeError)'],
])('%s %s: a sentence without what AWS wrote', (name, code, says) => {
  expect(unanswered(thrown(name, code))).toContain(says);
  expect(unanswered(thrown(name, code))).not.toContain('7000000001');
});

it('who is signed out is told how to sign in', () => {
  const names = ['CredentialsProviderError', 'ExpiredTokenException', 'InvalidClientTokenId', 'SignatureDoesNotMatch'];
  expect(names.map((name) => isSignedOut(thrown(name)))).toEqual([true, true, true, true]);
  expect(isSignedOut(thrown('AccessDenied'))).toBe(false);
});

it('sentences of our own are shown as they are', () => {
  expect(unanswered(new Unanswerable('Look into its console.'))).toBe('Look into its console.');
});
