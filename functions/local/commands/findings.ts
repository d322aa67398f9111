import type { Paged } from '../../core/ports/case-store.ts';
import type { FindingStore } from '../../core/ports/finding-store.ts';
import type { Finding } from '../../core/registers/finding.ts';
import { findingTermWords } from '../../core/registers/finding-term.ts';
import { formatMoney } from '../../core/shared/money.ts';
import { Refusal } from '../../core/shared/refusal.ts';
import { findFinding } from '../../core/use-cases/registers/find-finding.ts';
import { type SettleRequest, settleFinding } from '../../core/use-cases/registers/settle-finding.ts';
import { printJson } from '../terminal/print-json.ts';
import { table } from '../terminal/table.ts';
import type { ExitCode, Terminal } from '../terminal/terminal.ts';
import { kindWord } from './finding-words.ts';
import { atRegistersDesk, officerAs, type RegisterOptions } from './registers-desk.ts';

interface ListOptions extends RegisterOptions {
  readonly jurisdiction: string;
  readonly kind?: string;
  readonly limit: number;
  readonly cursor?: string;
}

/** `huize findings list`: what is to be settled, by due day, a page; names nobody. */
export function findingsList(options: ListOptions, terminal: Terminal): Promise<ExitCode> {
  return atRegistersDesk(options, terminal, async ({ services: { findings }, zh, today }) => {
    const { items, next } = await firstPageWithAny(findings, options);
    if (options.json) printJson({ findings: items, next }, terminal);
    else if (items.length > 0) terminal.print(table(items.map((one) => listed(one, zh, today))));
    else terminal.note(zh ? '没有待处理的疑点' : 'nothing is to be settled');
    if (next !== null && !options.json)
      terminal.note(zh ? `还有，续看加 --cursor ${next}` : `there is more: --cursor ${next}`);
    return 0;
  });
}

/** A page, and the pages after it as long as they have nothing of the kind that is asked for. */
async function firstPageWithAny(
  findings: FindingStore,
  { jurisdiction, kind, limit, cursor }: ListOptions,
): Promise<Paged<Finding>> {
  for (let from = cursor; ; ) {
    const { items, next } = await findings.list({ list: 'unsettled', jurisdiction }, { limit, cursor: from });
    const meant = items.filter((one) => kind === undefined || one.kind === kind);
    if (meant.length > 0 || next === null) return { items: meant, next };
    from = next;
  }
}

/** `huize findings show`: the rows it rests on, the money, and what confirming records. */
export function findingsShow(
  options: RegisterOptions & { readonly finding: string },
  terminal: Terminal,
): Promise<ExitCode> {
  return atRegistersDesk(options, terminal, async ({ services: { findings }, zh }) => {
    const one = await findFinding(findings, options.finding);
    if (options.json) printJson(one, terminal);
    else terminal.print(shown(one, zh));
    return 0;
  });
}

interface SettleOptions extends RegisterOptions {
  readonly finding: string;
  readonly action: string;
  readonly by: string;
  readonly role: 'township' | 'federation' | 'civil-affairs';
  readonly ground?: string;
  readonly mark?: 'honest-mistake' | 'fraud';
  readonly handOverTo?: string;
  readonly revision?: string;
}

/** `huize findings settle`: confirms, rejects with a ground, or asks for a visit. */
export function findingsSettle(options: SettleOptions, terminal: Terminal): Promise<ExitCode> {
  return atRegistersDesk(options, terminal, async ({ services, zh }) => {
    const { finding: id, by, role, revision } = options;
    const { jurisdiction, owner } = await findFinding(services.findings, id);
    const office = role === 'civil-affairs' ? jurisdiction : owner.place;
    const expectedRevision = revision === undefined ? undefined : Number(revision);
    const after = await settleFinding(services, id, requestOf(options), officerAs(role, office, by), {
      expectedRevision,
    });
    if (options.json) printJson(after, terminal);
    else terminal.print(shown(after, zh));
    return 0;
  });
}

function requestOf({ action, ground = '', mark, handOverTo }: SettleOptions): SettleRequest {
  if (action === 'ask-visit') return { action, note: ground };
  if (action === 'confirm')
    return { action, ...(ground && { ground }), ...(mark && { mark }), ...(handOverTo && { handOverTo }) };
  if (mark === 'fraud') {
    const detail = 'mark is fraud and the finding is rejected; right is to confirm it';
    throw new Refusal('decision-incomplete', detail, [{ pointer: '/mark', code: 'mark', detail }]);
  }
  return { action: 'reject', ground, ...(mark && { mark }) };
}

function listed({ id, kind, dueOn, owner, monthlyFen }: Finding, zh: boolean, today: string): string[] {
  const late = dueOn < today ? (zh ? ' 逾期' : ' overdue') : '';
  return [id, kindWord(kind, zh), `${dueOn}${late}`, `${owner.role} ${owner.place}`, formatMoney(monthlyFen)];
}

function shown(
  { id, revision, status, explanation, evidence, dueOn, term, settlement }: Finding,
  zh: boolean,
): string {
  const rows = evidence.map(
    ({ register, asOf, line, importId }) => `  ${register} ${asOf}  ${importId}:${line}`,
  );
  const end = settlement?.ground ? [`  ${settlement.officer}: ${settlement.ground}`] : [];
  const head = zh
    ? `${id}  ${status}  期限 ${dueOn}  第 ${revision} 版`
    : `${id}  ${status}  due ${dueOn}  revision ${revision}`;
  const words = term && findingTermWords(term, dueOn);
  const counted = words === undefined ? [] : [zh ? words.zh : words.en];
  return [head, zh ? explanation.zh : explanation.en, ...rows, ...counted, ...end].join('\n');
}
