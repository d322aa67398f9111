import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemClock } from '../../../../functions/adapters/local/system-clock.ts';
import { openData } from '../../../../functions/runtime/open-data.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { huize } from '../../../support/test-terminal.ts';

const folder = temporaryFolder();
const data = folder.pathOf('data');
const missing = ['simulate', 'no-such-policy.json', '--jurisdiction', '500156', '--data', data];

beforeAll(async () => (await openData(data, systemClock)).close());
afterAll(() => folder.remove());

test('a file that is not there is told by its path, without the insides of the program', async () => {
  const run = await huize(missing, { folder: '/tmp' });
  expect(run).toMatchObject({ code: 2, stdout: '' });
  expect(run.stderr).toBe(
    'request-invalid: /tmp/no-such-policy.json is not there; right is the path of a file or folder that is\n  /file',
  );
});

test('what is refused is told in Chinese where the command line asks for it', async () => {
  const run = await huize([...missing, '--lang', 'zh'], { folder: '/tmp' });
  expect(run.stderr).toContain('no-such-policy.json 不存在；请核对路径和文件名');
  const unknown = await huize(['policy', 'show', '500157', '--lang', 'zh']);
  expect(unknown.stderr).toContain('jurisdiction-unknown: 500157 没有政策；是否应为 500156？');
});
