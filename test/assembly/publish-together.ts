import type { Cloud } from './cloud.ts';
import { callGateway, type GatewayAnswer } from './gateway.ts';
import type { HandedIn } from './published-policies.ts';

/** The author proposes through the gateway, the approver approves the exact text; it is in use once all has settled. */
export async function publishTogether(cloud: Cloud, jurisdiction: string, handedIn: HandedIn): Promise<void> {
  const { proposal, approval, digest } = handedIn;
  const proposals = `POST /v1/jurisdictions/${jurisdiction}/proposals`;
  const as = (role: string) => ({ role, jurisdiction });
  require(await callGateway(cloud, proposals, { ...as('policy-author'), body: proposal }));
  const approve = `${proposals}/${digest}/approval`;
  require(await callGateway(cloud, approve, { ...as('policy-approver'), body: approval }));
  await cloud.settle();
  // A function that is warm looks for new policies every now and then.
  await cloud.travel(new Date(Date.parse(cloud.now()) + 60_000).toISOString());
}

function require({ status, text }: GatewayAnswer): void {
  if (status >= 300) throw new Error(`a policy was not taken: ${status} ${text}`);
}
