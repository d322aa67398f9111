import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { OpenApiDocument } from '../../../functions/api/documentation/openapi-document.ts';
import { removeExpiredUploads } from '../../../functions/runtime/local-uploads.ts';
import { application, LUQUAN, PDF, type ReadCase, WULONG } from '../cases/case-api.ts';
import { csv, type RegisterApi, registerApi, someone } from '../registers/register-api.ts';
import { problemIn, schemaErrors } from '../repository-api.ts';
import { type AnnouncedFile, type Sender, type UploadSteps, uploadSteps } from './upload-api.ts';

const clerk: Sender = { role: 'window-clerk', jurisdiction: WULONG };
const integrator: Sender = { role: 'integrator', jurisdiction: WULONG, subject: 'system' };
const imports = `/v1/register-imports?jurisdiction=${WULONG}`;
const deaths = (seed: string) =>
  Buffer.from(csv(['姓名', '身份证号', '死亡日期'], [...someone(seed), '2023-03-05']));

let api: RegisterApi;
let steps: UploadSteps;
let one: ReadCase;
let material: string;
beforeAll(async () => {
  api = await registerApi('2023-04-03');
  steps = uploadSteps(api);
  const begun = application('uploads', WULONG);
  one = await api.step('window-clerk', WULONG, 'POST /v1/cases', begun);
  const [first = { id: '' }] = one.materials;
  material = `/v1/cases/${one.id}/materials/${first.id}/files`;
});
beforeEach(() => api.platform.clock.set('2023-04-03'));

async function refused(response: Response, name: string): Promise<string> {
  const { type, detail } = await problemIn(response);
  expect(type).toBe(`/problems/${name}`);
  return detail;
}

const lies = async ({ id }: { readonly id: string }) => (await api.platform.staged.ids()).includes(id);
const later = (minutes: number) =>
  api.platform.clock.set(new Date(Date.parse(api.platform.clock.now()) + minutes * 60_000).toISOString());

