// The one catalogue of errors that a caller can act on. The name is the problem type of the HTTP answer,
// the exit reason of the command line and the error name in a state machine.

const CATALOGUE = {
  'body-too-large': { status: 413, title: 'The request body is too large' },
  'body-malformed': { status: 400, title: 'The request body is not well-formed' },
  'request-invalid': { status: 422, title: 'The request does not have the form that is asked for' },
  'facts-invalid': { status: 422, title: 'Some facts cannot be used' },
  'month-invalid': { status: 422, title: 'The month or date is not a calendar month or date' },
  'jurisdiction-unknown': { status: 404, title: 'No policy is known for this jurisdiction' },
  'policy-not-in-force': { status: 404, title: 'No policy of this jurisdiction is in force on this day' },
  'policy-invalid': { status: 422, title: 'The policy file has findings' },
  'policy-too-costly': { status: 422, title: 'The policy is too large to be evaluated' },
  'benefit-unknown': { status: 404, title: 'The policy has no such benefit' },
  'identity-invalid': { status: 422, title: 'The resident ID or certificate number cannot be right' },
  'identity-unknown': { status: 404, title: 'No such person is known' },
  'token-missing': { status: 401, title: 'This address asks for a bearer token' },
  'token-invalid': { status: 401, title: 'The bearer token is not accepted' },
  'sign-in-unavailable': { status: 503, title: 'Tokens cannot be checked at the moment' },
  'access-denied': { status: 403, title: 'The role or the jurisdiction of the token does not allow this' },
  'second-person-required': { status: 403, title: 'Whoever prepared this cannot also release it' },
  'route-unknown': { status: 404, title: 'There is nothing at this address' },
  'method-not-allowed': { status: 405, title: 'This address does not take this method' },
  'media-type-unsupported': { status: 415, title: 'The body has a content type that is not read here' },
} as const;

export type RefusalName = keyof typeof CATALOGUE;

/** What is wrong at one place of what the caller sent. `pointer` is an RFC 6901 pointer into it. */
export interface RefusalItem {
  pointer: string;
  code: string;
  detail: string;
  /** The nearest name that would be right. */
  nearest?: string;
}

/** An error that the caller can act on. Its message holds no personal data. */
export class Refusal extends Error {
  override readonly name: RefusalName;
  readonly items: readonly RefusalItem[];

  constructor(name: RefusalName, message: string, items: readonly RefusalItem[] = []) {
    super(message);
    this.name = name;
    this.items = items;
  }
}

export const REFUSAL_NAMES = Object.keys(CATALOGUE) as RefusalName[];

/** HTTP status (RFC 9110) and title of a refusal. */
export function describeRefusal(name: RefusalName): { status: number; title: string } {
  return CATALOGUE[name];
}
