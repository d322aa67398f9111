import { readFileSync } from 'node:fs';
import { createBankFiles } from '../../../../adapters/exchange/bank-files.ts';
import type { LedgerLine } from '../../../../core/payments/ledger-line.ts';
import { formatMoney, parseMoney } from '../../../../core/shared/money.ts';
import { pagesOf } from '../../../../core/use-cases/payments/pages.ts';
import type { PaymentServices } from '../../../../core/use-cases/payments/payment-services.ts';
import { paidIn } from '../bank-answer.ts';
import type { SentFile } from '../sent-file.ts';
import type { RunSums } from './reconciliation.ts';

const answers = createBankFiles();

/** Every run in its totals, its lines and its files, and where these differ. */
export async function runSums(
  { runs }: Pick<PaymentServices, 'runs'>,
  places: readonly string[],
  lines: readonly LedgerLine[],
  files: readonly SentFile[],
): Promise<{ readonly runs: readonly RunSums[]; readonly differences: readonly string[] }> {
  const paid = sumsByRun(lines.filter(({ kind, setOff }) => kind === 'paid' && setOff === null));
  const returned = sumsByRun(lines.filter(({ kind }) => kind === 'returned'));
  const sums: RunSums[] = [];
  for (const place of places)
    for await (const page of pagesOf((request) => runs.runsOf(place, request), 100))
      for (const run of page) {
        const sent = files.find((file) => file.run === run.id);
        if (sent === undefined) continue;
        sums.push({
          run: run.id,
          runFen: run.totals.payments.fen,
          ledgerFen: paid.get(run.id) ?? 0,
          fileFen: await fileFen(sent),
          failedFen: await failedFen(sent),
          returnedFen: returned.get(run.id) ?? 0,
        });
        paid.delete(run.id);
        returned.delete(run.id);
      }
  const strays = [...paid, ...returned].map(
    ([run, fen]) => `${formatMoney(fen)} in the ledger by ${run}, which is no run that was sent`,
  );
  return { runs: sums, differences: [...sums.flatMap(differencesOf), ...strays] };
}

function differencesOf({
  run,
  runFen,
  ledgerFen,
  fileFen: file,
  failedFen: failed,
  returnedFen,
}: RunSums): string[] {
  const differs = (what: string, one: number, other: number) =>
    one === other ? [] : [`${run}: ${formatMoney(one)} ${what} ${formatMoney(other)}`];
  return [
    ...differs('by its totals, paid in the ledger', runFen, ledgerFen),
    ...differs('by its totals, in the bank file', runFen, file),
    ...differs('failed at the bank, returned in the ledger', failed, returnedFen),
  ];
}

/** A return is written by `<run>:return:…`. */
function sumsByRun(lines: readonly LedgerLine[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { by, fen } of lines) {
    const [run = by] = by.split(':return:');
    sums.set(run, (sums.get(run) ?? 0) + fen);
  }
  return sums;
}

async function fileFen({ path, layout }: SentFile): Promise<number> {
  const amounts = (await paidIn(path, layout)).map(({ amount }) =>
    layout === 'card-csv' ? (parseMoney(amount) ?? Number.NaN) : Number(amount),
  );
  return amounts.reduce((sum, fen) => sum + fen, 0);
}

async function failedFen({ answer, layout }: SentFile): Promise<number> {
  const { lines } = await answers.read(layout, readFileSync(answer));
  return lines.reduce((sum, { outcome, fen }) => sum + (outcome === 'failed' ? (fen ?? 0) : 0), 0);
}
