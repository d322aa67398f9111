import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { costOf, examplePrices, units } from '../../bench/costs.ts';
import { ROLES, traitsOf } from '../../functions/core/access/roles.ts';
import { grants, replacementGrants } from '../../infra/grants.ts';
import { synthesised } from '../infra/synthesised.ts';
import { shownGrant } from '../support/shown-grant.ts';
import { huize } from '../support/test-terminal.ts';

const repository = join(import.meta.dirname, '..', '..');
const read = (page: string) => readFileSync(join(repository, page), 'utf8');
const operations = read('docs/operations.md');
const security = read('docs/security.md');

/** What stands under a heading, to the next of the same rank. */
function section(text: string, heading: string): string {
  const from = text.indexOf(`\n## ${heading}`);
  if (from === -1) throw new Error(`there is no heading ${heading}`);
  const end = text.indexOf('\n## ', from + 1);
  return text.slice(from, end === -1 ? undefined : end);
}

describe('the table of alarms', () => {
  const rows = section(operations, 'Alarms')
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .flatMap((line) => [...(line.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, id = '']) => id));
  const patternOf = (row: string) =>
    new RegExp(`^${row.replaceAll('-', '').replaceAll(/<\w+>/g, '\\w+')}[0-9A-F]{8}$`);
  const deployed = synthesised('nation');
  const alarms = Object.entries(deployed.templates.observability?.Resources ?? {})
    .filter(([, { Type }]) => Type === 'AWS::CloudWatch::Alarm')
    .map(([id]) => id);

  it('has a row for every alarm that is deployed', () => {
    expect(alarms.length).toBeGreaterThan(50);
    expect(alarms.filter((id) => !rows.some((row) => patternOf(row).test(id)))).toEqual([]);
  });

  it('has no row for an alarm that is not', () => {
    expect(rows.filter((row) => !alarms.some((id) => patternOf(row).test(id)))).toEqual([]);
  });

  it('asks for names of resources that there are', () => {
    const asked = [...operations.matchAll(/\$\(of (\w+) (AWS::[\w:]+) (\w+)\)/g)];
    expect(asked.length).toBeGreaterThan(5);
    for (const [, room = '', type, beginning = ''] of asked) {
      const found = Object.entries(deployed.templates[room]?.Resources ?? {}).filter(
        ([id, { Type }]) => Type === type && id.startsWith(beginning),
      );
      expect(found, `${room} ${type} ${beginning}`).toHaveLength(1);
    }
    for (const [, room = '', queue = ''] of operations.matchAll(/`redo (\w+) (\w+dead) /g))
      expect(Object.keys(deployed.templates[room]?.Resources ?? {}).join()).toContain(queue);
  });

  it('says of every dead-letter queue what to do', () => {
    const told = section(operations, 'Dead letters');
    const own = alarms.filter((id) => /dead[0-9A-F]{8}$/.test(id)).map((id) => id.slice(0, -8));
    const named = [...told.matchAll(/`([\w-]+-dead)`/g)].map(([, id = '']) => id.replaceAll('-', ''));
    expect(named.filter((id) => !own.includes(id))).toEqual([]);
    expect(told).toContain('`<event type>-dead`');
  });
});

describe('the costs of operations', () => {
  it('are worked by the formulas and the example prices', () => {
    for (const [what, count] of [
      ['case', 1000],
      ['payment', 10_000],
    ] as const) {
      const once = costOf(count, units[what].once, examplePrices).toFixed(2);
      const monthly = costOf(count, units[what].monthly, examplePrices).toFixed(3);
      expect(section(operations, 'What it costs')).toMatch(
        new RegExp(`\\| ${count.toLocaleString('en')} ${what}s.* \\| ${once} \\| ${monthly} \\|`),
      );
    }
  });

  it('have the units of the code in their formulas', () => {
    const told = section(operations, 'What it costs');
    const { once: ofCase } = units.case;
    const { once: ofPayment } = units.payment;
    expect(told).toContain(
      `1000 × ( ${ofCase.wru} p.wru + ${ofCase.rru} p.rru + ${ofCase.transition} p.transition`,
    );
    expect(told).toContain(
      `10000 × ( ${ofPayment.wru} p.wru + ${ofPayment.rru} p.rru + ${ofPayment.kms} p.kms`,
    );
  });
});

describe('the tables of security', () => {
  it('have every role as the code has it', () => {
    for (const role of ROLES) {
      const { zh, reach, disclosure } = traitsOf(role);
      expect(security).toContain(`| \`${role}\` | ${zh} | ${reach} | ${disclosure} |`);
    }
  });

  it('have the grants of every function as the code has them', () => {
    for (const [name, granted] of Object.entries(grants))
      expect(security).toContain(`| \`${name}\` | ${granted.map(shownGrant).join(' · ')} |`);
    for (const [name, granted] of Object.entries(replacementGrants))
      expect(security).toContain(
        `| \`${name}\`, while a personal key is replaced, besides | ${granted.map(shownGrant).join(' · ')} |`,
      );
  });
});

describe.each(['docs/operations.md', 'docs/security.md', 'docs/data-model.md'])('%s', (page) => {
  const text = read(page);

  it('links to and names only what is there', () => {
    for (const [, link = ''] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
      if (link.startsWith('https://')) continue;
      const [path = '', heading] = link.split('#');
      const target = join(repository, path === '' ? page : join(dirname(page), path));
      expect([link, existsSync(target)]).toEqual([link, true]);
      if (heading !== undefined) expect(anchorsOf(readFileSync(target, 'utf8'))).toContain(heading);
    }
    for (const [, path = ''] of text.matchAll(/`((?:functions|infra|schemas|test|docs|bench)\/[\w./-]+)`/g))
      expect([path, existsSync(join(repository, path))]).toEqual([path, true]);
  });

  it('cites tests by the names they have', () => {
    for (const [, path = '', names = ''] of text.matchAll(/`(test\/[\w./-]+)`: ([^|`]+?)(?= \||; `)/g)) {
      const source = read(path);
      if (!path.endsWith('.ts')) continue;
      expect([names, source.includes(names.trim())]).toEqual([names, true]);
    }
  });

  it('names only commands that exist', async () => {
    for (const [, words = ''] of text.matchAll(/(?:huize --|`huize) ([a-z]+ [a-z]+|doctor)/g)) {
      const { code, stdout } = await huize([...words.split(' '), '--help']);
      expect([words, code]).toEqual([words, 0]);
      expect(stdout).toContain('Usage: huize');
    }
  });
});

/** The anchors that GitHub gives to headings. */
function anchorsOf(markdown: string): string[] {
  return [...markdown.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s-]/gu, '')
      .replaceAll(' ', '-'),
  );
}
