import type { Caller } from '../../access/caller.ts';
import type { Dossier } from '../../entitlements/dossier.ts';
import type { DueMonth } from '../../entitlements/due-month.ts';
import type { DueRequest } from '../../entitlements/entitlement-context.ts';
import type { PaymentRun, RunTotals } from '../../payments/payment-run.ts';
import type { BankFiles } from '../../ports/bank-file.ts';
import type { CaseStore } from '../../ports/case-store.ts';
import type { SystemClock } from '../../ports/clock.ts';
import type { DossierStore } from '../../ports/dossier-store.ts';
import type { IdentityVault } from '../../ports/identity-vault.ts';
import type { LedgerStore } from '../../ports/ledger-store.ts';
import type { PayeeAccounts } from '../../ports/payee-accounts.ts';
import type { PaymentRunStore } from '../../ports/payment-run-store.ts';
import type { PolicyCatalogue } from '../../ports/policy-catalogue.ts';
import type { RecoveryStore } from '../../ports/recovery-store.ts';

/**
 * due(month) of many people at once, in their order: from each one's first month of right through the asked month.
 * A runtime may spread the people over its cores.
 */
export type DueSource = (
  dossiers: readonly Dossier[],
  asked: DueRequest,
) => Promise<readonly (readonly DueMonth[])[]>;

/** What the use cases of payments stand on. */
export interface PaymentServices {
  readonly dossiers: DossierStore;
  readonly ledger: LedgerStore;
  readonly runs: PaymentRunStore;
  readonly recoveries: RecoveryStore;
  readonly accounts: PayeeAccounts;
  readonly identities: IdentityVault;
  /** For the township of a payee, which his last case knows. */
  readonly cases: Pick<CaseStore, 'summary'>;
  /** In the layouts that the banks of a jurisdiction and of its superiors want. */
  readonly bankFiles: (jurisdiction: string) => Promise<BankFiles>;
  readonly catalogue: PolicyCatalogue;
  readonly dueMonths: DueSource;
  readonly clock: SystemClock;
  /** Where absent, the pages of runs are worked one by one. */
  readonly pages?: RunPages;
}

/** What the pages of a run need of the services; another thread can open the same. */
export type PageServices = Pick<
  PaymentServices,
  'dossiers' | 'ledger' | 'runs' | 'recoveries' | 'accounts' | 'catalogue' | 'dueMonths' | 'clock'
>;

/** A page of a run by references alone: its people, or the ids of its payments. */
export interface RunPage {
  readonly refs: readonly string[];
  /** Cursor of the page behind it; null where it is the last. */
  readonly next: string | null;
}

/** What became of a page. */
export interface WorkedPage<Result> extends RunPage {
  readonly result: Result;
}

/**
 * Works the pages of a run, giving the results in the order of the pages; a runtime may work several at once. Working a
 * page twice is working it once.
 */
export interface RunPages {
  prepare(run: PaymentRun, pages: AsyncIterable<RunPage>): AsyncIterable<WorkedPage<RunTotals>>;
  /** The seals of the payments, in their order. */
  release(
    run: PaymentRun,
    pages: AsyncIterable<RunPage>,
  ): AsyncIterable<WorkedPage<readonly (string | null)[]>>;
}

/** Told after every page; `total` is null while nobody knows it. */
export type Progress = (progress: { readonly done: number; readonly total: number | null }) => void;

/** The caller's doing, at this moment. */
export function actOf({ clock }: Pick<PaymentServices, 'clock'>, caller: Caller) {
  return { by: caller.subject, at: clock.now() };
}
