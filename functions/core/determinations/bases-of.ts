import type { Derivation } from '../../generated/policy-file.ts';
import { areaOf, parameterValue } from '../policies/parameter-value.ts';
import { parameterFact } from '../rules/expand-condition.ts';
import type { Inquiry } from './inquiry.ts';

/** The components of a multiple disability; a certificate of one category has none. */
export const COMPONENTS = 'certificate.components';

const CERTIFICATE_FACTS = ['certificate.category', 'certificate.level', COMPONENTS];
/** Facts that a derivation reads, where it is not `from` alone. */
const READS: Partial<Record<Derivation['kind'], readonly string[]>> = {
  categories: ['certificate.category', COMPONENTS],
  'heaviest-level': CERTIFICATE_FACTS,
  'level-of': CERTIFICATE_FACTS,
};

/** The facts that a derivation reads. */
export function readBy({ kind, from }: Derivation): readonly string[] {
  return READS[kind] ?? (from === undefined ? [] : [from]);
}

type Known = Pick<Inquiry, 'compiled' | 'month' | 'values'>;

/**
 * What must be supplied so that an unknown fact or parameter becomes known: a given fact itself, the given facts
 * below a derived one, the area below a parameter that differs in town and country. A derived fact whose bases are
 * all given, but of no use (a birth after the month), names these.
 */
export function basesOf(known: Known, id: string): string[] {
  if (id.startsWith(parameterFact(''))) return [basisOfParameter(known, id.slice(parameterFact('').length))];
  const { values, compiled } = known;
  const derived = compiled.dictionary.byId.get(id)?.fact.derived;
  if (derived === undefined) return [id];
  const isSingle = values.get('certificate.category') !== 'multiple';
  const reads = readBy(derived).filter((base) => !(base === COMPONENTS && isSingle));
  const open = reads.filter((base) => !values.has(base)).flatMap((base) => basesOf(known, base));
  const { parameter } = derived;
  if (parameter !== undefined && !parameterNow(known, parameter).known)
    open.push(basisOfParameter(known, parameter));
  return open.length > 0 ? open : reads.flatMap((base) => basesBelow(known, base));
}

function basesBelow(known: Known, base: string): string[] {
  const derived = known.compiled.dictionary.byId.get(base)?.fact.derived;
  return derived === undefined ? [base] : readBy(derived).flatMap((below) => basesBelow(known, below));
}

function basisOfParameter(known: Known, parameter: string): string {
  const value = parameterNow(known, parameter);
  return value.known ? parameterFact(parameter) : value.missing;
}

function parameterNow(
  { compiled, month, values }: Known,
  parameter: string,
): ReturnType<typeof parameterValue> {
  return parameterValue(compiled.policy, parameter, month, areaOf(values));
}
