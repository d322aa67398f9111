import type { TopicId } from '../../oversight/topics.ts';
import { decidedTopic, receivedTopic } from './case-topics.ts';
import { discoveryTopic } from './discovery-topic.ts';
import { findingTopic } from './finding-topic.ts';
import { recertificationTopic, recoveryTopic, waiverTopic } from './follow-up-topics.ts';
import { paymentTopic } from './payment-topic.ts';
import type { Topic } from './topic.ts';

/** Every topic; an entry that is missing does not compile. */
export const topics: Readonly<Record<TopicId, Topic>> = {
  received: receivedTopic,
  decided: decidedTopic,
  waivers: waiverTopic,
  payments: paymentTopic,
  recoveries: recoveryTopic,
  findings: findingTopic,
  discovery: discoveryTopic,
  recertifications: recertificationTopic,
};
