import { calendarDateAt } from '../../calendar/beijing-time.ts';
import type { Actor } from '../../cases/actor.ts';
import { actsFor } from '../../cases/office.ts';
import { type Finding, isUnsettled, type ProposedEntry, type Settlement } from '../../registers/finding.ts';
import { recoveryProposal } from '../../registers/recovery-proposal.ts';
import { Refusal } from '../../shared/refusal.ts';
import type { Asked } from '../asked.ts';
import type { ComparisonServices } from './comparison-services.ts';
import { findFinding } from './find-finding.ts';
import { recordedSettlement, recordSettlement } from './record-settlement.ts';

/** What an officer does about a finding. */
export type SettleRequest =
  | {
      readonly action: 'confirm';
      readonly ground?: string;
      /** honest-mistake: corrected in time (容错) · fraud: stopped, recovered, handed over. */
      readonly mark?: 'honest-mistake' | 'fraud';
      /** To whom fraud is handed over. */
      readonly handOverTo?: string;
    }
  | { readonly action: 'reject'; readonly ground: string; readonly mark?: 'honest-mistake' }
  | { readonly action: 'ask-visit'; readonly note: string };

export type SettleServices = Pick<
  ComparisonServices,
  'findings' | 'dossiers' | 'ledger' | 'dueOf' | 'clock' | 'catalogue'
>;

/** A ground has to say something (as for decisions on a case). */
const SHORTEST_GROUND = 10;
const FRAUD = 'fraud';

/**
 * Settles a finding, or asks for a visit first. Confirming records what the rows propose in the dossier, from which
 * the ledger follows. Once only: the same rows never raise it again. The same visit asked for by the same officer on
 * the same day, without a key of the caller's, is asked for once. Refuses finding-unknown, finding-settled,
 * not-your-stage, decision-needs-ground, decision-incomplete, revision-stale.
 */
export async function settleFinding(
  services: SettleServices,
  id: string,
  request: SettleRequest,
  actor: Actor,
  { expectedRevision, answerWith }: Asked = {},
): Promise<Finding> {
  const { findings, clock } = services;
  const finding = await findFinding(findings, id);
  requireOwner(finding, actor);
  const officer = actor.officer ?? actor.role;
  const at = clock.now();
  const beside = (answer: Finding) => ({ idempotency: answerWith?.(answer), at });
  const hasKey = beside(finding).idempotency !== undefined;
  if (!hasKey && isAskedAlready(finding, request, officer, at)) return finding;
  requireRevision(finding, expectedRevision);
  if (!isUnsettled(finding)) {
    if (finding.settlement?.isRecorded === false) return recordSettlement(services, finding);
    throw new Refusal('finding-settled', `finding ${id} is ${finding.status}; nothing is left to be settled`);
  }
  const next = { ...finding, revision: finding.revision + 1 };
  if (request.action === 'ask-visit') {
    requireGround(request.note, 'note');
    const visits = [...finding.visits, { at, officer, note: request.note }];
    const asked: Finding = { ...next, status: 'visit-asked', visits };
    await findings.save(asked, beside(asked));
    return asked;
  }
  requireGrounds(request);
  const proposed = request.action === 'confirm' ? withFraud(finding, request, services) : [];
  const settlement = await settlementOf(services, finding, proposed, request, actor);
  const settled: Finding = {
    ...next,
    proposed: request.action === 'confirm' ? proposed : finding.proposed,
    status: request.action === 'confirm' ? 'confirmed' : 'rejected',
    settlement,
  };
  await findings.save(settled, beside(recordedSettlement(settled)));
  return settlement.isRecorded ? settled : recordSettlement(services, settled);
}

/** Whether the visit that is asked for is the one that was asked for last. */
function isAskedAlready(
  { status, visits }: Finding,
  request: SettleRequest,
  officer: string,
  at: string,
): boolean {
  const last = visits.at(-1);
  return (
    request.action === 'ask-visit' &&
    status === 'visit-asked' &&
    last?.officer === officer &&
    last.note === request.note &&
    calendarDateAt(last.at) === calendarDateAt(at)
  );
}

function requireOwner({ owner }: Finding, { role, office }: Actor): void {
  const isOwner = role === owner.role || role === 'civil-affairs';
  if (isOwner && actsFor(office, owner.place)) return;
  throw new Refusal(
    'not-your-stage',
    `the finding is for ${owner.role} of ${owner.place}, or civil affairs above it; it came from ${role} of ${office}`,
  );
}

function requireRevision({ id, revision }: Finding, expected: number | undefined): void {
  if (expected === undefined || expected === revision) return;
  throw new Refusal(
    'revision-stale',
    `finding ${id} is at revision ${revision}, not ${expected}; read it again`,
  );
}

function requireGrounds(request: Exclude<SettleRequest, { action: 'ask-visit' }>): void {
  if (request.action === 'reject') requireGround(request.ground, 'ground');
  if (request.mark === undefined) return;
  requireGround(request.ground ?? '', 'ground');
  if (request.action !== 'confirm' || request.mark !== FRAUD || (request.handOverTo ?? '').trim() !== '')
    return;
  const detail = 'handOverTo is empty; right is the authority to which fraud is handed over (N 三(四))';
  throw new Refusal('decision-incomplete', detail, [{ pointer: '/handOverTo', code: 'hand-over', detail }]);
}

function requireGround(text: string, field: string): void {
  if (Array.from(text.trim()).length >= SHORTEST_GROUND) return;
  const detail = `${field} has ${Array.from(text.trim()).length} characters; right is what was found, in at least ${SHORTEST_GROUND}`;
  throw new Refusal('decision-needs-ground', detail, [{ pointer: `/${field}`, code: 'ground', detail }]);
}

/** Fraud stops the benefit by the policy's own event. */
function withFraud(
  { proposed, jurisdiction }: Finding,
  { mark }: Extract<SettleRequest, { action: 'confirm' }>,
  { clock, catalogue }: SettleServices,
): readonly ProposedEntry[] {
  const today = calendarDateAt(clock.now());
  if (mark !== FRAUD) return proposed;
  if (catalogue.policyOn(jurisdiction, today).rules.events?.[FRAUD] === undefined)
    throw new Refusal(
      'decision-incomplete',
      `the policy of ${jurisdiction} has no event ${FRAUD}; right is to declare what stops then`,
    );
  return [...proposed, { type: 'event', event: FRAUD, on: today }];
}

async function settlementOf(
  services: SettleServices,
  finding: Finding,
  proposed: readonly ProposedEntry[],
  request: Exclude<SettleRequest, { action: 'ask-visit' }>,
  { role, office, officer }: Actor,
): Promise<Settlement> {
  const at = services.clock.now();
  const on = calendarDateAt(at);
  const ground = request.ground?.trim() ?? null;
  const recovery = proposed.length === 0 ? null : await recoveryProposal(services, finding, proposed, on);
  const isFraud = request.action === 'confirm' && request.mark === FRAUD;
  return {
    action: request.action,
    at,
    on,
    role,
    office,
    officer: officer ?? role,
    ground,
    mark: request.mark ?? null,
    recovery,
    handOver: isFraud ? { to: request.handOverTo?.trim() ?? '', on, ground: ground ?? '' } : null,
    isRecorded: proposed.length === 0,
  };
}
