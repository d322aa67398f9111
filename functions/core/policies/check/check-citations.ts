import type { Cite } from '../../../generated/policy-file.ts';
import type { Path } from './flaw.ts';
import { entriesOf } from './stated-rules.ts';
import type { View } from './view.ts';

type Cited = Readonly<Record<string, unknown>> & { readonly cite?: Cite };

/**
 * A value that the file states carries a citation of its own. Without one the merged entry would either cite nothing
 * or give the superior's document as the source of what the lower level decided.
 */
export function checkCitations({ file, policy, report }: View): void {
  const missing = (path: Path): void => {
    report(path, 'missing-citation', { place: path.join('.') }, { atKey: true });
  };
  const { rules, superior } = policy;
  for (const [id, parameter] of entriesOf(rules.parameters)) {
    const own = file.parameters?.[id];
    const hasValue = own?.amount !== undefined || own?.number !== undefined;
    if (own && hasValue && parameter.cite === undefined) missing(['parameters', id]);
  }
  for (const [id, block] of entriesOf<object>(file.time && { ...file.time }))
    if (Object.keys(block).length > 0 && timeCite(rules.time, id) === undefined) missing(['time', id]);
  for (const [id, benefit] of entriesOf(file.benefits))
    if (benefit.funding !== undefined && rules.benefits?.[id]?.funding?.cite === undefined)
      missing(['benefits', id, 'funding']);
  if (superior !== undefined)
    for (const { path, entry, inherited } of statedValues(file, superior.rules))
      if (entry.cite === undefined && inherited !== undefined) {
        const values = { place: path.join('.'), cite: String(inherited) };
        report(path, 'inherited-citation', values, { atKey: true });
      }
}

function timeCite(time: View['policy']['rules']['time'], id: string): Cite | undefined {
  const block = Object.entries(time ?? {}).find(([key]) => key === id)?.[1];
  return block?.cite;
}

/** Fields that decide something, by kind of entry; a label or a rank needs no source. */
const DECIDING = {
  parameters: ['amount', 'number', 'floor', 'ceiling', 'locked'],
  requirements: ['when'],
  exclusions: ['when'],
  classes: ['when', 'amount'],
  concurrence: ['rule', 'part', 'when', 'pay', 'choice', 'tie'],
  events: ['fact', 'effect', 'from', 'afterMonths', 'endedBy', 'resumes'],
} as const;

interface StatedValue {
  readonly path: Path;
  readonly entry: Cited;
  readonly inherited: Cite | undefined;
}

function statedValues(file: View['file'], above: View['policy']['rules']): StatedValue[] {
  const found: StatedValue[] = [];
  const collect = (
    kind: keyof typeof DECIDING,
    own: Readonly<Record<string, object | null>> | undefined,
    superior: Readonly<Record<string, { cite?: Cite }>> | undefined,
    path: Path,
  ): void => {
    for (const [id, entry] of entriesOf<object>(own))
      if (DECIDING[kind].some((field) => Object.hasOwn(entry, field)))
        found.push({ path: [...path, id], entry: entry as Cited, inherited: superior?.[id]?.cite });
  };
  collect('parameters', file.parameters, above.parameters, ['parameters']);
  collect('events', file.events, above.events, ['events']);
  for (const [id, benefit] of entriesOf(file.benefits))
    for (const kind of ['requirements', 'exclusions', 'classes', 'concurrence'] as const)
      collect(kind, benefit[kind], above.benefits?.[id]?.[kind], ['benefits', id, kind]);
  return found;
}
