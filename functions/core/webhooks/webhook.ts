import type { CaseEventType } from '../events/case-event.ts';

/** Where another system wants to be told what happens to cases. */
export interface Webhook {
  readonly id: string;
  /** An https address; looked at again at every delivery. */
  readonly url: string;
  /** Told of cases that are received or decided here or below. */
  readonly jurisdiction: string;
  /** Types of events; null for all that webhooks are told of. */
  readonly events: readonly CaseEventType[] | null;
  /** Signs what is sent; shown once, when the webhook is registered. */
  readonly secret: string;
  /** Subject of the token by which it was registered. */
  readonly registeredBy: string;
  readonly createdAt: string;
}

/** One event on its way to one webhook. */
export interface WebhookDelivery {
  /** The same however often it is sent, so that who receives it can tell. */
  readonly id: string;
  readonly webhook: string;
  readonly caseId: string;
  readonly sequence: number;
  readonly type: string;
  readonly eventAt: string;
  readonly status: 'pending' | 'delivered' | 'failed';
  readonly attempts: number;
  /** What came of the last attempt: an HTTP status, or why there was none. */
  readonly lastAnswer: string | null;
  readonly lastAt: string | null;
  /** When it is tried next; null once delivered or given up. */
  readonly nextAt: string | null;
}

/** Waits between attempts, in seconds: ten attempts over some three days, then it is given up. */
const retryAfterSeconds = [10, 60, 300, 1800, 7200, 21_600, 43_200, 86_400, 86_400] as const;

/** The delivery after an attempt. */
export function attempted(
  delivery: WebhookDelivery,
  answer: { readonly isTaken: boolean; readonly text: string },
  at: string,
): WebhookDelivery {
  const tried = { ...delivery, attempts: delivery.attempts + 1, lastAnswer: answer.text, lastAt: at };
  if (answer.isTaken) return { ...tried, status: 'delivered', nextAt: null };
  const wait = retryAfterSeconds[delivery.attempts];
  if (wait === undefined) return { ...tried, status: 'failed', nextAt: null };
  return { ...tried, nextAt: new Date(Date.parse(at) + wait * 1000).toISOString() };
}
