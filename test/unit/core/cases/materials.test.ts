import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { openFolderFileStore } from '../../../../functions/adapters/local/folder-file-store.ts';
import { createCase } from '../../../../functions/core/use-cases/cases/create-case.ts';
import { markMaterialShown } from '../../../../functions/core/use-cases/cases/mark-material-shown.ts';
import { openMaterialFile } from '../../../../functions/core/use-cases/cases/open-material-file.ts';
import { submitCase } from '../../../../functions/core/use-cases/cases/submit-case.ts';
import { uploadMaterial } from '../../../../functions/core/use-cases/cases/upload-material.ts';
import { PLAIN } from '../../../support/case-policies.ts';
import { application, by, caseWorld, oneKeyRing } from '../../../support/case-world.ts';
import { type TemporaryFolder, temporaryFolder } from '../../../support/temporary-folder.ts';

const folders: TemporaryFolder[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) folder.remove();
});

function fileStore() {
  const folder = temporaryFolder();
  folders.push(folder);
  return { files: openFolderFileStore(folder.pathOf('files'), oneKeyRing()), path: folder.pathOf('files') };
}

const pdf = new TextEncoder().encode('%PDF-1.7 明文内容，不应原样落盘');
async function* streamOf(...parts: Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* parts;
}
const upload = (content: AsyncIterable<Uint8Array>, contentType = 'application/pdf') => ({
  material: 'application',
  name: '审核表.pdf',
  contentType,
  content,
});

test('an uploaded file is kept encrypted, named in the case by its hash, and comes back as it was', async () => {
  const world = caseWorld();
  const { files, path } = fileStore();
  const one = await createCase(world, application(PLAIN), by('window'));
  const parts = streamOf(pdf.slice(0, 3), pdf.slice(3));
  const after = await uploadMaterial(world, files, one.id, upload(parts), by('window'));
  const material = after.materials.find(({ id }) => id === 'application');
  const [file] = material?.files ?? [];
  expect(material?.state).toBe('handed-in');
  expect(file).toMatchObject({ name: '审核表.pdf', bytes: pdf.length, contentType: 'application/pdf' });
  const opened = await openMaterialFile(world, files, one.id, file?.id ?? '');
  expect(Buffer.from(opened.content).equals(Buffer.from(pdf))).toBe(true);
  const stored = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  expect(stored.map(({ name }) => name)).toEqual([file?.sha256]);
  for (const { parentPath, name } of stored)
    expect(readFileSync(`${parentPath}/${name}`).includes('明文内容')).toBe(false);
});

test('a file that is not what it says, or of no kind that is kept, is refused and nothing is kept', async () => {
  const world = caseWorld();
  const { files, path } = fileStore();
  const one = await createCase(world, application(PLAIN), by('window'));
  const wrong = [
    upload(streamOf(pdf), 'image/png'),
    upload(streamOf(new TextEncoder().encode('<script>')), 'text/html'),
    upload(streamOf(), 'application/pdf'),
  ];
  for (const request of wrong)
    await expect(uploadMaterial(world, files, one.id, request, by('window'))).rejects.toMatchObject({
      name: 'file-not-accepted',
    });
  expect(() => readdirSync(path)).toThrow('ENOENT');
});

test('an upload of 200 MB is refused after 20, unread', async () => {
  const world = caseWorld();
  const { files } = fileStore();
  const one = await createCase(world, application(PLAIN), by('window'));
  let megabytes = 0;
  async function* huge(): AsyncGenerator<Uint8Array> {
    for (; megabytes < 200; megabytes++) yield new Uint8Array(1024 * 1024);
  }
  await expect(uploadMaterial(world, files, one.id, upload(huge()), by('window'))).rejects.toMatchObject({
    name: 'body-too-large',
  });
  expect(megabytes).toBe(20);
});

test('an unknown material is named with the nearest, an unknown file and case are not there', async () => {
  const world = caseWorld();
  const { files } = fileStore();
  const one = await createCase(world, application(PLAIN), by('window'));
  const misspelt = { ...upload(streamOf(pdf)), material: 'aplication' };
  await expect(uploadMaterial(world, files, one.id, misspelt, by('window'))).rejects.toThrow(
    'did you mean application?',
  );
  await expect(openMaterialFile(world, files, one.id, 'file-0')).rejects.toMatchObject({
    name: 'file-unknown',
  });
  await expect(openMaterialFile(world, files, 'case-0', 'f')).rejects.toMatchObject({ name: 'case-unknown' });
});

test('a register can show what it holds and nothing else; the file is complete when nothing is missing', async () => {
  const world = caseWorld();
  const one = await createCase(world, application(PLAIN), by('window'));
  const shown = (material: string, register: string) =>
    markMaterialShown(world, one.id, { material, register, asOf: '2023-03-01' }, by('window'));
  await expect(shown('identity', 'disability-certificates')).rejects.toMatchObject({
    name: 'request-invalid',
  });
  await expect(shown('application', 'hukou')).rejects.toThrow('no register can show it');
  await shown('identity', 'hukou');
  await expect(submitCase(world, one.id, {}, by('window'))).rejects.toMatchObject({
    name: 'file-incomplete',
    message: `${one.id} lacks application, disability-certificate, minimum-living-proof`,
  });
});

test('only the materials of the class that applies are asked for', async () => {
  const world = caseWorld();
  const request = application(PLAIN, { benefits: ['nursing'] });
  const one = await createCase(world, request, by('window'));
  expect(one.materials.map(({ id }) => id)).toEqual(['application', 'disability-certificate', 'identity']);
});
