import { expect, test } from 'vitest';
import type { Cloud } from './cloud.ts';
import { callGateway } from './gateway.ts';
import { luquan, wulong } from './officers.ts';

const file = '500156-wulong/2023-02-23.json';
const path = `policies/${file}`;
const signed = 'policies/500156-wulong/publications/2023-02-23.json';

/** What whoever can write to the bucket could try, without two persons of the jurisdiction. */
export function policyFaultsSuite(cloud: () => Cloud): void {
  const bucket = () =>
    cloud()
      .deployed.ofType('AWS::S3::Bucket')
      .find(({ logicalId }) => logicalId.startsWith('Policies'))?.name ?? '';
  const look = async () => {
    await cloud().settle();
    await cloud().travel(new Date(Date.parse(cloud().now()) + 60_000).toISOString());
    const health = await callGateway(cloud(), 'GET /healthz');
    const { status, findings } = health.json<{ status: string; findings: { code: string }[] }>();
    return { status, codes: findings.map(({ code }) => code) };
  };
  /** Amounts and all: the text that is decided by. */
  const inUse = async () =>
    (await callGateway(cloud(), `GET /v1/jurisdictions/${wulong}/policy?on=2023-03-20`)).text;
  const withoutApproval = (text: string) => JSON.stringify({ ...JSON.parse(text), approval: undefined });
  const nobodys = () => cloud().policies.signedElsewhere(file, 'nobody');
  const neighbours = () => cloud().policies.signedElsewhere(file, luquan);
  const later = (text: string) => text.replace(/"sequence": ?1/, '"sequence":2');

  test.each([
    ['that was altered after it was signed', path, altered, 'publication-altered'],
    ['whose statement was altered after it was signed', signed, later, 'publication-signature-wrong'],
    ['signed with another key under the right name', signed, nobodys, 'publication-signature-wrong'],
    ['signed by two persons of the neighbour', signed, neighbours, 'publication-key-elsewhere'],
    ['whose approval was removed', signed, withoutApproval, 'publication-not-approved'],
    ['whose signature is no longer JSON', signed, (text: string) => text.slice(9), 'publication-malformed'],
    ['whose signature was removed', signed, () => undefined, 'publication-missing'],
  ])('%s is refused, told, and the last good one stays', async (_, key, change, code) => {
    const { objects } = cloud();
    const before = await inUse();
    const right = objects.get(bucket(), key) ?? Buffer.alloc(0);
    const text = change(right.toString('utf8'));
    if (text === undefined) objects.remove(bucket(), key);
    else objects.put(bucket(), key, Buffer.from(text));
    const broken = await look();
    objects.put(bucket(), key, right);
    expect(broken.status).toBe('degraded');
    expect(broken.codes).toContain(code);
    expect(await inUse()).toBe(before);
    expect((await look()).status).toBe('ok');
  });
}

function altered(text: string): string {
  return text.replace('80.00', '81.00');
}
