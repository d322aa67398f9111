import { isDeepStrictEqual } from 'node:util';
import { isAtom, rulesOf } from '../../functions/core/policies/merge-layers.ts';
import type { ResolvedRules } from '../../functions/core/policies/policy.ts';
import { isObject, pointerStep } from '../../functions/core/shared/json.ts';
import type { PolicyFile } from '../../functions/generated/policy-file.ts';

/** RFC 6901 pointers to what a file states although the levels above it say the same already. */
export function restatedIn(file: PolicyFile, above: ResolvedRules): string[] {
  return restated(rulesOf(file), above, '', '');
}

function restated(own: unknown, above: unknown, key: string, pointer: string): string[] {
  const isPart = isObject(own) && !isAtom(key, own);
  if (!isPart) return above !== undefined && isDeepStrictEqual(own, above) ? [pointer] : [];
  if (!isObject(above)) return [];
  return Object.entries(own).flatMap(([name, part]) =>
    restated(part, above[name], name, pointer + pointerStep(name)),
  );
}
