import type { Bilingual } from '../../shared/text.ts';
import type { Path, Report } from './flaw.ts';
import type { SchemaNode } from './schema-node.ts';

/** Where a walk through a schema and a value stands. */
export interface SchemaPlace {
  readonly path: Path;
  /** The definition of the schema it is in, and the help text nearest to it. */
  readonly definition: string | undefined;
  readonly help: Bilingual | undefined;
  /** Whether a property's name is looked at, not a value. */
  readonly isName?: boolean;
}

export type Explain = (schema: SchemaNode, value: unknown, place: SchemaPlace, report: Report) => void;
