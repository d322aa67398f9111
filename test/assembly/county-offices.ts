import { readFileSync, writeFileSync } from 'node:fs';
import iconv from 'iconv-lite';
import type { LedgerLine } from '../../functions/core/payments/ledger-line.ts';
import type { SyntheticLife } from '../../functions/core/registers/synthetic/synthetic-county.ts';
import { parseMoney } from '../../functions/core/shared/money.ts';
import { bankAnswerTo, paidIn } from '../../functions/local/demo/county/bank-answer.ts';
import { writeRegisterFiles } from '../../functions/local/demo/county/register-files.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import type { Cloud } from './cloud.ts';
import { smallCounty } from './county-people.ts';
import { callGateway, type GatewayAnswer, type GatewayCall } from './gateway.ts';

const { jurisdiction } = smallCounty;

/** A payment run as the offices read it. */
export interface ToldRun {
  readonly id: string;
  readonly status: string;
  readonly totals: {
    readonly payments: Tally;
    readonly changes: Readonly<Record<string, Tally>>;
    readonly byBenefit: Readonly<Record<string, Tally>>;
    readonly unpayable: Tally;
  };
}
interface Tally {
  readonly people: number;
  readonly amount: string;
}

/** What went to the bank in a month, in 分. */
export interface Sent {
  readonly run: ToldRun;
  readonly fen: number;
  readonly failedFen: number;
}

/** The offices of the small county at work through the gateway. */
export interface CountyOffices {
  /** An answer that has to be good; after it everything that follows from it has happened. */
  ask<T>(role: string, request: string, call?: GatewayCall): Promise<T>;
  /** Takes in what other authorities send as of a day; gives the rows, and how many could not be used. */
  takeRegisters(
    lives: readonly SyntheticLife[],
    asOf: string,
    /** By register, what its office calls columns. */
    columns?: Readonly<Record<string, readonly (readonly [was: string, is: string])[]>>,
  ): Promise<{ rows: number; faulty: number }>;
  /** Everybody's open findings, settled by the office whose each is; gives them. */
  settleFindings(): Promise<readonly ToldFinding[]>;
  referenceOf(life: SyntheticLife): Promise<string>;
  /** Prepared by one, released by another, sent to the bank, and answered; of so many the account was closed. */
  pay(month: string, failing: number, own?: OwnBank): Promise<Sent>;
  linesOf(reference: string): Promise<readonly LedgerLine[]>;
}

export interface ToldFinding {
  readonly id: string;
  readonly kind: string;
  readonly subject: readonly string[];
  readonly owner: { readonly role: string; readonly place: string };
  readonly person: { readonly residentId: string };
}

const roleOfOwner: Readonly<Record<string, string>> = {
  township: 'township-reviewer',
  federation: 'federation-reviewer',
  'civil-affairs': 'civil-affairs-approver',
};

