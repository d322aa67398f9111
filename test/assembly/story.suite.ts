import { beforeAll, describe, expect, test } from 'vitest';
import type { Cloud } from './cloud.ts';
import { callGateway } from './gateway.ts';
import {
  beijing,
  factsOf,
  luquan,
  type Officers,
  officersOf,
  personOf,
  type ToldCase,
  wulong,
} from './officers.ts';

/** The story of `npm run demo`, through the gateway, the stream, the machines and the rules that are deployed. */
export function storySuite(cloud: () => Cloud): void {
  let officers: Officers;
  beforeAll(() => {
    officers = officersOf(cloud());
  });

  test('a deployment whose policies are not published yet decides nothing, and is ready once they are', async () => {
    const before = await callGateway(cloud(), 'GET /v1/jurisdictions');
    expect(before.json()).toMatchObject({ items: [] });
    const bucket = cloud().objects;
    const name = cloud()
      .deployed.ofType('AWS::S3::Bucket')
      .find(({ logicalId }) => logicalId.startsWith('Policies'));
    const path = 'policies/500156-wulong/2023-02-23.json';
    bucket.put(name?.name ?? '', path, bucket.get(name?.name ?? '', path) ?? Buffer.alloc(0));
    await cloud().settle();
    expect(bucket.keys(name?.name ?? '')).toContain('catalogue/current.json.gz');
  });

  describe('a person with hukou in Wulong applies at a window in Luquan', () => {
    let one: ToldCase;

    test('hands in a complete file, which is pushed to Wulong', async () => {
      await cloud().travel(beijing('2023-03-20', '09:20'));
      one = await officers.apply('assembly: elsewhere', factsOf('physical', 1), luquan);
      await officers.handIn(one, luquan);
      await cloud().travel(beijing('2023-03-21', '10:00'));
      await officers.act('window-clerk', luquan, `POST /v1/cases/${one.id}/submit`);
      await cloud().travel(beijing('2023-03-22', '15:30'));
      one = await officers.act('window-clerk', luquan, `POST /v1/cases/${one.id}/push`);
      expect(one).toMatchObject({ status: 'in-review', open: { stage: 'township' } });
    });

    test('has a machine of its own, which waits', () => {
      expect(cloud().machines.executions()).toMatchObject([{ name: `${one.id}-1`, status: 'RUNNING' }]);
    });

    test('is warned of, becomes late and is escalated while nobody looks at it', async () => {
      await cloud().travel(beijing('2023-03-27', '11:10'));
      await officers.approve(one, 'township');
      await cloud().travel(beijing('2023-03-29', '16:40'));
      await officers.approve(one, 'federation');
      for (const day of ['2023-04-05', '2023-04-06', '2023-04-07', '2023-04-10'])
        await cloud().travel(beijing(day, '00:00'));
      const types = await officers.eventTypes(one);
      expect(types.slice(-3)).toEqual(['clock-warned', 'clock-overdue', 'case-escalated']);
    });

    test('is granted 80.00 and 90.00 from 2023-03, and both offices see it', async () => {
      await cloud().travel(beijing('2023-04-10', '09:05'));
      one = await officers.approve(one, 'civil-affairs');
      expect(one).toMatchObject({
        status: 'determined',
        result: {
          fromMonth: '2023-03',
          benefits: {
            living: { outcome: 'granted', monthlyAmount: '80.00' },
            nursing: { outcome: 'granted', monthlyAmount: '90.00' },
          },
        },
      });
      for (const [place, list] of [
        [luquan, 'received'],
        [wulong, 'competent'],
      ] as const) {
        const as = { role: 'window-clerk', jurisdiction: place };
        const listed = await callGateway(cloud(), `GET /v1/cases?list=${list}&month=2023-03`, as);
        expect(listed.json()).toMatchObject({ items: [{ id: one.id, status: 'determined' }] });
        const seen = await officers.act('window-clerk', place, `GET /v1/cases/${one.id}`);
        expect(seen.status).toBe('determined');
      }
    });

    test('keeps its materials sealed in the bucket, and hands them out as they were', async () => {
      const as = { role: 'federation-reviewer', jurisdiction: wulong };
      const seen = await callGateway(cloud(), `GET /v1/cases/${one.id}`, as);
      const [material] = seen.json<{ materials: { id: string; files: { id: string }[] }[] }>().materials;
      const file = await callGateway(cloud(), `GET /v1/cases/${one.id}/files/${material?.files[0]?.id}`, as);
      expect(file.text).toBe(`%PDF-1.4 an invented page${one.id} ${material?.id}`);
      const { objects, deployed } = cloud();
      const [bucket] = deployed
        .ofType('AWS::S3::Bucket')
        .filter(({ logicalId }) => logicalId.startsWith('Materials'));
      for (const key of objects.keys(bucket?.name ?? ''))
        expect(objects.get(bucket?.name ?? '', key)?.includes('%PDF')).toBe(false);
    });

    test('gets a letter, is told, rates; its machine ends', async () => {
      const letter = await callGateway(cloud(), `GET /v1/cases/${one.id}/notice`, {
        role: 'window-clerk',
        jurisdiction: luquan,
      });
      expect(letter.text).toContain('80.00');
      await cloud().travel(beijing('2023-04-11', '14:20'));
      const body = { means: 'sms' };
      one = await officers.act('window-clerk', luquan, `POST /v1/cases/${one.id}/notification`, { body });
      expect(one.status).toBe('closed');
      await officers.act('window-clerk', luquan, `POST /v1/cases/${one.id}/rating`, { body: { score: 4 } });
      expect(cloud().machines.executions()).toMatchObject([{ status: 'SUCCEEDED' }]);
    });

    test('is heard of by the offices and the superior, each in a queue of its own', () => {
      const types = (queue: string) =>
        (cloud().queue(queue) as { 'detail-type': string }[]).map((event) => event['detail-type']);
      expect(types('receivingofficeinbox')).toContain('case-determined');
      expect(types('competentofficeinbox')).toContain('case-pushed');
      expect(types('superiorofficeinbox')).toEqual(['case-escalated']);
    });

    test('has its decision in the dossier, from which months and payments follow', async () => {
      const { residentId } = personOf('assembly: elsewhere');
      const as = { role: 'civil-affairs-approver', jurisdiction: wulong };
      const body = { residentId };
      const found = await callGateway(cloud(), 'POST /v1/entitlements/search', { ...as, body });
      const { reference } = found.json<{ reference: string }>();
      const seen = await callGateway(cloud(), `GET /v1/entitlements/${reference}?through=2023-04`, as);
      expect(seen.status).toBe(200);
      const { entries } = seen.json<{ entries: { type: string }[] }>();
      expect(entries.map(({ type }) => type)).toContain('decided');
    });
  });

  describe('a neighbour applies at home', () => {
    let one: ToldCase;

    test('is sent back once for a paper', async () => {
      await cloud().travel(beijing('2023-04-12', '09:30'));
      one = await officers.apply('assembly: home', factsOf('vision', 2), wulong);
      await officers.handIn(one, wulong);
      await officers.act('window-clerk', wulong, `POST /v1/cases/${one.id}/submit`);
      await cloud().travel(beijing('2023-04-13', '14:00'));
      const items = [{ about: 'application', text: '审核表缺少第二页（家庭成员签字）' }];
      const body = { stage: 'township', items };
      await officers.act('township-reviewer', wulong, `POST /v1/cases/${one.id}/corrections`, { body });
      await cloud().travel(beijing('2023-04-17', '10:00'));
      await officers.upload(one, 'application', wulong);
      one = await officers.act('window-clerk', wulong, `POST /v1/cases/${one.id}/corrections/answer`, {
        body: {},
      });
      expect(one).toMatchObject({ status: 'in-review', open: { stage: 'township' } });
    });

    test('passes the review and hangs in the public notice, masked', async () => {
      await cloud().travel(beijing('2023-04-18', '15:20'));
      await officers.approve(one, 'township');
      await cloud().travel(beijing('2023-04-19', '09:50'));
      await officers.approve(one, 'federation');
      await cloud().travel(beijing('2023-04-20', '11:00'));
      one = await officers.approve(one, 'civil-affairs');
      expect(one.open?.stage).toBe('public-notice');
      const notices = await callGateway(cloud(), `GET /v1/public-notices?jurisdiction=${wulong}`);
      expect(notices.json<{ items: object[] }>().items).toHaveLength(1);
    });

    test('is objected to, examined again, and granted once the notice is over', async () => {
      await cloud().travel(beijing('2023-04-26', '10:30'));
      const body = { text: '听说他家上个月买了车' };
      await officers.act('township-reviewer', wulong, `POST /v1/cases/${one.id}/objections`, { body });
      await cloud().travel(beijing('2023-05-06', '16:00'));
      await officers.approve(one, 'civil-affairs', '入户走访并核对车辆登记，车辆为他人所有，仍在低保');
      await cloud().travel(beijing('2023-05-09', '09:00'));
      one = await officers.act('civil-affairs-approver', wulong, `POST /v1/cases/${one.id}/notice-closing`, {
        body: { stage: 'public-notice' },
      });
      one = await officers.act('window-clerk', wulong, `POST /v1/cases/${one.id}/notification`, {
        body: { means: 'in-person' },
      });
      expect(one.status).toBe('closed');
      const types = await officers.eventTypes(one);
      for (const type of [
        'correction-requested',
        'notice-published',
        'objection-filed',
        're-examination-opened',
      ])
        expect(types.filter((found) => found === type)).toHaveLength(1);
    });
  });

  test('the daily round finds nothing left behind, and every record whole', async () => {
    expect(await cloud().runSchedule('deadlines')).toMatchObject({ open: 0, overdue: 0, delivered: 0 });
    expect(await cloud().runSchedule('records')).toMatchObject({ breaks: [] });
  });

  test('nothing went wrong on the way', () => {
    expect(cloud().faults).toEqual([]);
    expect(cloud().log.denied).toEqual([]);
  });
}
