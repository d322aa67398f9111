import { createBankFiles } from '../adapters/exchange/bank-files.ts';
import { bulkEvaluator } from '../core/bulk/bulk-evaluator.ts';
import { dueMonths } from '../core/entitlements/due-months.ts';
import type { CaseStore } from '../core/ports/case-store.ts';
import type { SystemClock } from '../core/ports/clock.ts';
import type { FollowUpStores } from '../core/ports/follow-up-stores.ts';
import type { IdentityVault } from '../core/ports/identity-vault.ts';
import type { PolicyCatalogue } from '../core/ports/policy-catalogue.ts';
import type { CompiledPolicies } from '../core/use-cases/compiled-policies.ts';
import type { DueSource, PaymentServices, RunPages } from '../core/use-cases/payments/payment-services.ts';

/** What payments are made of, but for the policies. */
export interface PaymentParts {
  readonly followUp: FollowUpStores;
  readonly cases: Pick<CaseStore, 'summary'>;
  readonly vault: IdentityVault;
  readonly compiled: CompiledPolicies;
  readonly clock: SystemClock;
  /** Works the pages of runs on all cores; where absent, they are worked one by one in this thread. */
  readonly pagesOn?: (services: PaymentServices) => RunPages;
}

/** The services of payments on policies that stand still: a run keeps the snapshot with which it was taken up. */
export function paymentServicesOn(parts: PaymentParts): (catalogue: PolicyCatalogue) => PaymentServices {
  const { followUp, cases, vault, compiled, clock, pagesOn } = parts;
  return (catalogue) => {
    const bankFiles = async (jurisdiction: string) =>
      createBankFiles(catalogue.layoutsFor(jurisdiction, 'banks'));
    const dueMonths = bulkMonths(catalogue, compiled);
    const services = { ...followUp, cases, identities: vault, bankFiles, catalogue, dueMonths, clock };
    return pagesOn === undefined ? services : { ...services, pages: pagesOn(services) };
  };
}

/** People between two breaths: a run of a whole city must not keep others waiting for an answer. */
const peopleAtOnce = 25;

/** due(month) by the evaluator for many people. */
export function bulkMonths(catalogue: PolicyCatalogue, compiled: CompiledPolicies): DueSource {
  const context = { evaluator: bulkEvaluator(catalogue, compiled), policyOn: catalogue.policyOn };
  return async (dossiers, asked) => {
    const found = [];
    for (let from = 0; from < dossiers.length; from += peopleAtOnce) {
      const part = dossiers.slice(from, from + peopleAtOnce);
      found.push(...(await Promise.all(part.map((dossier) => dueMonths(dossier, asked, context)))));
      await new Promise<void>((resolve) => setImmediate(resolve));
    }
    return found;
  };
}
