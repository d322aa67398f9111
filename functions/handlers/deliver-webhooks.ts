import { deliverAwsWebhooks } from '../runtime/aws-webhooks.ts';

/** An event for other systems, or the schedule that looks after deliveries that were not taken. */
export const handler = deliverAwsWebhooks;
