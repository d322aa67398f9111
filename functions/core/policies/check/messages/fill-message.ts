import type { Bilingual } from '../../../shared/text.ts';
import type { FindingCode } from '../finding-codes.ts';
import { MESSAGES, type MessageId, type MessageValue, type MessageValues } from './message-catalogue.ts';

/** A message of the catalogue with its values, in both languages. */
export function fillMessage<Id extends MessageId>(id: Id, values: MessageValues<Id>): Bilingual {
  const { zh, en } = MESSAGES[id];
  const filledIn = (text: string, language: keyof Bilingual): string[] =>
    text.split(PLACEHOLDER).map((part, index) => (index % 2 === 0 ? part : shown(part, language, values)));
  return { zh: filledIn(zh, 'zh').reduce(spaced, ''), en: filledIn(en, 'en').join('') };
}

/** The code of a finding that has this message. */
export function codeOfMessage(id: MessageId): FindingCode {
  const [code = id] = id.split('.', 1);
  return code as FindingCode; // the catalogue has no other names: see Messages
}

const PLACEHOLDER = /\{([a-zA-Z]+)\}/;

function shown(
  name: string,
  language: keyof Bilingual,
  values: Readonly<Record<string, MessageValue>>,
): string {
  const value = values[name];
  return typeof value === 'object' ? value[language] : String(value ?? `{${name}}`);
}

/** Between Chinese and letters or digits goes a space, and none between Chinese and Chinese, whatever is filled in. */
function spaced(before: string, after: string): string {
  const left = before.replace(/(?<=[\p{Script=Han}）；，])\s$/u, '');
  const right = after.replace(/^\s(?=[\p{Script=Han}（])/u, '');
  const isMixed =
    (/\p{Script=Han}$/u.test(left) && LATIN_FIRST.test(right)) ||
    (LATIN_LAST.test(left) && /^\p{Script=Han}/u.test(right));
  return isMixed ? `${left} ${right}` : left + right;
}

const LATIN_FIRST = /^[A-Za-z0-9"<[{]/;
const LATIN_LAST = /[A-Za-z0-9">\]}]$/;
