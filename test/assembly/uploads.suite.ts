import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { syntheticIdentity } from '../../functions/core/identities/synthetic-identity.ts';
import type { Cloud } from './cloud.ts';
import { callGateway, type GatewayCall } from './gateway.ts';
import { factsOf, officersOf, type ToldCase, wulong } from './officers.ts';

interface Announced {
  readonly id: string;
  readonly put: {
    readonly method: string;
    readonly url: string;
    readonly headers: Readonly<Record<string, string>>;
  };
  readonly takeUpAt: string;
}

/** Files that are larger than a request may be, from the announcement to what becomes of them. */
export function uploadsSuite(cloud: () => Cloud): void {
  const integrator = { role: 'integrator', jurisdiction: wulong };
  const clerk = { role: 'window-clerk', jurisdiction: wulong };
  let exchange = '';
  let one: ToldCase;
  let files = '';
  beforeAll(async () => {
    exchange =
      cloud()
        .deployed.ofType('AWS::S3::Bucket')
        .find(({ logicalId }) => logicalId.startsWith('Exchange'))?.name ?? '';
    one = await officersOf(cloud()).apply('large scans', factsOf('physical', 1), wulong);
    files = `/v1/cases/${one.id}/materials/${one.materials.find(({ state }) => state === 'missing')?.id}/files`;
  });

  const announce = async (address: string, file: Uint8Array, contentType: string, who: GatewayCall) => {
    const body = {
      bytes: file.length,
      contentType,
      sha256: createHash('sha256').update(file).digest('hex'),
    };
    const [path, query] = address.split('?');
    const at = `POST ${path}/uploads${query === undefined ? '' : `?${query}`}`;
    const answer = await callGateway(cloud(), at, { ...who, body });
    expect(answer.status, answer.text).toBe(201);
    return answer.json<Announced>();
  };
  /** Past the gateway, to wherever the announcement says, with what it says and nothing of one's own. */
  const put = async ({ put: { url, method, headers } }: Announced, file: Uint8Array) =>
    (await fetch(url, { method, headers, body: new Uint8Array(file) })).status;
  /** What is larger than an answer may be, part by part. */
  const inParts = async (request: string): Promise<Buffer> => {
    const parts: Uint8Array[] = [];
    for (let from = 0, length = 1; from < length; ) {
      const headers = { range: `bytes=${from}-` };
      const answer = await callGateway(cloud(), request, { ...clerk, headers });
      expect(answer.status, answer.text.slice(0, 300)).toBe(206);
      parts.push(answer.bytes);
      from += answer.bytes.length;
      length = Number(answer.headers['content-range']?.split('/')[1]);
    }
    return Buffer.concat(parts);
  };
  const largePdf = (seed: string): Buffer => Buffer.from(`%PDF-1.4 ${seed.repeat(900_000)}`);
  /** Deaths of a day that is long over, each with so long a remark that 60 are 6.6 MB. */
  const deaths = (): Uint8Array =>
    Buffer.from(
      [
        '姓名,身份证号,死亡日期,备注',
        ...Array.from({ length: 60 }, (_, at) => {
          const { name, residentId } = syntheticIdentity(`large ${at}`, { bornOn: '1941-02-03' });
          return `${name},${residentId},2022-10-05,${'-'.repeat(110_000)}`;
        }),
      ].join('\n'),
    );

  test('a body of more than 6 MB does not come through, and what refuses it is the gateway', async () => {
    const answer = await callGateway(cloud(), `POST ${files}`, { ...clerk, body: largePdf('direct ') });
    expect([answer.status, answer.text]).toEqual([413, '{"message":"Request Too Long"}']);
  });

  test('a material of more than 6 MB is put by its address, taken up, sealed, and gone from where it was put', async () => {
    const file = largePdf('put apart ');
    const announced = await announce(files, file, 'application/pdf', clerk);
    const call = { ...clerk, body: { upload: announced.id } };
    const early = await callGateway(cloud(), `POST ${announced.takeUpAt}`, call);
    expect([early.status, early.json<{ type: string }>().type]).toEqual([409, '/problems/upload-unfinished']);
    expect(await put(announced, Buffer.from(file).fill('x', 100, 101))).toBe(400);
    expect(await put(announced, file)).toBe(200);
    const after = await callGateway(cloud(), `POST ${announced.takeUpAt}`, call);
    expect(after.status, after.text).toBe(200);
    const material = after
      .json<{ materials: { files: { id: string; bytes: number; sha256: string }[] }[] }>()
      .materials.find((each) => each.files.length > 0);
    expect(material?.files).toMatchObject([
      { bytes: file.length, sha256: createHash('sha256').update(file).digest('hex') },
    ]);
    expect(cloud().objects.keys(exchange)).toEqual([]);
    const again = await callGateway(cloud(), `POST ${announced.takeUpAt}`, call);
    expect(again.json<{ type: string }>().type).toBe('/problems/upload-taken-up');
    const kept = `GET /v1/cases/${one.id}/files/${material?.files[0]?.id}`;
    const whole = await callGateway(cloud(), kept, clerk);
    expect([whole.status, whole.json<{ type: string }>().type]).toEqual([422, '/problems/answer-too-large']);
    expect((await inParts(kept)).equals(file)).toBe(true);
  });

  describe('a register of more than 6 MB', () => {
    const imports = `/v1/register-imports?jurisdiction=${wulong}`;
    const daysAgo = (days: number) =>
      new Date(Date.parse(cloud().now()) - days * 86_400_000).toISOString().slice(0, 10);

    test('is read from where it was put within the request, where that does', async () => {
      const file = deaths();
      expect(file.length).toBeGreaterThan(6 * 1024 * 1024);
      const { id, ...announced } = await announce(imports, file, 'text/csv', integrator);
      expect(await put({ id, ...announced }, file)).toBe(200);
      const request = `POST ${imports}&register=deaths&asOf=${daysAgo(12)}`;
      const answer = await callGateway(cloud(), request, { ...integrator, body: { upload: id } });
      expect(answer.status, answer.text).toBe(201);
      expect(answer.json()).toMatchObject({ state: 'done', counts: { rows: 60, added: 60 } });
      expect(cloud().objects.keys(exchange)).toEqual([]);
    });

    test('is gone on with where it does not, from where it was put, and is gone once it is done', async () => {
      const file = deaths();
      const { id, ...announced } = await announce(imports, file, 'text/csv', integrator);
      expect(await put({ id, ...announced }, file)).toBe(200);
      const request = `POST ${imports}&register=deaths&asOf=${daysAgo(11)}`;
      cloud().function('api').limit(13_000);
      const answer = await callGateway(cloud(), request, { ...integrator, body: { upload: id } });
      cloud().function('api').limit(undefined);
      expect(answer.status, answer.text).toBe(202);
      expect(cloud().objects.keys(exchange)).toEqual([`uploads/${id}`]);
      await cloud().settle();
      const seen = await callGateway(cloud(), `GET ${answer.headers.location}`, integrator);
      expect(seen.json()).toMatchObject({ state: 'done', counts: { rows: 60 } });
      expect(cloud().objects.keys(exchange)).toEqual([]);
    });
  });

  test('an address ends after a quarter of an hour, by the clock of the storage', async () => {
    const file = Buffer.from('%PDF-1.4 late');
    const announced = await announce(files, file, 'application/pdf', clerk);
    await cloud().travel(new Date(Date.parse(cloud().now()) + 16 * 60_000).toISOString());
    expect(await put(announced, file)).toBe(403);
  });

  test('what is not too large may go by the server itself, in the cloud as on one machine', async () => {
    const file = Buffer.from('%PDF-1.4 small');
    const announced = await announce(files, file, 'application/pdf', clerk);
    const own = await callGateway(cloud(), `PUT /v1/uploads/${announced.id}`, { ...clerk, body: file });
    expect(own.status, own.text).toBe(204);
    const call = { ...clerk, body: { upload: announced.id } };
    expect((await callGateway(cloud(), `POST ${announced.takeUpAt}`, call)).status).toBe(200);
  });
}
