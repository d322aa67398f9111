import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import iconv from 'iconv-lite';
import { fileRowSource } from '../../../adapters/exchange/file-row-source.ts';
import type { DossierEntry } from '../../../core/entitlements/dossier.ts';
import type { PersonRef } from '../../../core/ports/identity-vault.ts';
import type { ComparisonContext } from '../../../core/registers/comparison-context.ts';
import { drawsFor } from '../../../core/registers/synthetic/draws.ts';
import type { SyntheticLife } from '../../../core/registers/synthetic/synthetic-county.ts';
import { addMonths } from '../../../core/shared/month.ts';
import { comparisonContext } from '../../../core/use-cases/registers/comparison-services.ts';
import { comesOn } from './comes-on.ts';
import type { CountyWorld } from './county-world.ts';
import { factsShown } from './facts-shown.ts';

const HEADER = ['姓名', '身份证号', '申请日期', '上次复核日期', '生活补贴', '护理补贴', '开户银行', '账号'];
const granted = { outcome: 'granted', overrideFen: null, ground: null } as const;

/**
 * Those who received before the platform came: an office hands over its list (a file in GB18030), and each becomes a
 * dossier with a decision and the facts that registers show; what was due before was paid elsewhere. Gives their number.
 */
export async function takeStock(world: CountyWorld, asOf: string): Promise<number> {
  const path = await writeList(world, asOf);
  const rows: (readonly string[])[] = [];
  for await (const row of fileRowSource(path).rows()) if ('cells' in row) rows.push(row.cells);
  const people = rows.slice(1);
  const context = await contextOf(world, asOf);
  const atOnce = 100;
  for (let from = 0; from < people.length; from += atOnce)
    await Promise.all(people.slice(from, from + atOnce).map((cells) => takeOne(world, cells, context)));
  return people.length;
}

async function writeList(world: CountyWorld, asOf: string): Promise<string> {
  const lines: string[][] = [HEADER];
  const context = await contextOf(world, asOf);
  for (const life of world.lives.values()) {
    const appliedOn = comesOn(world.county, life);
    if (appliedOn === null || appliedOn >= asOf) continue;
    const person = await world.data.vault.find(life.residentId);
    const shown = person && (await factsShown(world.registers.registers, person, context));
    if (!shown || !(shown.wouldGet.includes('living') || shown.wouldGet.includes('nursing'))) continue;
    const says = (benefit: string) => (shown.wouldGet.includes(benefit) ? '是' : '否');
    lines.push([
      ...[life.name, life.residentId, appliedOn, reviewedOn(life, asOf)],
      ...[says('living'), says('nursing')],
      ...accountCells(life),
    ]);
  }
  const folder = join(world.folder, 'exchange');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `existing-recipients-${asOf}.csv`);
  writeFileSync(path, iconv.encode(stringify(lines), 'gb18030'));
  return path;
}

/** Every quarter, as the county's rules want it (W 三(三)): somewhere in the one before. */
function reviewedOn({ residentId }: SyntheticLife, asOf: string): string {
  return drawsFor(`reviewed ${residentId}`).day(`${addMonths(asOf.slice(0, 7), -2)}-01`, asOf);
}

/** Some have told no account yet. */
function accountCells({ residentId }: SyntheticLife): [string, string] {
  const draws = drawsFor(`account ${residentId}`);
  if (draws.happens(0.004)) return ['', ''];
  return ['重庆农村商业银行', accountNumber(residentId)];
}

/** Of nobody: banks in China issue no card numbers that begin with 1. */
export function accountNumber(residentId: string): string {
  return `10${residentId.slice(6, 17)}${String(drawsFor(`card ${residentId}`).below(1_000_000)).padStart(6, '0')}`;
}

function contextOf({ registers, county: { jurisdiction } }: CountyWorld, asOf: string) {
  return comparisonContext(registers, jurisdiction, asOf, [jurisdiction]);
}

async function takeOne(
  world: CountyWorld,
  cells: readonly string[],
  context: ComparisonContext,
): Promise<void> {
  const [
    name = '',
    residentId = '',
    appliedOn = '',
    lastReview = '',
    living,
    nursing,
    bank = '',
    number = '',
  ] = cells;
  const { dossiers, accounts } = world.data.followUp;
  const person = await world.data.vault.find(residentId);
  const shown = person && (await factsShown(world.registers.registers, person, context));
  if (!person || !shown) throw new Error(`line of the list names nobody whom a register knows`);
  const benefits = {
    ...(living === '是' && { living: granted }),
    ...(nursing === '是' && { nursing: granted }),
  };
  await dossiers.add(
    person,
    entriesOf(world, person, { appliedOn, lastReview, asOf: context.on, facts: shown.facts, benefits }),
  );
  if (number !== '') await accounts.keep(person, { kind: 'card', holder: name, bank, number });
}

function entriesOf(
  { clock, county }: CountyWorld,
  person: PersonRef,
  one: {
    readonly appliedOn: string;
    readonly lastReview: string;
    readonly asOf: string;
    readonly facts: Readonly<Record<string, unknown>>;
    readonly benefits: Readonly<Record<string, typeof granted>>;
  },
): DossierEntry[] {
  const { appliedOn, lastReview, asOf, facts, benefits } = one;
  const id = `stock-${person}`;
  const common = { at: clock.now(), knownOn: asOf, source: { kind: 'officer', id: 'stock' } } as const;
  return [
    { ...common, id: `${id}.facts`, type: 'facts', from: appliedOn, values: facts, asOf: null },
    {
      ...common,
      id: `${id}.decided`,
      type: 'decided',
      caseId: id,
      jurisdiction: county.jurisdiction,
      appliedOn,
      decidedOn: appliedOn,
      fromMonth: county.from,
      benefits,
    },
    {
      ...common,
      id: `${id}.reviewed`,
      type: 'recertified',
      on: lastReview,
      means: 'data',
      result: 'confirmed',
    },
  ];
}
