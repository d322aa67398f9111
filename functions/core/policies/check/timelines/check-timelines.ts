import { splitCite } from '../../../determinations/citation.ts';
import { type CompiledPolicy, compilePolicy } from '../../../determinations/compile-policy.ts';
import { determiningEvaluator } from '../../../entitlements/determining-evaluator.ts';
import { type ExaminedDossier, examineDossier } from '../../../entitlements/due-months.ts';
import type { EntitlementContext } from '../../../entitlements/entitlement-context.ts';
import { policyInMonth } from '../../../entitlements/policy-in-month.ts';
import { factDictionary } from '../../../facts/fact-dictionary.ts';
import { readFacts } from '../../../facts/read-facts.ts';
import { lastDayOf } from '../../../shared/month.ts';
import { nearestName } from '../../../shared/nearest.ts';
import { Refusal, refusalText } from '../../../shared/refusal.ts';
import type { Policy } from '../../policy.ts';
import { policyCatalogueOf } from '../../policy-catalogue-of.ts';
import type { CheckedPolicies, PlacedTimeline } from '../check-policies.ts';
import type { Finding } from '../finding.ts';
import { type FlawCollector, flawCollector, quote, type Report } from '../flaw.ts';
import { locateFlaws } from '../locate.ts';
import { listed } from '../messages/words.ts';
import { pathOfPointer } from '../path-of-pointer.ts';
import { compareTimeline } from './compare-timeline.ts';
import { timelineDossier } from './timeline-dossier.ts';

/** Runs the timelines beside the policies month by month, and reports where they expect something else. */
export async function checkTimelines({ layers, timelines, texts }: CheckedPolicies): Promise<Finding[]> {
  if (timelines.length === 0) return [];
  const catalogue = policyCatalogueOf(layers);
  const standing = new Set(catalogue.jurisdictions());
  const compiled = new WeakMap<Policy, CompiledPolicy>();
  const compile = (policy: Policy): CompiledPolicy => {
    const known = compiled.get(policy) ?? compilePolicy(policy);
    compiled.set(policy, known);
    return known;
  };
  const { policyOn } = catalogue;
  const context: EntitlementContext = { policyOn, evaluator: determiningEvaluator(catalogue, compile) };
  const collectors = new Map<string, FlawCollector>();
  for (const placed of timelines) {
    if (!standing.has(placed.jurisdiction)) continue;
    const collector = flawCollector();
    collectors.set(placed.path, collector);
    await checkTimeline(placed, context, collector.report);
  }
  return texts.flatMap(({ path, text }) => locateFlaws(path, text, collectors.get(path)?.flaws ?? []));
}

async function checkTimeline(
  { timeline, jurisdiction }: PlacedTimeline,
  context: EntitlementContext,
  report: Report,
): Promise<void> {
  try {
    const through = lastMonthOf(timeline);
    const policies = [...new Set([jurisdiction, ...placesOf(timeline)])].map((code) =>
      context.policyOn(code, lastDayOf(through)),
    );
    const asKnown = [...new Set(timeline.expected.map((one) => one.knownOn ?? timeline.knownOn))].flatMap(
      (day) => (day === undefined ? [] : (policyInMonth(context, jurisdiction, through, day) ?? [])),
    );
    checkCite(timeline, [...policies, ...asKnown], report);
    if (!haveUsableFacts(timeline, policies, through, report)) return;
    const rulesOf = (code: string, day: string) => context.policyOn(code, lastDayOf(day.slice(0, 7))).rules;
    const dossier = timelineDossier(timeline, { jurisdiction, rulesOf });
    const latest = [lastDayOf(through), ...dossier.entries.map(({ knownOn }) => knownOn)].sort().at(-1) ?? '';
    const examined = new Map<string, ExaminedDossier>();
    for (const knownOn of new Set(timeline.expected.map((one) => one.knownOn ?? timeline.knownOn ?? latest)))
      examined.set(knownOn, await examineDossier(dossier, { through, knownOn }, context));
    compareTimeline(timeline, (knownOn) => examined.get(knownOn ?? timeline.knownOn ?? latest), report);
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    report(['entries'], 'example-no-policy.timeline', { refusal: refusalText(refusal) });
  }
}

function lastMonthOf({ expected }: PlacedTimeline['timeline']): string {
  return (
    expected
      .map(({ through }) => through)
      .sort()
      .at(-1) ?? ''
  );
}

function placesOf({ entries }: PlacedTimeline['timeline']): string[] {
  return entries.flatMap((entry) => ('decided' in entry ? (entry.jurisdiction ?? []) : []));
}

/** The clause stands in a document that one of the policies knows, or knew on the days that are asked. */
function checkCite({ cite }: PlacedTimeline['timeline'], policies: readonly Policy[], report: Report): void {
  const documents = [...new Set(policies.flatMap(({ rules }) => Object.keys(rules.documents ?? {})))];
  for (const one of typeof cite === 'string' ? [cite] : cite) {
    const { document } = splitCite(one);
    if (documents.includes(document)) continue;
    report(
      ['cite'],
      'unknown-document.timeline',
      { found: quote(document), right: listed(documents) },
      { nearest: () => nearestName(document, documents) },
    );
  }
}

/** A fact that none of the places knows is a slip of the pen; what one of them knows must fit it. */
function haveUsableFacts(
  { entries }: PlacedTimeline['timeline'],
  policies: readonly Policy[],
  month: string,
  report: Report,
): boolean {
  let isUsable = true;
  entries.forEach((entry, index) => {
    if (!('facts' in entry)) return;
    const problems = policies.map(({ rules }) => problemsOf(entry.facts, rules, month));
    const [fewest] = problems.sort((a, b) => a.length - b.length);
    for (const { pointer, detail, zh = detail, nearest } of fewest ?? []) {
      isUsable = false;
      const path = ['entries', index, ...pathOfPointer(pointer)];
      report(path, 'example-facts', { problem: { zh, en: detail } }, { nearest: () => nearest });
    }
  });
  return isUsable;
}

function problemsOf(facts: Record<string, unknown>, rules: Policy['rules'], month: string): Refusal['items'] {
  try {
    readFacts(facts, factDictionary(rules.facts), month);
    return [];
  } catch (refusal) {
    if (refusal instanceof Refusal) return refusal.items;
    throw refusal;
  }
}
