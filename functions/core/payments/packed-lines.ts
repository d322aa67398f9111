import type { DueBasis } from '../entitlements/due-month.ts';
import type { PersonRef } from '../ports/identity-vault.ts';
import type { Bilingual } from '../shared/text.ts';
import type { LedgerLine } from './ledger-line.ts';

/**
 * Lines of one person as a row keeps them: explanations, determinations and texts that lines share stand once, a line
 * names them by place. It is a fraction of the plain form, which is what reading a million people costs.
 */
export interface PackedLines {
  readonly texts: readonly string[];
  readonly explanations: readonly Bilingual[];
  readonly bases: readonly DueBasis[];
  readonly lines: readonly PackedLine[];
}

/** Where in its list a shared value stands. */
export type Place = number;

interface PackedLine extends Pick<LedgerLine, 'id' | 'month' | 'kind' | 'fen'> {
  /** Of jurisdiction, benefit, at, by; of the class, too, where there is one. */
  readonly texts: readonly Place[];
  readonly because: Place;
  readonly basis?: Place;
  readonly setOff?: LedgerLine['setOff'];
}

export function packLines(lines: readonly LedgerLine[]): PackedLines {
  const texts = places<string>((text) => text);
  const explanations = explanationPlaces();
  const bases = places<DueBasis>(({ jurisdiction, policy, facts }) => `${jurisdiction} ${policy} ${facts}`);
  const packed = lines.map((line): PackedLine => {
    const { id, month, kind, fen, jurisdiction, benefit, at, by, explanation, basis, setOff } = line;
    const named = [jurisdiction, benefit, at, by, ...(line.class === null ? [] : [line.class])];
    return {
      ...{
        id,
        month,
        kind,
        fen,
        texts: named.map(texts.placeOf),
        because: explanations.placeOf(explanation),
      },
      ...(basis === null ? {} : { basis: bases.placeOf(basis) }),
      ...(setOff === null ? {} : { setOff }),
    };
  });
  return { texts: texts.all, explanations: explanations.all, bases: bases.all, lines: packed };
}

export function unpackLines(
  person: PersonRef,
  { texts, explanations, bases, lines }: PackedLines,
): LedgerLine[] {
  return lines.map(({ id, month, kind, fen, texts: named, because, basis, setOff = null }) => {
    const [jurisdiction, benefit, at, by, granted] = named;
    return {
      ...{ id, person, month, kind, fen, setOff },
      jurisdiction: valueAt(texts, jurisdiction),
      benefit: valueAt(texts, benefit),
      at: valueAt(texts, at),
      by: valueAt(texts, by),
      class: granted === undefined ? null : valueAt(texts, granted),
      explanation: valueAt(explanations, because),
      basis: basis === undefined ? null : valueAt(bases, basis),
    };
  });
}

/** Gives equal explanations one place. */
export function explanationPlaces(known: readonly Bilingual[] = []) {
  const found = places<Bilingual>(({ zh, en }) => `${zh}\n${en}`);
  known.forEach(found.placeOf);
  return found;
}

export function valueAt<T>(all: readonly T[], place: Place | undefined): T {
  const found = place === undefined ? undefined : all[place];
  if (found === undefined) throw new Error(`a packed ledger line names place ${place} of ${all.length}`);
  return found;
}

/** Gives equal values one place. */
function places<T>(idOf: (value: T) => string) {
  const all: T[] = [];
  const known = new Map<string, Place>();
  const same = new Map<T, Place>(); // lines mostly share the very object, and its text is long
  const placeOf = (value: T): Place => {
    const before = same.get(value);
    if (before !== undefined) return before;
    const id = idOf(value);
    const place = known.get(id) ?? all.push(value) - 1;
    known.set(id, place);
    same.set(value, place);
    return place;
  };
  return { all, placeOf };
}