describe('a file that is put apart', () => {
  it('is announced, put by the address that comes back, and taken up as a body would be', async () => {
    const file = deaths('taken up');
    const answer = await steps.announce(integrator, imports, file, 'text/csv');
    expect(answer.status).toBe(201);
    const announced = (await answer.json()) as AnnouncedFile;
    const document = (await (await api.get('/openapi.json')).json()) as OpenApiDocument;
    expect(schemaErrors(document, { $ref: '#/components/schemas/Upload' }, announced)).toBeNull();
    expect(announced.takeUpAt).toBe(imports);
    expect(Date.parse(announced.put.until) - Date.parse(api.platform.clock.now())).toBe(15 * 60_000);
    expect((await steps.put(announced, file)).status).toBe(204);
    const done = await steps.takeUp(integrator, announced, `${imports}&register=deaths&asOf=2023-03-31`);
    expect(done.status).toBe(201);
    expect(await done.json()).toMatchObject({ state: 'done', counts: { rows: 1, added: 1 } });
    expect(await api.platform.staged.ids()).toEqual([]);
  });

  it('becomes a material, under its name and of its type, and can be read by those who may', async () => {
    const file = Buffer.concat([PDF, Buffer.from(' put apart')]);
    const announced = await steps.sent(clerk, material, file, 'application/pdf');
    const named = { 'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent('证.pdf')}` };
    const after = (await (await steps.takeUp({ ...clerk, headers: named }, announced)).json()) as ReadCase;
    const added = after.materials[0]?.files.at(-1);
    expect(added).toMatchObject({ name: '证.pdf' });
    const read = await steps.ask(clerk, `GET /v1/cases/${one.id}/files/${added?.id}`);
    expect(Buffer.from(await read.arrayBuffer()).equals(file)).toBe(true);
    expect(await lies(announced)).toBe(false);
  });

  it('is taken up once, and by the same request under its Idempotency-Key as often as it is asked for', async () => {
    const keyed = { ...clerk, headers: { 'idempotency-key': 'upload-1' } };
    const file = Buffer.concat([PDF, Buffer.from(' once')]);
    const announced = await steps.sent(clerk, material, file, 'application/pdf');
    const first = await (await steps.takeUp(keyed, announced)).json();
    expect(await (await steps.takeUp(keyed, announced)).json()).toEqual(first);
    expect(await refused(await steps.takeUp(clerk, announced), 'upload-taken-up')).toContain(announced.id);
    expect(await refused(await steps.put(announced, file), 'upload-taken-up')).toContain('announce it again');

    const register = { ...integrator, headers: { 'idempotency-key': 'upload-2' } };
    const rows = await steps.sent(integrator, imports, deaths('once'), 'text/csv');
    const address = `${imports}&register=deaths&asOf=2023-03-30`;
    const imported = await (await steps.takeUp(register, rows, address)).json();
    expect(await (await steps.takeUp(register, rows, address)).json()).toEqual(imported);
    await refused(await steps.takeUp(integrator, rows, address), 'upload-taken-up');
  });

  it('is taken up by one of two requests at once', async () => {
    const file = Buffer.concat([PDF, Buffer.from(' raced for')]);
    const announced = await steps.sent(clerk, material, file, 'application/pdf');
    const both = await Promise.all([steps.takeUp(clerk, announced), steps.takeUp(clerk, announced)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('announced twice under one key is one upload, and ends with its address', async () => {
    const keyed = { ...integrator, headers: { 'idempotency-key': 'announce-1' } };
    const announce = () => steps.announce(keyed, imports, deaths('twice'), 'text/csv');
    const [first, second] = [await announce(), await announce()].map(
      (each) => each.json() as Promise<AnnouncedFile>,
    );
    const untilOf = (told: AnnouncedFile | undefined) => [told?.id, told?.put.until];
    expect(untilOf(await second)).toEqual(untilOf(await first));
    later(15);
    await refused(await announce(), 'upload-expired');
  });
});

describe('a file that does not come as it should', () => {
  it('is refused before it is put where it is too large, of another type or not well described', async () => {
    const announce = (body: object) => steps.ask(clerk, `POST ${material}/uploads`, body);
    const right = { bytes: 10, contentType: 'application/pdf', sha256: 'ab'.repeat(32) };
    const large = await announce({ ...right, bytes: 21_000_000 });
    expect(large.status).toBe(413);
    await refused(large, 'body-too-large');
    const typed = await announce({ ...right, contentType: 'text/html' });
    expect(await refused(typed, 'request-invalid')).toContain('application/pdf, image/jpeg');
    for (const wrong of [{ bytes: 0 }, { sha256: 'AB'.repeat(32) }, { name: 'x' }])
      await refused(await announce({ ...right, ...wrong }), 'request-invalid');
  });

  it('is not kept where it is another than was announced', async () => {
    const file = deaths('altered');
    const announced = (await (
      await steps.announce(integrator, imports, file, 'text/csv')
    ).json()) as AnnouncedFile;
    const other = Buffer.from(file).fill('x', 0, 1);
    expect(await refused(await steps.put(announced, other), 'upload-damaged')).toContain('SHA-256');
    const longer = Buffer.concat([file, Buffer.from('x')]);
    expect(await refused(await steps.put(announced, longer), 'upload-damaged')).toContain(`${file.length}`);
    await refused(await steps.put(announced, file, { 'content-length': '3' }), 'upload-damaged');
    const typed = await steps.put(announced, file, { 'content-type': 'text/html' });
    expect(await refused(typed, 'upload-damaged')).toContain('text/csv');
    const packed = await steps.put(announced, file, { 'content-encoding': 'gzip' });
    await refused(packed, 'file-not-accepted');
    expect(await lies(announced)).toBe(false);
    const early = await steps.takeUp(integrator, announced, `${imports}&register=deaths&asOf=2023-03-29`);
    expect(await refused(early, 'upload-unfinished')).toContain(announced.put.until);
  });

  it('is nobody else’s: not a colleague’s, not the same person’s at another office', async () => {
    const announced = await steps.sent(clerk, material, PDF, 'application/pdf');
    for (const other of [
      { ...clerk, subject: 'a colleague' },
      { ...clerk, role: 'supervisor', subject: `window-clerk@${WULONG}` },
    ])
      expect((await steps.takeUp(other, announced)).status).toBeGreaterThanOrEqual(403);
    const elsewhere = { ...integrator, jurisdiction: '500000' };
    const rows = await steps.sent(integrator, imports, deaths('foreign'), 'text/csv');
    const address = `${imports}&register=deaths&asOf=2023-03-28`;
    const [unknown, foreign] = [
      await refused(await steps.takeUp(elsewhere, { ...rows, id: 'upload-1' }, address), 'upload-unknown'),
      await refused(await steps.takeUp(elsewhere, rows, address), 'upload-unknown'),
    ];
    expect(foreign).toBe(unknown);
    const put = { ...rows, put: { ...rows.put, headers: { authorization: '' } } };
    expect((await steps.put(put, deaths('foreign'))).status).toBe(401);
  });

  it('goes where it was announced for and nowhere else', async () => {
    const province = { ...integrator, jurisdiction: '500000' };
    const own = await steps.sent(province, imports, deaths('elsewhere'), 'text/csv');
    const another = `/v1/register-imports?jurisdiction=500101&register=deaths&asOf=2023-03-28`;
    expect(await refused(await steps.takeUp(province, own, another), 'upload-unknown')).toContain(imports);
    const scan = await steps.sent(clerk, material, PDF, 'application/pdf');
    const other = material.replace(/materials\/.*$/, 'materials/other/files');
    expect(await refused(await steps.takeUp(clerk, scan, other), 'upload-unknown')).toContain(material);
    const foreign = await steps.announce(
      { ...clerk, jurisdiction: LUQUAN },
      material,
      PDF,
      'application/pdf',
    );
    expect(await refused(foreign, 'case-unknown')).not.toContain(one.id);
  });

  it('that nobody puts or takes up in time ends, says so, and is swept away', async () => {
    const put = await steps.sent(clerk, material, PDF, 'application/pdf');
    const late = (await (
      await steps.announce(clerk, material, PDF, 'application/pdf')
    ).json()) as AnnouncedFile;
    later(15);
    expect(await refused(await steps.put(late, PDF), 'upload-expired')).toContain(late.put.until);
    later(24 * 60);
    expect(await refused(await steps.takeUp(clerk, put), 'upload-expired')).toContain(put.keptUntil);
    const { staged, uploads, clock } = api.platform;
    expect(await lies(put)).toBe(true);
    await removeExpiredUploads({ staged, announced: uploads.announced, clock });
    expect(await lies(put)).toBe(false);
  });

  it('waits on where what it is for is refused, also after a process died over it', async () => {
    const script = Buffer.from('MZ an invented program');
    const announced = await steps.sent(clerk, material, script, 'application/pdf');
    await refused(await steps.takeUp(clerk, announced), 'file-not-accepted');
    await refused(await steps.takeUp(clerk, announced), 'file-not-accepted');
    const { announced: store, clock } = api.platform.uploads;
    const found = await store.load(announced.id);
    if (found === undefined) throw new Error('it waits');
    const heldUntil = new Date(Date.parse(clock.now()) + 60_000).toISOString();
    await store.save({ ...found.upload, heldUntil }, found.version);
    expect(await refused(await steps.takeUp(clerk, announced), 'upload-taken-up')).toContain(heldUntil);
    later(1);
    await refused(await steps.takeUp(clerk, announced), 'file-not-accepted');
  });
});
