import { awsCases } from './aws-cases.ts';
import { awsLibrary } from './aws-policies.ts';
import { awsStanding } from './aws-standing.ts';

/** What tasks stand on that move a case: policies as of now, and the key to what is sealed. */
export async function awsTaskServices() {
  await awsLibrary().refresh();
  const { tokens, failures } = awsStanding();
  return { ...awsCases(), tokens, failures };
}
