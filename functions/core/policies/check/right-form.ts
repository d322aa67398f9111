import type { Bilingual } from '../../shared/text.ts';
import { listed } from './messages/words.ts';
import { dereference, type SchemaNode } from './schema-node.ts';

/** What would be right at a place of the schema, in plain words. */
export function rightForm(node: SchemaNode, help: Bilingual | undefined): Bilingual {
  if (node.enum !== undefined) return listed(node.enum.map(String));
  if (node.pattern !== undefined && help !== undefined) return inSentence(help);
  if (node.anyOf !== undefined && (node.type === undefined || node.type === 'object'))
    return help === undefined ? joined(node.anyOf.map(formOf), '，或者', ', or ') : inSentence(help);
  const types = node.type === undefined ? [] : typeof node.type === 'string' ? [node.type] : node.type;
  const named = types.length === 0 ? ANOTHER : joined(types.map(typeWords), '或者', ' or ');
  const range = rangeOf(node);
  return { zh: `${named.zh}${range.zh}`, en: `${named.en}${range.en}` };
}

/** A schema's own words on a value; where it has no Chinese ones, the English ones. */
export function helpOf({ description, 'x-zh': zh }: SchemaNode): Bilingual | undefined {
  return description === undefined ? undefined : { zh: zh ?? description, en: description };
}

function formOf(branch: SchemaNode): Bilingual {
  const { node } = dereference(branch);
  return rightForm(node, helpOf(node));
}

function joined(parts: readonly Bilingual[], zh: string, en: string): Bilingual {
  return { zh: parts.map((part) => part.zh).join(zh), en: parts.map((part) => part.en).join(en) };
}

const ANOTHER: Bilingual = { zh: '其他的值', en: 'another value' };

function typeWords(type: string): Bilingual {
  return TYPES[type] ?? { zh: type, en: type };
}

const TYPES: Readonly<Record<string, Bilingual>> = {
  object: { zh: '对象 { … }', en: 'an object { … }' },
  array: { zh: '列表 [ … ]', en: 'a list [ … ]' },
  string: { zh: '双引号中的文字', en: 'text in double quotes' },
  number: { zh: '不加引号的数字', en: 'a number without quotes' },
  integer: { zh: '不加引号的整数', en: 'a whole number without quotes' },
  boolean: { zh: 'true 或者 false', en: 'true or false' },
  null: { zh: 'null', en: 'null' },
};

function rangeOf({ minimum, maximum, exclusiveMinimum }: SchemaNode): Bilingual {
  if (exclusiveMinimum !== undefined)
    return {
      zh: `，大于 ${exclusiveMinimum} 且不大于 ${maximum}`,
      en: ` above ${exclusiveMinimum} and at most ${maximum}`,
    };
  if (minimum !== undefined && maximum !== undefined)
    return { zh: `，从 ${minimum} 到 ${maximum}`, en: ` from ${minimum} to ${maximum}` };
  if (minimum !== undefined) return { zh: `，不小于 ${minimum}`, en: ` of ${minimum} or more` };
  if (maximum !== undefined) return { zh: `，不大于 ${maximum}`, en: ` of ${maximum} or less` };
  return { zh: '', en: '' };
}

/** A description as the end of a sentence: without its full stop. */
function inSentence({ zh, en }: Bilingual): Bilingual {
  return { zh: zh.replace(/[。.]$/, ''), en: en.replace(/\.$/, '') };
}
