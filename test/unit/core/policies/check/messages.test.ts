import { describe, expect, it } from 'vitest';
import {
  FINDING_CODES,
  type FindingCode,
} from '../../../../../functions/core/policies/check/finding-codes.ts';
import {
  codeOfMessage,
  fillMessage,
} from '../../../../../functions/core/policies/check/messages/fill-message.ts';
import {
  MESSAGES,
  type MessageId,
} from '../../../../../functions/core/policies/check/messages/message-catalogue.ts';
import {
  EXAMPLE_SCHEMA,
  POLICY_SCHEMA,
  TIMELINE_SCHEMA,
} from '../../../../../functions/core/policies/check/schema-node.ts';
import bankLayoutSchema from '../../../../../schemas/bank-layout.schema.json' with { type: 'json' };
import registerSchema from '../../../../../schemas/register.schema.json' with { type: 'json' };

const messages = Object.entries(MESSAGES) as [MessageId, { zh: string; en: string }][];
const placeholdersIn = (text: string) => new Set(text.match(/\{[a-zA-Z]+\}/g));

describe('the messages of findings', () => {
  it.each(messages)('%s is told in both languages, with the same values', (_, { zh, en }) => {
    expect(placeholdersIn(zh)).toEqual(placeholdersIn(en));
    expect(`${zh}{problem}`).toMatch(/\p{Script=Han}|^\{problem\}\{problem\}$/u);
    expect(en).not.toMatch(/[\p{Script=Han}，；：。]/u);
    expect(zh.replace(/\{[a-zA-Z]+\}/g, '')).not.toMatch(
      /[,;]\s|\p{Script=Han}[A-Za-z]|[a-z]\p{Script=Han}/u,
    );
  });

  it('are there for every code, and for none that does not exist', () => {
    const told = new Set(messages.map(([id]) => codeOfMessage(id)));
    expect(FINDING_CODES.filter((code) => !told.has(code))).toEqual([]);
    expect([...told].filter((code: FindingCode) => !FINDING_CODES.includes(code))).toEqual([]);
  });

  it('have a space between Chinese and what is not, whatever is filled in', () => {
    const zh = (found: string | { zh: string; en: string }) =>
      fillMessage('unknown-fact', { found: '"a"', right: found }).zh;
    expect(zh('b')).toBe('没有声明事实 "a"；应为 b');
    expect(zh({ zh: '乙', en: 'b' })).toBe('没有声明事实 "a"；应为乙');
    expect(zh({ zh: '（无）', en: 'none' })).toBe('没有声明事实 "a"；应为（无）');
    const stage = fillMessage('stage-owner', { stage: 'joint' });
    expect(stage.zh).toMatch(/^joint 环节/);
    expect(stage.en).toMatch(/^stage joint is/);
  });
});

interface Node {
  readonly [key: string]: unknown;
}

/** Places of a schema whose descriptions findings quote: forms of text, choices, and what is required. */
function quoted(node: unknown, at = '', isRequired = false): string[] {
  if (typeof node !== 'object' || node === null) return [];
  const { description, pattern, anyOf, type, items, required, 'x-zh': zh } = node as Node;
  const isChoice = anyOf !== undefined && (type === undefined || type === 'object');
  const isQuoted = isRequired || pattern !== undefined || isChoice || items !== undefined;
  const own = typeof description === 'string' && isQuoted && typeof zh !== 'string' ? [at] : [];
  const names = Array.isArray(required) ? required : [];
  const inner = Object.entries(node).flatMap(([key, value]) =>
    key === 'properties' && !Array.isArray(node)
      ? Object.entries(value as Node).flatMap(([name, one]) =>
          quoted(one, `${at}/properties/${name}`, names.includes(name)),
        )
      : quoted(value, `${at}/${key}`),
  );
  return [...own, ...inner];
}

describe('the descriptions of a schema that findings quote', () => {
  it.each([
    ['policy', POLICY_SCHEMA],
    ['example', EXAMPLE_SCHEMA],
    ['timeline', TIMELINE_SCHEMA],
    ['register', registerSchema],
    ['bank-layout', bankLayoutSchema],
  ] as const)('of %s files are in Chinese, too (x-zh)', (_, schema) => {
    expect(quoted(schema)).toEqual([]);
  });
});
