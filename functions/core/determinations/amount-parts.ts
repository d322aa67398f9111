import type { Amount, Condition } from '../../generated/policy-file.ts';

/** The amounts that an amount is made of, one step down. */
function partsOf(amount: Amount): readonly Amount[] {
  if (typeof amount === 'string') return [];
  if ('sum' in amount) return amount.sum;
  if ('maximum' in amount) return amount.maximum;
  if ('minimum' in amount) return amount.minimum;
  if ('multiply' in amount) return [amount.multiply];
  if ('yearly' in amount) return [amount.yearly];
  if ('addOn' in amount) return [amount.to, amount.addOn];
  return 'inKind' in amount ? [amount.inKind.value] : [];
}

/** The conditions of the add-ons inside an amount. */
export function addOnConditions(amount: Amount): Condition[] {
  const own = typeof amount === 'object' && 'addOn' in amount ? [amount.when] : [];
  return [...own, ...partsOf(amount).flatMap(addOnConditions)];
}

/** Ids of the parameters that an amount names. */
export function parametersOf(amount: Amount): string[] {
  return [...namedBy(amount), ...partsOf(amount).flatMap(parametersOf)];
}

function namedBy(amount: Amount): string[] {
  if (typeof amount === 'string') return [];
  if ('parameter' in amount) return [amount.parameter];
  if ('superior' in amount) return [amount.superior];
  if ('percent' in amount) return [amount.of];
  if ('multiply' in amount && typeof amount.by === 'object' && 'parameter' in amount.by)
    return [amount.by.parameter];
  return [];
}

/** Whether an amount is the same for everybody of one area in one month, so that it may be remembered. */
export function isSameForAll(amount: Amount): boolean {
  return addOnConditions(amount).length === 0 && !hangsOnFact(amount);
}

/** Whether an amount is computed from a fact of the person, such as a number of trips. */
export function hangsOnFact(amount: Amount): boolean {
  if (typeof amount === 'string') return false;
  if ('multiply' in amount && typeof amount.by === 'object' && 'fact' in amount.by) return true;
  return partsOf(amount).some(hangsOnFact);
}
