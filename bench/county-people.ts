// People of a county that does not exist, with what its registers said of them on two days and what was decided.
import { createHash } from 'node:crypto';
import type { DossierEntry, GrantedBenefit } from '../functions/core/entitlements/dossier.ts';
import type { EvaluationRequest, Evaluator } from '../functions/core/entitlements/evaluator.ts';
import type { PolicyCatalogue } from '../functions/core/ports/policy-catalogue.ts';
import { type BoundLayout, bindLayout } from '../functions/core/registers/bind-layout.ts';
import { type ComparisonContext, layoutsByRegister } from '../functions/core/registers/comparison-context.ts';
import { factsForInquiry } from '../functions/core/registers/facts-for-inquiry.ts';
import { type FileHeader, findHeader } from '../functions/core/registers/find-header.ts';
import { knownState } from '../functions/core/registers/known-state.ts';
import { mergeRecord } from '../functions/core/registers/merge-record.ts';
import { readRow } from '../functions/core/registers/read-row.ts';
import type { RegisterRecord } from '../functions/core/registers/register-record.ts';
import { registeredFacts } from '../functions/core/registers/registered-facts.ts';
import { REGISTER_CELLS } from '../functions/core/registers/synthetic/register-cells.ts';
import type {
  SyntheticCounty,
  SyntheticLife,
} from '../functions/core/registers/synthetic/synthetic-county.ts';
import { syntheticLife } from '../functions/core/registers/synthetic/synthetic-life.ts';
import { addDays } from '../functions/core/shared/calendar-date.ts';
import { addMonths } from '../functions/core/shared/month.ts';
import { Refusal } from '../functions/core/shared/refusal.ts';

export const COUNTY = '500156';
/** The month whose run and comparison are measured; the county is followed since the first of 24 months. */
export const MONTH = '2025-03';
export const HISTORY_MONTHS = 24;
const FIRST_DAY = `${addMonths(MONTH, -HISTORY_MONTHS)}-01`;
/** Registers were imported before the first month and shortly before the run. */
const BEFORE_ON = addDays(FIRST_DAY, 27);
const NOW_ON = `${MONTH}-02`;

const lives: SyntheticCounty = {
  seed: 'bench county',
  jurisdiction: COUNTY,
  townships: ['500156101', '500156102', '500156103'],
  people: Number.MAX_SAFE_INTEGER,
  from: FIRST_DAY.slice(0, 7),
  months: HISTORY_MONTHS + 1,
};

/** Somebody of the county; no entries: he never applied, or was refused. */
export interface CountyPerson {
  readonly person: string;
  readonly name: string;
  readonly records: readonly RegisterRecord[];
  readonly entries: readonly DossierEntry[];
}

interface RegisterFile {
  readonly register: string;
  readonly header: FileHeader;
  readonly names: readonly string[];
  readonly bound: BoundLayout;
}

/** Makes the person of a number: every number another one, the same in every run and thread. */
export function countyPeople(
  catalogue: PolicyCatalogue,
  evaluator: Evaluator,
): (index: number) => Promise<CountyPerson> {
  const policy = catalogue.policyOn(COUNTY, BEFORE_ON, BEFORE_ON);
  const files = [...layoutsByRegister().values()].map((layout): RegisterFile => {
    const names = layout.columns.map(({ headers }) => headers[0] ?? '');
    const bound = bindLayout(layout, policy);
    return {
      register: layout.register,
      names,
      bound,
      header: findHeader([{ line: 1, cells: names }], bound),
    };
  });
  const coverage = new Map(files.map(({ register }) => [register, BEFORE_ON]));
  const context: Pick<ComparisonContext, 'policy' | 'on' | 'layouts' | 'coverage'> = {
    ...{ policy, on: BEFORE_ON, layouts: layoutsByRegister(), coverage },
  };

  const recordsOf = (life: SyntheticLife, days: readonly string[]): readonly RegisterRecord[] => {
    let records: readonly RegisterRecord[] = [];
    for (const asOf of days)
      for (const { register, names, bound, header } of files)
        for (const cells of REGISTER_CELLS[register]?.(life, asOf, lives) ?? []) {
          const line = life.index + 2;
          const read = readRow(bound, header, { line, cells: names.map((name) => cells[name] ?? '') }, asOf);
          if (!('row' in read)) continue;
          const row = { ...read.row, register, asOf, line, importId: `import_${register}_${asOf}` };
          records = mergeRecord(records, row).records;
        }
    return records;
  };

  /** Nothing where the registers contradict each other: that would be a case for an officer. */
  const granted = async (inquiry: Pick<EvaluationRequest, 'facts' | 'factsAsOf' | 'month'>) => {
    try {
      const request = { ...inquiry, jurisdiction: COUNTY, knownOn: BEFORE_ON };
      return (await evaluator.evaluate(request)).benefits;
    } catch (error) {
      if (error instanceof Refusal && error.name === 'facts-invalid') return {};
      throw error;
    }
  };

  return async (index) => {
    const life = syntheticLife(lives, index);
    const person = refOf(index);
    const none = { person, name: life.name, records: recordsOf(life, [BEFORE_ON, NOW_ON]), entries: [] };
    if (life.appliesOn === null || life.appliesOn > BEFORE_ON) return none;
    const before = recordsOf(life, [BEFORE_ON]);
    const state = knownState({ person, entries: [] }, BEFORE_ON);
    const inquiry = factsForInquiry(state, before, registeredFacts(before, context), context);
    const benefits = await granted({ ...inquiry, month: BEFORE_ON.slice(0, 7) });
    if (!Object.values(benefits).some(({ outcome }) => outcome === 'granted')) return none;
    return { ...none, entries: entriesOf(index, inquiry.facts, benefits) };
  };
}

/** Random as references are, so that every part of the lists has its share. */
function refOf(index: number): string {
  return `person-${createHash('sha256').update(`${lives.seed} ${index}`).digest('hex').slice(0, 32)}`;
}

function entriesOf(
  index: number,
  facts: Readonly<Record<string, unknown>>,
  found: Readonly<Record<string, { readonly outcome: string }>>,
): DossierEntry[] {
  const source = { kind: 'case', id: `case-${index}` } as const;
  const common = { at: `${BEFORE_ON}T01:00:00Z`, knownOn: BEFORE_ON, source };
  const decided = Object.entries(found).map(([id, { outcome }]): [string, GrantedBenefit] => [
    id,
    { outcome: outcome === 'granted' ? 'granted' : 'refused', overrideFen: null, ground: null },
  ]);
  return [
    {
      ...common,
      id: `facts-${index}`,
      type: 'facts',
      from: FIRST_DAY,
      values: { ...facts },
      asOf: BEFORE_ON,
    },
    {
      ...{ ...common, id: `decided-${index}`, type: 'decided', caseId: `case-${index}` },
      ...{ jurisdiction: COUNTY, appliedOn: FIRST_DAY, decidedOn: BEFORE_ON },
      fromMonth: FIRST_DAY.slice(0, 7),
      benefits: Object.fromEntries(decided),
    },
  ];
}
