import { expect, test } from 'vitest';
import type { Cloud } from './cloud.ts';
import { callGateway } from './gateway.ts';
import { luquan, wulong } from './officers.ts';
import { policyBucket } from './policy-bucket.ts';

const file = '500156-wulong/2023-02-23.json';
const signed = '500156-wulong/publications/2023-02-23.json';

/** What whoever can write to the bucket could try, without two persons of the jurisdiction. */
export function policyFaultsSuite(cloud: () => Cloud): void {
  /** Amounts and all: the text that is decided by. */
  const inUse = async () =>
    (await callGateway(cloud(), `GET /v1/jurisdictions/${wulong}/policy?on=2023-03-20`)).text;
  const withoutApproval = (text: string) => JSON.stringify({ ...JSON.parse(text), approval: undefined });
  const nobodys = () => cloud().policies.signedElsewhere(file, 'nobody');
  const neighbours = () => cloud().policies.signedElsewhere(file, luquan);
  const later = (text: string) => text.replace(/"sequence": ?1/, '"sequence":2');

  test.each([
    ['that was altered after it was signed', file, altered, 'publication-altered'],
    ['whose statement was altered after it was signed', signed, later, 'publication-signature-wrong'],
    ['signed with another key under the right name', signed, nobodys, 'publication-signature-wrong'],
    ['signed by two persons of the neighbour', signed, neighbours, 'publication-key-elsewhere'],
    ['whose approval was removed', signed, withoutApproval, 'publication-not-approved'],
    ['whose signature is no longer JSON', signed, (text: string) => text.slice(9), 'publication-malformed'],
    ['whose signature was removed', signed, () => undefined, 'publication-missing'],
  ])('%s is refused, told, and the last good one stays', async (_, key, change, code) => {
    const { read, write, look } = policyBucket(cloud());
    const before = await inUse();
    const right = read(key);
    const text = change(right.toString('utf8'));
    write(key, text === undefined ? undefined : Buffer.from(text));
    const broken = await look();
    write(key, right);
    expect(broken.status).toBe('degraded');
    expect(broken.codes).toContain(code);
    expect(await inUse()).toBe(before);
    expect((await look()).status).toBe('ok');
  });
}

function altered(text: string): string {
  return text.replace('80.00', '81.00');
}
