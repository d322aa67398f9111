import type { Comparison } from '../../registers/comparison.ts';
import type { ComparisonContext } from '../../registers/comparison-context.ts';
import type { Finding } from '../../registers/finding.ts';
import type { Month } from '../../shared/month.ts';
import { comparedPerson } from './compared-person.ts';
import type { ComparisonServices } from './comparison-services.ts';

const PAGE = 100;

/**
 * Looks again at every open finding: what neither registers nor dossier say any longer is superseded, not settled.
 * Gives the comparison with its last page, which is stored as it ends: stored before, it would begin at the first again.
 */
export async function reviewFindings(
  services: ComparisonServices,
  context: ComparisonContext,
  paidThrough: Month | null,
  begun: Comparison,
  step: (next: Comparison) => Promise<void>,
): Promise<Comparison> {
  const { findings } = services;
  const { jurisdiction } = context;
  // What this round has just found holds; what an earlier round of the day found may be gone.
  const isHeld = ({ foundOn }: Finding) =>
    foundOn > context.on || (foundOn === context.on && begun.rounds === undefined);
  let one = begun;
  for (;;) {
    const page = { limit: PAGE, cursor: one.cursor ?? undefined };
    const { items, next } = await findings.list({ list: 'unsettled', jurisdiction }, page);
    const gone = await Promise.all(
      items.map(async (one) => !isHeld(one) && (await isGone(services, context, one, paidThrough))),
    );
    const over = items.filter((_, at) => gone[at]);
    await Promise.all(
      over.map((finding) =>
        findings.save({ ...finding, revision: finding.revision + 1, status: 'superseded' }),
      ),
    );
    one = { ...one, cursor: next, superseded: one.superseded + over.length };
    if (next === null) return one;
    await step(one);
  }
}

async function isGone(
  services: ComparisonServices,
  context: ComparisonContext,
  { person, id }: Finding,
  paidThrough: Month | null,
): Promise<boolean> {
  const { registers, dossiers } = services;
  const [records, dossier] = await Promise.all([registers.recordsOf(person), dossiers.load(person)]);
  const compared = await comparedPerson(
    services,
    context,
    { person, records, dossier, isPayee: true },
    paidThrough,
  );
  return !compared.findings.some((finding) => finding.id === id);
}
