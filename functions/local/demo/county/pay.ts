import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PaymentRun } from '../../../core/payments/payment-run.ts';
import type { Month } from '../../../core/shared/month.ts';
import { preparePaymentRun } from '../../../core/use-cases/payments/prepare-payment-run.ts';
import { recordBankReturn } from '../../../core/use-cases/payments/record-bank-return.ts';
import { releasePaymentRun } from '../../../core/use-cases/payments/release-payment-run.ts';
import { writeBankFile } from '../../../core/use-cases/payments/write-bank-file.ts';
import { bankAnswerTo } from './bank-answer.ts';
import { NEIGHBOUR, preparerOf, releaserOf } from './county-plan.ts';
import type { CountyWorld } from './county-world.ts';
import type { SentFile } from './sent-file.ts';

/** The run of a month: prepared by one, released by another, sent as a file. */
export async function payMonth(
  { payments, folder }: CountyWorld,
  jurisdiction: string,
  month: Month,
): Promise<{ readonly run: PaymentRun; readonly sent: SentFile }> {
  const prepared = await preparePaymentRun(payments, { jurisdiction, month }, preparerOf(jurisdiction));
  const released = await releasePaymentRun(
    payments,
    prepared.id,
    releaserOf(jurisdiction),
    prepared.revision,
  );
  const layout = jurisdiction === NEIGHBOUR ? 'batch-credit' : 'card-csv';
  const { run, name, content } = await writeBankFile(payments, released.id, layout, preparerOf(jurisdiction));
  const to = join(folder, 'exchange', 'bank');
  mkdirSync(to, { recursive: true });
  const path = join(to, name);
  const parts: Uint8Array[] = [];
  for await (const part of content) parts.push(part);
  writeFileSync(path, Buffer.concat(parts));
  return { run, sent: { run: run.id, path, answer: answerPath(path), layout } };
}

/** The bank's answer to a file, some payments failed; gives how many came back and their 分. */
export async function takeAnswer(
  { payments, payClock }: CountyWorld,
  sent: SentFile,
): Promise<{ readonly people: number; readonly fen: number }> {
  const content = await bankAnswerTo(sent, payClock.now().slice(0, 10));
  writeFileSync(sent.answer, content);
  const { run, issues } = await recordBankReturn(payments, sent.run, sent.layout, content);
  const [issue] = issues;
  if (issue !== undefined) throw new Error(`line ${issue.line} of ${sent.answer}: ${issue.detail}`);
  return run.answered?.failed ?? { people: 0, fen: 0 };
}

function answerPath(path: string): string {
  return path.replace(/(\.\w+)$/, '-answer$1');
}
