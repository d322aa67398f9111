import { isObject, pointerStep } from '../../core/shared/json.ts';
import { nearestName } from '../../core/shared/nearest.ts';
import { Refusal } from '../../core/shared/refusal.ts';

/** A part of a policy and its pointer. Ids may hold dots: facts.certificate.level is one fact. */
export interface Section {
  readonly value: unknown;
  readonly pointer: string;
}

/** Finds a part by its dotted path. Refuses request-invalid with the nearest name. */
export function policySection(rules: object, path: string): Section {
  let value: unknown = rules;
  let pointer = '';
  for (let rest = path; rest !== ''; ) {
    const key = longestKey(value, rest);
    if (key === undefined) throw unknownSection(path, rest, value);
    value = (value as Record<string, unknown>)[key];
    pointer += pointerStep(key);
    rest = rest.slice(key.length + 1);
  }
  return { value, pointer };
}

function longestKey(value: unknown, path: string): string | undefined {
  return namesIn(value)
    .filter((key) => path === key || path.startsWith(`${key}.`))
    .sort((a, b) => b.length - a.length)[0];
}

function namesIn(value: unknown): string[] {
  return isObject(value) || Array.isArray(value) ? Object.keys(value) : [];
}

function unknownSection(path: string, rest: string, value: unknown): Refusal {
  const names = namesIn(value);
  const wrong = rest.slice(0, 96);
  const nearest = nearestName(wrong, names) ?? nearestName(wrong.split('.')[0] ?? '', names);
  const hint =
    names.length === 0
      ? { zh: '其下没有内容', en: 'there is nothing below it' }
      : nearest === undefined
        ? {
            zh: `应为 ${names.slice(0, 30).join('、')} 之一`,
            en: `right is one of ${names.slice(0, 30).join(', ')}`,
          }
        : { zh: `是否应为 ${nearest}？`, en: `did you mean ${nearest}?` };
  const zh = `本政策中没有 ${wrong}；${hint.zh}`;
  const detail = `${wrong} is not in this policy; ${hint.en}`;
  const section = path.slice(0, 96);
  return new Refusal(
    'request-invalid',
    { zh: `部分 ${section}：${zh}`, en: `section ${section}: ${detail}` },
    [{ pointer: '/section', code: 'section-unknown', detail, zh, ...(nearest && { nearest }) }],
  );
}
