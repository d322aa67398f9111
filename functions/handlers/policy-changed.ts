import { publishAwsPolicies } from '../runtime/aws-publisher.ts';

/** Something came into the policy bucket; what, the function sees for itself, so that no message needs to arrive. */
export const handler = async (): Promise<void> => {
  await publishAwsPolicies();
};
