import { comparePerson, type PersonComparison } from '../../registers/compare-person.ts';
import type { ComparisonContext } from '../../registers/comparison-context.ts';
import type { Finding } from '../../registers/finding.ts';
import type { Month } from '../../shared/month.ts';
import type { ComparisonServices } from './comparison-services.ts';
import type { RegisteredPerson } from './people-of.ts';
import { isTakenUp } from './taken-up.ts';

/** Compares one person with everything that the stores know of him. */
export async function comparedPerson(
  services: ComparisonServices,
  context: ComparisonContext,
  { person, records, dossier: read, isPayee }: RegisteredPerson,
  paidThrough: Month | null,
): Promise<PersonComparison> {
  const { dossiers, ledger } = services;
  const dossier = read ?? (await dossiers.load(person));
  const lines = isPayee && paidThrough !== null ? await ledger.linesOf(person) : undefined;
  const compared = await comparePerson(
    {
      dossier,
      records,
      paid: lines === undefined || paidThrough === null ? null : { lines, through: paidThrough },
    },
    context,
  );
  const open = await Promise.all(compared.findings.map((finding) => isOpen(services, finding)));
  return { ...compared, findings: compared.findings.filter((_, at) => open[at]) };
}

/** Whoever has applied, or was informed and does not want to, is not one who was missed. */
async function isOpen(services: ComparisonServices, { kind, person, atStake }: Finding): Promise<boolean> {
  if (kind !== 'should-receive') return true;
  const taken = await Promise.all(atStake.map(({ benefit }) => isTakenUp(services, person, benefit)));
  return taken.some((one) => !one);
}
