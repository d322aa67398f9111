import type { Caller } from '../../access/caller.ts';
import { calendarDateAt } from '../../calendar/beijing-time.ts';
import type { EnteredNumber } from '../../identities/number-corrections.ts';
import { parseResidentId } from '../../identities/resident-id.ts';
import type { CaseStore } from '../../ports/case-store.ts';
import type { SystemClock } from '../../ports/clock.ts';
import type { DossierStore } from '../../ports/dossier-store.ts';
import type { IdentityVault, PersonRef } from '../../ports/identity-vault.ts';
import type { LedgerStore } from '../../ports/ledger-store.ts';
import type { PayeeAccounts } from '../../ports/payee-accounts.ts';
import type { RegisterStore } from '../../ports/register-store.ts';
import { Refusal } from '../../shared/refusal.ts';
import { clearRegisters, copyRegisters } from './carry-registers.ts';
import { requireGround } from './require-ground.ts';

/** What the correction of a number stands on. */
export interface NumberServices {
  readonly identities: IdentityVault;
  readonly registers: Pick<RegisterStore, 'ofPerson' | 'save'>;
  readonly cases: Pick<CaseStore, 'list'>;
  readonly dossiers: Pick<DossierStore, 'load'>;
  readonly ledger: Pick<LedgerStore, 'linesOf'>;
  readonly accounts: Pick<PayeeAccounts, 'kept'>;
  readonly clock: SystemClock;
}

/** entered: waits for a second officer to enter the same number · corrected: the person is known under it. */
export interface NumberState {
  readonly status: 'entered' | 'corrected';
  /** Who entered it, and where it is corrected who confirmed it. */
  readonly by: readonly string[];
  readonly at: string;
}

/**
 * An officer enters the resident ID that stands on a person's card. Once another officer enters the same, the person is
 * known under it, with what registers said of it, and no longer under the former one; what was decided and paid stays
 * his. Doing it again changes nothing. Refuses identity-invalid, identity-unknown, identity-in-use,
 * decision-needs-ground and revision-stale.
 */
export async function correctNumber(
  services: NumberServices,
  person: PersonRef,
  wish: Pick<EnteredNumber, 'residentId' | 'ground'>,
  caller: Caller,
): Promise<NumberState> {
  const { identities, registers, clock } = services;
  const at = clock.now();
  const residentId = parseResidentId(wish.residentId, calendarDateAt(at)).reveal();
  requireGround(wish.ground);
  const former = (await identities.reveal(person, 'unmasked'))?.residentId;
  if (former === undefined)
    throw new Refusal('identity-unknown', { zh: '没有该编号的人员', en: 'no person has this reference' });
  const before = await identities.corrections(person);
  const last = before.corrected.at(-1);
  if (former === residentId)
    return { status: 'corrected', by: last ? [last.by, last.confirmedBy] : [], at: last?.confirmedAt ?? at };
  const holder = await identities.find(residentId);
  if (holder !== undefined && holder !== person) await requireUnused(services, holder);
  const { entered } = before;
  if (entered?.residentId === residentId && entered.by === caller.subject)
    return { status: 'entered', by: [entered.by], at: entered.at };
  if (entered?.residentId !== residentId) {
    const fresh = { residentId, ground: wish.ground, by: caller.subject, at };
    await identities.keepCorrections(person, before, { ...before, entered: fresh });
    return { status: 'entered', by: [fresh.by], at };
  }
  // What comes first is repeated by whoever asks again after an interruption.
  if (holder !== undefined) await copyRegisters(registers, holder, person);
  const done = { ...entered, former, confirmedBy: caller.subject, confirmedAt: at };
  const after = { entered: null, corrected: [...before.corrected, done] };
  await identities.keepCorrections(person, before, after, residentId);
  if (holder !== undefined) await clearRegisters(registers, holder);
  return { status: 'corrected', by: [entered.by, caller.subject], at };
}

/** Refuses identity-in-use where something was decided, paid or applied for under an entry: no two can be made one. */
async function requireUnused(services: NumberServices, holder: PersonRef): Promise<void> {
  const [cases, dossier, lines, account] = await Promise.all([
    services.cases.list({ list: 'person', person: holder }, { limit: 1 }),
    services.dossiers.load(holder),
    services.ledger.linesOf(holder),
    services.accounts.kept(holder),
  ]);
  const found = [
    ...(cases.items.length > 0 ? [{ zh: '申请', en: 'a case' }] : []),
    ...(dossier.entries.length > 0 ? [{ zh: '享受档案', en: 'a dossier' }] : []),
    ...(lines.length > 0 ? [{ zh: '发放记录', en: 'payments' }] : []),
    ...(account === undefined ? [] : [{ zh: '收款账户', en: 'an account' }]),
  ];
  if (found.length === 0) return;
  throw new Refusal('identity-in-use', {
    zh: `该号码下另有${found.map(({ zh }) => zh).join('、')}；应当以该号码的档案继续办理，停止错误号码下的发放`,
    en: `another entry has this number, with ${found.map(({ en }) => en).join(', ')}; right is to go on with that one, and to stop the one under the wrong number`,
  });
}
