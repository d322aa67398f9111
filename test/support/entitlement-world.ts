import { determiningEvaluator } from '../../functions/core/entitlements/determining-evaluator.ts';
import type { Dossier } from '../../functions/core/entitlements/dossier.ts';
import { examineDossier } from '../../functions/core/entitlements/due-months.ts';
import type { EntitlementContext } from '../../functions/core/entitlements/entitlement-context.ts';
import type { EvaluationRequest } from '../../functions/core/entitlements/evaluator.ts';
import { timelineDossier } from '../../functions/core/policies/check/timelines/timeline-dossier.ts';
import { policyCatalogueOf } from '../../functions/core/policies/policy-catalogue-of.ts';
import { digestOf } from '../../functions/core/shared/digest.ts';
import { lastDayOf } from '../../functions/core/shared/month.ts';
import type { PolicyFile } from '../../functions/generated/policy-file.ts';
import type { TimelineFile } from '../../functions/generated/timeline-file.ts';
import { compiledOnce } from './compiled-policies.ts';
import { repositoryTexts } from './policy-texts.ts';

export type Entries = TimelineFile['entries'];

/** An invented county that sets both amounts and takes the rest from the nation, but for what is given. */
export function invented(more: Partial<PolicyFile> = {}): PolicyFile {
  return {
    jurisdiction: '990101',
    effectiveFrom: '2022-01-01',
    parameters: {
      living: { amount: '80.00', cite: 'invented 1' },
      nursing: { amount: '100.00', cite: 'invented 2' },
    },
    ...more,
  } as PolicyFile;
}

/** A second county, to move to. */
export const NEIGHBOUR = invented({
  jurisdiction: '990102',
  parameters: {
    living: { amount: '200.00', cite: 'invented 1' },
    nursing: { amount: '300.00', cite: 'invented 2' },
  },
});

/** Registered in the invented county, level 2, on the minimum living guarantee, from 2022-03-01. */
export const PERSON: Entries[number] = {
  from: '2022-03-01',
  facts: {
    certificate: { kind: 'disability', category: 'physical', level: 2, status: 'valid' },
    livelihood: { status: 'minimum-living' },
    person: { birthDate: '1980-05-06' },
    hukou: { code: '990101' },
    otherBenefits: [],
  },
};

/** Both benefits applied for on 10 March 2022 and granted on the 28th. */
export const GRANTED: Entries[number] = {
  decided: { living: 'granted', nursing: 'granted' },
  appliedOn: '2022-03-10',
  decidedOn: '2022-03-28',
};

export interface EntitlementWorld {
  readonly context: EntitlementContext;
  /** What the evaluator was asked, in order. */
  readonly asked: readonly EvaluationRequest[];
  dossier(entries: Entries): Dossier;
  /** What is due for a benefit as `2022-03 100.00`, with everything known unless a day is given. */
  months(
    entries: Entries,
    through: string,
    options?: { benefit?: string; knownOn?: string },
  ): Promise<string[]>;
  /** Codes of what is wrong with the entries. */
  faults(entries: Entries, through: string): Promise<string[]>;
}

/** The real nation's rules and invented counties below it, evaluated by json-rules-engine. */
export function entitlementWorld(...counties: readonly PolicyFile[]): EntitlementWorld {
  const nation = repositoryTexts
    .filter(({ path }) => path.startsWith('100000-') && !path.includes('/examples/'))
    .map(({ text }) => JSON.parse(text) as PolicyFile);
  const files = counties.length === 0 ? [invented()] : counties;
  const catalogue = policyCatalogueOf(
    [...nation, ...files].map((file) => ({ file, digest: digestOf(file) })),
  );
  const evaluator = determiningEvaluator(catalogue, compiledOnce);
  const asked: EvaluationRequest[] = [];
  const context: EntitlementContext = {
    policyOn: catalogue.policyOn,
    evaluator: {
      evaluate(request) {
        asked.push(request);
        return evaluator.evaluate(request);
      },
    },
  };
  const dossier = (entries: Entries): Dossier =>
    timelineDossier(
      { title: '', cite: '', entries, expected: [] as unknown as TimelineFile['expected'] },
      {
        jurisdiction: '990101',
        rulesOf: (code, day) => catalogue.policyOn(code, lastDayOf(day.slice(0, 7))).rules,
      },
    );
  const examine = (entries: Entries, through: string, knownOn = '2099-12-31') =>
    examineDossier(dossier(entries), { through, knownOn }, context);
  return {
    context,
    asked,
    dossier,
    async months(entries, through, { benefit = 'nursing', knownOn } = {}) {
      const { months } = await examine(entries, through, knownOn);
      return months.flatMap(({ month, benefits }) => {
        const due = benefits[benefit];
        if (due === undefined) return [];
        return due.outcome === 'undetermined' ? `${month} open` : `${month} ${due.fen / 100}`;
      });
    },
    async faults(entries, through) {
      const { faults } = await examine(entries, through);
      return faults.map(({ code }) => code);
    },
  };
}
