import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { fencesIn } from './fences.ts';
import { follow, jsonFilesIn, type Shown } from './guide-room.ts';

const docs = join(import.meta.dirname, '../../docs');
const PAGES = [
  { page: join(docs, 'policy-guide.md'), language: 'en' },
  { page: join(docs, 'policy-guide.zh-CN.md'), language: 'zh' },
] as const;

describe.each(PAGES)('the policy guide in $language', ({ page, language }) => {
  const markdown = readFileSync(page, 'utf8');
  let followed: Awaited<ReturnType<typeof follow>>;

  beforeAll(async () => {
    followed = await follow(fencesIn(markdown), language);
  });

  // Where an answer changed for good: npx vitest run test/docs -u writes the new one into the page.
  it('shows what its commands really answer, step by step', async () => {
    expect(followed.shown.length).toBeGreaterThan(10);
    await expect(withRealAnswers(markdown, followed.shown)).toMatchFileSnapshot(page);
  });

  it('leads to the finished file that stands beside it', () => {
    const { files } = followed;
    const finished = jsonFilesIn(join(docs, 'policy-guide/520102-nanming'));
    expect(finished.size).toBeGreaterThan(20);
    for (const [name, value] of finished) expect([name, files.get(name)]).toEqual([name, value]);
    expect([...files.keys()].filter((name) => !finished.has(name))).toEqual([
      '2025-01-01.json',
      '2026-01-01.json',
      '2026-01-01_issued-2026-05-20.json',
      'examples/granted-both-2026-known-in-may.json',
    ]);
  });
});

it('has the same files in both languages', () => {
  const [english, chinese] = PAGES.map(({ page }) =>
    fencesIn(readFileSync(page, 'utf8'))
      .filter(({ language }) => language === 'json')
      .map(({ attributes, text }) => [...attributes, text]),
  );
  expect(chinese).toEqual(english);
});

/** The page as it would be if every answer were true: those that are stay as they are shown. */
function withRealAnswers(markdown: string, shown: readonly Shown[]): string {
  const rest = [...shown];
  return markdown.replaceAll(/^```console\n[\s\S]*?\n```$/gm, (block) => {
    const commands = block.split('\n').filter((line) => line.startsWith('$ '));
    const answers = rest.splice(0, commands.length);
    const lines = answers.flatMap((one) => {
      const answer = agrees(one.shown, one.real) ? one.shown : one.real;
      return [`$ ${one.command}`, ...(answer === '' ? [] : [answer])];
    });
    return ['```console', ...lines, '```'].join('\n');
  });
}

/** … on the page stands for anything. */
function agrees(shown: string, real: string): boolean {
  const pattern = shown
    .split('…')
    .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('[\\s\\S]*?');
  return new RegExp(`^${pattern}$`).test(real);
}