export function countyOffices(cloud: () => Cloud): CountyOffices {
  const answer = async (role: string, request: string, call: GatewayCall = {}): Promise<GatewayAnswer> => {
    const found = await callGateway(cloud(), request, { jurisdiction, ...call, role });
    await cloud().settle();
    if (found.status < 300) return found;
    throw new Error(`${request} by ${role}: ${found.status} ${found.text}`);
  };
  const ask: CountyOffices['ask'] = async <T>(role: string, request: string, call: GatewayCall = {}) =>
    (await answer(role, request, call)).json<T>();

  const takeRegisters: CountyOffices['takeRegisters'] = async (lives, asOf, columns = {}) => {
    const folder = temporaryFolder();
    const taken = { rows: 0, faulty: 0 };
    for (const file of writeRegisterFiles(smallCounty, lives, asOf, folder.pathOf('registers'))) {
      const { register, covers, path } = file;
      const where = `jurisdiction=${jurisdiction}&register=${register}&asOf=${asOf}&covers=${covers}`;
      const { state, counts } = await ask<{ state: string; counts: typeof taken }>(
        'federation-reviewer',
        `POST /v1/register-imports?${where}`,
        { body: renamed(readFileSync(path), columns[register]), headers: { 'content-type': 'text/csv' } },
      );
      if (state !== 'done') throw new Error(`the import of ${register} is ${state}`);
      taken.rows += counts.rows;
      taken.faulty += counts.faulty;
    }
    folder.remove();
    return taken;
  };

  const settleFindings: CountyOffices['settleFindings'] = async () => {
    const list = `GET /v1/findings?list=unsettled&office=${jurisdiction}&limit=200`;
    const { items } = await ask<{ items: ToldFinding[] }>('civil-affairs-approver', list);
    for (const { id, owner } of items)
      await ask(roleOfOwner[owner.role] ?? owner.role, `POST /v1/findings/${id}/settlement`, {
        jurisdiction: owner.place,
        body: { action: 'confirm', ground: '经与登记单位核对，情况属实' },
      });
    return items;
  };

  const pay: CountyOffices['pay'] = async (month, failing, own) => {
    const layout = 'card-csv'; // the bank’s own has its columns under other words
    const body = { jurisdiction, month };
    const { id } = await ask<ToldRun>('civil-affairs-approver', 'POST /v1/payment-runs', { body });
    const run = await ask<ToldRun>('finance', `POST /v1/payment-runs/${id}/release`);
    const folder = temporaryFolder();
    const path = folder.pathOf('bank.csv');
    const asked = own?.layout ?? layout;
    const file = await answer('finance', `GET /v1/payment-runs/${id}/bank-file?layout=${asked}`);
    writeFileSync(path, file.bytes);
    const payments = await paidIn(path, layout);
    const sent = { run: id, path, answer: '', layout };
    const made = Buffer.from(await bankAnswerTo(sent, cloud().now().slice(0, 10)));
    const good = allPaid(iconv.decode(made, 'gb18030'));
    folder.remove();
    const failed = payments.slice(0, failing);
    const said = failed.reduce((text, { instruction }) => failedIn(text, instruction), good);
    const returns = `POST /v1/payment-runs/${id}/bank-returns`; // in the layout in which it went out
    const headers = { 'content-type': 'text/csv' };
    const returned = { body: iconv.encode(inWordsOf(own, said), 'gb18030'), headers };
    const { taken, issues } = await ask<BankReport>('finance', returns, returned);
    if (issues.length > 0 || taken.failed !== failing || taken.paid !== payments.length - failing)
      throw new Error(`the bank's answer was read as ${JSON.stringify({ taken, issues })}`);
    return { run, fen: sumOf(payments), failedFen: sumOf(failed) };
  };

  return {
    ask,
    takeRegisters,
    settleFindings,
    pay,
    referenceOf: async ({ residentId }) => {
      const body = { residentId };
      const search = 'POST /v1/entitlements/search';
      return (await ask<{ reference: string }>('civil-affairs-approver', search, { body })).reference;
    },
    linesOf: async (person) => {
      const { lines } = await ask<{ lines: (Omit<LedgerLine, 'fen'> & { amount: string })[] }>(
        'auditor',
        `GET /v1/entitlements/${person}/ledger`,
      );
      return lines.map(({ amount, ...line }) => ({ ...line, person, fen: fenOf(amount) }));
    },
  };
}

/** What a bank of the office's own calls things in its answers. */
export interface OwnBank {
  readonly layout: string;
  readonly instruction: string;
  readonly status: string;
  readonly paid: string;
}

function inWordsOf(own: OwnBank | undefined, answer: string): string {
  if (own === undefined) return answer;
  const { instruction, status, paid } = own;
  return answer
    .replace('业务编号', instruction)
    .replace('发放结果', status)
    .replaceAll(',成功,', `,${paid},`);
}

/** A file whose first line says columns otherwise. */
function renamed(file: Buffer, columns: readonly (readonly [string, string])[] = []): Buffer {
  if (columns.length === 0) return file;
  const text = iconv.decode(file, 'gb18030');
  return iconv.encode(
    columns.reduce((written, [was, is]) => written.replace(was, is), text),
    'gb18030',
  );
}

interface BankReport {
  readonly taken: { readonly paid: number; readonly failed: number };
  readonly issues: readonly object[];
}

/** An amount as answers write it; one that cannot be read is a fault of the answer. */
export function fenOf(amount: string): number {
  const sign = amount.startsWith('-') ? -1 : 1;
  const fen = parseMoney(amount.replace('-', ''));
  if (fen === undefined) throw new Error(`${amount} is no amount`);
  return sign * fen;
}

function sumOf(payments: readonly { readonly amount: string }[]): number {
  return payments.reduce((sum, { amount }) => sum + fenOf(amount), 0);
}

/** The bank that was made up fails a few of its own accord, by ids that are others in each run. */
function allPaid(answer: string): string {
  return answer.replaceAll(/^([0-9a-f]{32}),失败,([^,]*),[^,]*,/gm, '$1,成功,$2,,');
}

function failedIn(answer: string, instruction: string): string {
  return answer.replace(`${instruction},成功,`, `${instruction},失败,`);
}
