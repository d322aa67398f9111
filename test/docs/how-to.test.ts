import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { huize } from '../support/test-terminal.ts';
import { fencesIn } from './fences.ts';

const repository = join(import.meta.dirname, '../..');
const pages = [
  'docs/policy-guide.md',
  'docs/policy-guide.zh-CN.md',
  ...readdirSync(join(repository, 'docs/how-to')).map((name) => `docs/how-to/${name}`),
];
const scripts: Record<string, string> = JSON.parse(
  readFileSync(join(repository, 'package.json'), 'utf8'),
).scripts;

describe.each(pages)('%s', (page) => {
  const text = readFileSync(join(repository, page), 'utf8');

  it('links only to what is there', () => {
    for (const [, link = ''] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
      const [path = '', heading] = link.split('#');
      const target = path === '' ? join(repository, page) : join(repository, dirname(page), path);
      expect([link, existsSync(target)]).toEqual([link, true]);
      if (heading !== undefined) expect(headingsOf(readFileSync(target, 'utf8'))).toContain(heading);
    }
  });

  it('names only files that are there, unless it says that they are new', () => {
    const named = text.matchAll(/`((?:functions|schemas|test|docs)\/[\w./-]+)`(?! \(new\))/g);
    for (const [, path = ''] of named)
      expect([path, existsSync(join(repository, path))]).toEqual([path, true]);
  });

  it('names only commands that exist', async () => {
    for (const [, words = ''] of text.matchAll(/npm run -s huize -- ([a-z]+(?: [a-z]+)?)/g)) {
      const { code, stdout } = await huize([...words.split(' '), '--help']);
      expect([words, code]).toEqual([words, 0]);
      expect(stdout).toContain('Usage: huize');
    }
    for (const [, script = ''] of text.matchAll(/npm (?:run (?:-s )?)?(start|test|[a-z]+)\b/g))
      if (script !== 'run') expect(Object.keys(scripts)).toContain(script);
  });

  it('says when the work is done', () => {
    expect(text).toMatch(/You are done when|完成的标志/);
  });

  it('shows JSON that can be read', () => {
    const shown = fencesIn(text).filter(
      ({ language, attributes }) => language === 'json' && !attributes.has('wrong'),
    );
    for (const { text: json } of shown) expect(() => JSON.parse(json)).not.toThrow();
  });
});

/** The anchors that GitHub gives to headings. */
function headingsOf(markdown: string): string[] {
  return [...markdown.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s-]/gu, '')
      .replaceAll(' ', '-'),
  );
}
