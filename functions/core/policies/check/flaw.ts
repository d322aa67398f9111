import type { Bilingual } from '../../shared/text.ts';
import { type FindingCode, severityOf } from './finding-codes.ts';
import { codeOfMessage, fillMessage } from './messages/fill-message.ts';
import type { MessageId, MessageValues } from './messages/message-catalogue.ts';

/** Steps from the root of a JSON document to a value. */
export type Path = readonly (string | number)[];

/** A value and where it stands. */
export interface Placed<T> {
  readonly value: T;
  readonly path: Path;
}

/** A finding before its place in the text is looked up. */
export interface Flaw {
  readonly path: Path;
  readonly code: FindingCode;
  readonly severity: 'error' | 'warning';
  readonly message: Bilingual;
  readonly nearest?: string;
  /** Whether the property's name is meant, not its value. */
  readonly atKey?: boolean;
  /** Place in the text where there is no value to point at. */
  readonly offset?: number;
}

interface FlawDetails {
  /** Computes the nearest name; asked only for flaws that are kept. */
  readonly nearest?: () => string | undefined;
  readonly atKey?: boolean;
  readonly offset?: number;
  /** What is said around the message. */
  readonly within?: (message: Bilingual) => Bilingual;
}

/** Reports a message of the catalogue at a place. It is filled in only where the flaw is kept. */
export type Report = <Id extends MessageId>(
  path: Path,
  message: Id,
  values: MessageValues<Id>,
  details?: FlawDetails,
) => void;

/** A hostile file must not make the report endless. */
const MOST_FLAWS = 100;

export interface FlawCollector {
  readonly flaws: readonly Flaw[];
  readonly report: Report;
  add(flaw: Flaw): void;
  hasErrors(): boolean;
}

/** Collects the flaws of one file; of one code at one place only the first is kept. */
export function flawCollector(): FlawCollector {
  const flaws: Flaw[] = [];
  const seen = new Set<string>();
  const take = (path: Path, code: FindingCode, offset: number | undefined, flaw: () => Flaw): void => {
    if (flaws.length > MOST_FLAWS) return;
    const key = `${code} ${JSON.stringify(path)} ${offset ?? ''}`;
    if (seen.has(key)) return;
    seen.add(key);
    flaws.push(flaws.length === MOST_FLAWS ? MORE : flaw());
  };
  return {
    flaws,
    add: (flaw) => take(flaw.path, flaw.code, flaw.offset, () => flaw),
    report: (path, id, values, { nearest: find, within = asIs, ...place } = {}) => {
      const code = codeOfMessage(id);
      take(path, code, place.offset, () => {
        const nearest = find?.();
        const severity = severityOf(code);
        const message = within(fillMessage(id, values));
        return { path, code, severity, message, ...place, ...(nearest !== undefined && { nearest }) };
      });
    },
    hasErrors: () => flaws.some(({ severity }) => severity === 'error'),
  };
}

function asIs(message: Bilingual): Bilingual {
  return message;
}

const MORE: Flaw = {
  path: [],
  code: 'more-findings',
  severity: 'error',
  message: fillMessage('more-findings', { most: MOST_FLAWS }),
};

/** A value as messages quote it: short, and JSON. */
export function quote(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
