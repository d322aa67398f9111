import type { Actor } from '../../functions/core/cases/actor.ts';
import type { LedgerLine } from '../../functions/core/payments/ledger-line.ts';
import type { Finding } from '../../functions/core/registers/finding.ts';
import { lastDayOf } from '../../functions/core/shared/month.ts';
import { compareRegisters } from '../../functions/core/use-cases/registers/compare-registers.ts';
import { CERTIFICATE_HEADER } from './certificate-header.ts';
import { grantedEntries } from './granted-entries.ts';
import { type RegisterWorld, someone, WULONG } from './register-world.ts';

export const DEATHS = ['姓名', '身份证号', '死亡日期', '数据状态'];
export const CREMATIONS = ['逝者姓名', '逝者身份证号', '死亡日期'];
export const CERTIFICATES = [...CERTIFICATE_HEADER, '类别等级变更日期', '户籍地行政区划代码'];
export const LIVING = ['姓名', '身份证号', '保障状态', '纳入低保日期', '停保日期'];
export const township: Actor = { role: 'township', office: WULONG, officer: 'officer-2' };
export const bureau: Actor = { role: 'civil-affairs', office: WULONG, officer: 'officer-3' };

/** Level 1 and 低保: both benefits since March 2023, 170 yuan a month. */
export async function recipient(
  world: RegisterWorld,
  seed: number,
  benefits = ['living', 'nursing'],
): Promise<string> {
  const [name, residentId] = someone(seed);
  const person = await world.vault.store({ name, residentId });
  await world.dossiers.add(person, grantedEntries(seed, benefits));
  return person;
}

export const certificate = (
  seed: number,
  level: string,
  more: { until?: string; changed?: string; issued?: string; status?: string } = {},
) => [
  ...someone(seed),
  '肢体',
  level,
  more.issued ?? '2022-05-01',
  more.until ?? '2032-05-01',
  more.status ?? '有效',
  more.changed ?? '',
  WULONG,
];

export async function compare(world: RegisterWorld, on: string, paidThrough: string | null = null) {
  world.clock.set(on);
  return compareRegisters(world, { jurisdiction: WULONG, on, paidThrough });
}

export async function findingsOf(world: RegisterWorld, person: string): Promise<readonly Finding[]> {
  return (await world.findings.list({ list: 'person', person }, { limit: 100 })).items;
}

export async function only(world: RegisterWorld, person: string): Promise<Finding> {
  const [finding, ...more] = await findingsOf(world, person);
  if (finding === undefined || more.length > 0) throw new Error(`${more.length + 1} findings`);
  return finding;
}

export async function dueIn(world: RegisterWorld, person: string, month: string): Promise<number> {
  const due = await world.dueOf(await world.dossiers.load(person), {
    through: month,
    knownOn: lastDayOf(month),
  });
  return Object.values(due.find((one) => one.month === month)?.benefits ?? {}).reduce(
    (sum, { fen }) => sum + fen,
    0,
  );
}

/** Lines of the ledger, of which each test says only what it is about. */
export function ledgerLines(
  person: string,
  at: string,
  lines: readonly Pick<LedgerLine, 'benefit' | 'month' | 'kind' | 'fen'>[],
): LedgerLine[] {
  return lines.map((line, index) => ({
    ...line,
    id: `${index + 1}`,
    person,
    jurisdiction: WULONG,
    at,
    by: 'run',
    explanation: { zh: '', en: '' },
    basis: null,
    class: null,
    setOff: null,
  }));
}
