import type { WorkingDayCalendar } from '../calendar/working-day-calendar.ts';
import { compilePolicy } from '../determinations/compile-policy.ts';
import type { ExampleRun } from '../policies/check/examples/run-examples.ts';
import type { Finding } from '../policies/check/finding.ts';
import type { NamedExample } from '../policies/compare/compare-outcomes.ts';
import { policyInMonth } from '../policies/compare/policy-in-month.ts';
import { type LayerReference, type Policy, referenceTo } from '../policies/policy.ts';
import { checklistOf } from '../procedure/checklist.ts';
import { type Bilingual, bilingual } from '../shared/text.ts';
import { chainOutlooks } from './chain-outlook.ts';
import { exampleStanding } from './example-standing.ts';
import { intakeFacts } from './intake-facts.ts';
import { type Judgement, judge, type Light } from './judge-readiness.ts';
import { lettersContext } from './letters-context.ts';
import { missingCitations } from './missing-citations.ts';
import { neededParameters } from './needed-parameters.ts';
import type { ReadinessFacts } from './readiness-facts.ts';
import { sampleLetters } from './sample-letters.ts';
import { unverifiedSources } from './unverified-sources.ts';

export interface ReadinessInquiry {
  readonly policy: Policy;
  readonly on: string;
  /** Examples of the jurisdiction itself, and what came out of them. */
  readonly runs: readonly ExampleRun[];
  /** Examples of the levels above that apply to it. */
  readonly examplesAbove: readonly NamedExample[];
  /** Findings of the jurisdiction's own files, and errors of the levels above. */
  readonly findings: readonly Finding[];
  readonly calendar: WorkingDayCalendar;
}

/** What a jurisdiction's policy holds on a day, and what it still lacks. */
export interface ReadinessSheet extends ReadinessFacts {
  readonly jurisdiction: string;
  readonly name: Bilingual;
  readonly on: string;
  readonly digest: string;
  readonly layers: readonly LayerReference[];
  /** The worst light of all judgements. */
  readonly light: Light;
  readonly judgements: readonly Judgement[];
}

/** Draws up the sheet. Refuses policy-invalid and policy-too-costly where the policy cannot be compiled. */
export async function readinessSheet(inquiry: ReadinessInquiry): Promise<ReadinessSheet> {
  const { policy, on, runs, examplesAbove, findings, calendar } = inquiry;
  const { rules, jurisdiction } = policy;
  const month = on.slice(0, 7);
  const compiled = compilePolicy(policyInMonth(policy, month));
  const checklist = checklistOf(policy);
  const context = lettersContext(policy, checklist, calendar, on);
  const facts: ReadinessFacts = {
    findings,
    missingCitations: missingCitations(rules),
    unverifiedSources: unverifiedSources(rules),
    parameters: neededParameters(policy, month),
    chains: chainOutlooks(rules, calendar, on),
    examples: exampleStanding(policy, runs, examplesAbove.length, findings),
    intakeFacts: intakeFacts(compiled),
    checklist,
    letters: await sampleLetters(compiled, [...runs, ...examplesAbove], month, context),
  };
  const judgements = judge(facts);
  return {
    jurisdiction,
    name: bilingual(policy.name, jurisdiction),
    on,
    digest: policy.digest,
    layers: policy.layers.map(referenceTo),
    light: LIGHTS.find((light) => judgements.some((one) => one.light === light)) ?? 'green',
    judgements,
    ...facts,
  };
}

const LIGHTS: readonly Light[] = ['red', 'yellow'];
