import { describe, expect, test } from 'vitest';
import type { Cloud } from './cloud.ts';
import { callGateway } from './gateway.ts';
import { beijing, wulong } from './officers.ts';

/** Tokens at the gateway, and policies that are published through it. */
export function publishingSuite(cloud: () => Cloud): void {
  const queue = 'GET /v1/cases?list=competent';
  const officer = { role: 'township-reviewer', jurisdiction: wulong };

  test.each([
    ['of another issuer', { issuer: 'https://elsewhere.test' }],
    ['for another audience', { audience: 'another-system' }],
    ['whose time is over', { at: '2023-01-01T00:00:00Z' }],
  ])('a token %s is refused before the function is called', async (_, claims) => {
    const token = await cloud().issuer.token({ ...officer, at: cloud().now(), ...claims });
    const headers = { authorization: `Bearer ${token}` };
    const answer = await callGateway(cloud(), queue, { headers });
    expect(answer.status).toBe(401);
    expect(answer.text).toBe('{"message":"Unauthorized"}');
    expect((await callGateway(cloud(), queue, officer)).status).toBe(200);
  });

  describe('a policy version', () => {
    const path = '500156-wulong/2024-01-01.json';
    const bucket = () =>
      cloud()
        .deployed.ofType('AWS::S3::Bucket')
        .find(({ logicalId }) => logicalId.startsWith('Policies'))?.name ?? '';
    const inForceText = async () => {
      await cloud().travel(new Date(Date.parse(cloud().now()) + 60_000).toISOString());
      return (await callGateway(cloud(), `GET /v1/jurisdictions/${wulong}/policy?on=2024-02-01`)).text;
    };
    const inForce = async () => (await inForceText()).includes('"effectiveFrom":"2024-01-01"');

    test('is proposed by one person, approved by another, and used without a deployment', async () => {
      await cloud().travel(beijing('2023-12-04', '09:00'));
      const before = cloud().policies.texts.get('500156-wulong/2023-02-23.json') ?? '';
      const text = before.replace('"2023-02-23"', '"2024-01-01"').replaceAll('90.00', '91.00');
      const { proposal, approval, digest } = cloud().policies.next(path, text, '2023-12-01');
      const proposals = `POST /v1/jurisdictions/${wulong}/proposals`;
      const author = { role: 'policy-author', jurisdiction: wulong };
      const proposed = await callGateway(cloud(), proposals, { ...author, body: proposal });
      expect(proposed.json()).toMatchObject({ status: 'proposed' });
      await cloud().settle();
      expect(await inForce()).toBe(false);
      const approver = { role: 'policy-approver', jurisdiction: wulong };
      const approve = `${proposals}/${digest}/approval`;
      const approved = await callGateway(cloud(), approve, { ...approver, body: approval });
      expect(approved.status).toBe(201);
      await cloud().settle();
      expect(await inForce()).toBe(true);
    });

    test('older than the one in use, under its number and by the right two persons, is refused', async () => {
      const { objects } = cloud();
      const older = (cloud().policies.texts.get('500156-wulong/2023-02-23.json') ?? '')
        .replace('"2023-02-23"', '"2024-01-01"')
        .replaceAll('90.00', '50.00');
      const signed = path.replace('/', '/publications/');
      const keys = [`policies/${signed}`, `policies/${path}`];
      const right = keys.map((key) => objects.get(bucket(), key) ?? Buffer.alloc(0));
      const [publication, text] = [cloud().policies.insteadOfLast(path, older), older];
      for (const [at, wrong] of [publication, text].entries())
        objects.put(bucket(), keys[at] ?? '', Buffer.from(wrong));
      await cloud().settle();
      const asked = await inForceText();
      const health = await callGateway(cloud(), 'GET /healthz');
      for (const [at, key] of keys.entries()) objects.put(bucket(), key, right[at] ?? Buffer.alloc(0));
      await cloud().settle();
      expect(asked).toContain('91.00');
      expect(asked).not.toContain('50.00');
      expect(health.text).toContain('publication-older');
      expect(await inForce()).toBe(true);
      expect((await callGateway(cloud(), 'GET /healthz')).json()).toMatchObject({ status: 'ok' });
    });

    test('that is taken away, so that an older one is active again, is refused, and the last good one stays', async () => {
      const { objects } = cloud();
      const signed = path.replace('/', '/publications/');
      const keys = [`policies/${signed}`, `policies/${path}`];
      const right = keys.map((key) => objects.get(bucket(), key) ?? Buffer.alloc(0));
      for (const key of keys) objects.remove(bucket(), key);
      await cloud().settle();
      expect(await inForce()).toBe(true);
      const health = await callGateway(cloud(), 'GET /healthz');
      const { status, findings } = health.json<{ status: string; findings: { code: string }[] }>();
      expect(status).toBe('degraded');
      expect(findings.map(({ code }) => code)).toContain('publication-gone');
      for (const [at, key] of keys.entries()) objects.put(bucket(), key, right[at] ?? Buffer.alloc(0));
      await cloud().settle();
      expect(await inForce()).toBe(true);
      expect((await callGateway(cloud(), 'GET /healthz')).json()).toMatchObject({ status: 'ok' });
    });
  });
}
