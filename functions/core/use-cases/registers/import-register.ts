import type { RegisterLayout } from '../../../generated/register-file.ts';
import { calendarDateAt } from '../../calendar/beijing-time.ts';
import type { ReadRow, RowSource, UnreadableRow } from '../../ports/row-source.ts';
import { type BoundLayout, bindLayout } from '../../registers/bind-layout.ts';
import { findHeader } from '../../registers/find-header.ts';
import { isImportOver, type RegisterImport } from '../../registers/register-import.ts';
import { isCalendarDate } from '../../shared/calendar-date.ts';
import { digestOf } from '../../shared/digest.ts';
import { Refusal } from '../../shared/refusal.ts';
import { closeImports, type OpenImport } from './close-imports.ts';
import { firstRows } from './first-rows.ts';
import type { ImportServices } from './import-services.ts';
import { takeRows } from './take-rows.ts';

/** A file to be imported, and who says so. */
export interface ImportRequest {
  readonly layout: RegisterLayout;
  /** For which jurisdiction the file speaks. */
  readonly jurisdiction: string;
  /** The day as of which the register says so. */
  readonly asOf: string;
  /** Where the file differs from its layout: whether it names everybody. */
  readonly covers?: 'changes' | 'complete';
  readonly source: RowSource;
  /** Account of the officer. */
  readonly by: string;
  readonly onProgress?: (one: RegisterImport) => void;
}

/** Rows that are taken and stored at once: commits cost more than rows, and others in the process wait for a batch. */
const BATCH = 400;
/** Rows can be long; so much of them is held at once. */
const BATCH_CHARACTERS = 1_000_000;

/**
 * Imports a register file: rows that cannot be used become faults by line, the rest goes on. The same file for the
 * same day is imported once, and once more where another file of the register was imported after it, whose mistakes it
 * so undoes, or where its layout was corrected since; an interrupted import goes on behind its last stored line. Refuses register-unknown,
 * register-layout-invalid, register-file-layout, request-invalid for a day to come.
 */
export async function importRegister(
  services: ImportServices,
  request: ImportRequest,
): Promise<RegisterImport> {
  const taken = await takeFile(services, request);
  await closeImports(services, [taken]);
  return finish(services, taken);
}

/**
 * Imports files of different registers one after the other, and looks once, after the last of them, who has left any
 * of those that are complete: to look takes longer than most files. Where one is refused, those before it stand
 * before that look, and go on there when they are imported again. Refuses as importRegister does; two files of one
 * register throw RangeError.
 */
export async function importRegisters(
  services: ImportServices,
  requests: readonly ImportRequest[],
): Promise<RegisterImport[]> {
  const names = requests.map(({ layout: { register } }) => register);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined)
    throw new RangeError(`two files are of ${twice}; right is one for each register, the other after it`);
  const taken: OpenImport[] = [];
  for (const request of requests) taken.push(await takeFile(services, request));
  await closeImports(services, taken);
  const done: RegisterImport[] = [];
  for (const each of taken) done.push(await finish(services, each));
  return done;
}

async function finish({ clock }: ImportServices, { current, step }: OpenImport): Promise<RegisterImport> {
  const one = current();
  if (one.state !== 'done') await step({ ...one, state: 'done', finishedAt: clock.now() });
  return current();
}

/** Takes the rows of a file that have not been taken yet. */
async function takeFile(services: ImportServices, request: ImportRequest): Promise<OpenImport> {
  const { registers } = services;
  const { layout, onProgress = () => undefined } = request;
  const begun = await beginImport(services, request);
  let one: RegisterImport = begun.state === 'stopped' ? { ...begun, state: 'reading' } : begun;
  const open: OpenImport = {
    layout,
    current: () => one,
    step: async (next) => {
      one = next;
      await registers.saveImport(one);
      onProgress(one);
    },
  };
  if (one.state !== 'reading') return open;
  await takeLines(services, request, open);
  if (one.covers === 'complete') await open.step({ ...one, state: 'closing' });
  return open;
}

async function takeLines(
  services: ImportServices,
  request: ImportRequest,
  { current, step }: OpenImport,
): Promise<void> {
  const { registers, clock } = services;
  const { source } = request;
  const bound = boundLayout(services, request);
  const header = findHeader(await firstRows(source), bound);
  try {
    for await (const batch of batches(source.rows(), Math.max(current().line, header.line)))
      await step(await takeRows(services, bound, header, batch, current()));
  } catch (error) {
    if (!(error instanceof Refusal) || error.name !== 'exchange-file-unreadable') throw error;
    const fault = { line: 0, column: null, code: error.name, detail: error.message };
    await registers.addFaults(current().id, [fault]);
    await step({ ...current(), state: 'stopped', finishedAt: clock.now() });
    throw error;
  }
}

/**
 * Begins an import, so that it can be looked at before a row is taken; the same file for the same day is the same
 * import, begun anew where another file of the register came after it. Refuses what can be told before reading on, as importRegister does.
 */
export async function beginImport(services: ImportServices, request: ImportRequest): Promise<RegisterImport> {
  requireAsOf(request.asOf, calendarDateAt(services.clock.now()));
  const bound = boundLayout(services, request);
  const begun = await importFor(services, request);
  if (begun.line > 0 || begun.state !== 'reading') return begun;
  findHeader(await firstRows(request.source), bound);
  await services.registers.saveImport(begun);
  return begun;
}

function boundLayout(
  { catalogue, clock }: ImportServices,
  { layout, jurisdiction }: ImportRequest,
): BoundLayout {
  return bindLayout(layout, catalogue.policyOn(jurisdiction, calendarDateAt(clock.now())));
}

/** Refuses request-invalid for a day that is none, or is still to come. */
export function requireAsOf(asOf: string, today: string): void {
  if (isCalendarDate(asOf) && asOf <= today) return;
  const detail = `asOf is ${JSON.stringify(asOf.slice(0, 40))}; right is the day as of which the file was made, as YYYY-MM-DD, not after ${today}`;
  throw new Refusal('request-invalid', detail, [{ pointer: '/asOf', code: 'as-of', detail }]);
}

async function importFor(services: ImportServices, request: ImportRequest): Promise<RegisterImport> {
  const { registers } = services;
  const { layout, jurisdiction, asOf, source } = request;
  const { register } = layout;
  const fileDigest = await source.digest();
  const layoutDigest = digestOf(layout);
  const made = { register, jurisdiction, asOf, fileDigest };
  const known = await registers.importOf(importId(made));
  if (known === undefined) return newImport(services, request, importId(made), fileDigest);
  if (isImportOver(known) && known.layout !== undefined && known.layout !== layoutDigest) {
    const id = importId({ ...made, layout: layoutDigest });
    const again = await registers.importOf(id);
    if (again !== undefined && !(await isOverlaid(registers, again))) return again;
    return newImport(services, request, id, fileDigest);
  }
  if (!(await isOverlaid(registers, known))) return known;
  return newImport(services, request, known.id, fileDigest);
}

function importId(made: Readonly<Record<string, string>>): string {
  return `import_${digestOf(made).slice(0, 32)}`;
}

function newImport(
  { clock }: ImportServices,
  { layout, jurisdiction, asOf, source, by, covers }: ImportRequest,
  id: string,
  fileDigest: string,
): RegisterImport {
  return {
    id,
    register: layout.register,
    jurisdiction,
    asOf,
    covers: covers ?? layout.covers ?? 'changes',
    fileDigest,
    fileName: source.name,
    layout: digestOf(layout),
    by,
    startedAt: clock.now(),
    finishedAt: null,
    state: 'reading',
    line: 0,
    person: null,
    counts: { rows: 0, added: 0, changed: 0, unchanged: 0, outdated: 0, faulty: 0, unattributed: 0, left: 0 },
  };
}

/** Whether another file of the register was imported after a finished one, and may say otherwise. */
async function isOverlaid(
  registers: ImportServices['registers'],
  { id, register, jurisdiction, state, finishedAt }: RegisterImport,
): Promise<boolean> {
  if (state !== 'done') return false;
  const latest = (await registers.latestImports(jurisdiction)).find((one) => one.register === register);
  return latest !== undefined && latest.id !== id && (latest.finishedAt ?? '') > (finishedAt ?? '');
}

async function* batches(
  rows: AsyncIterable<ReadRow | UnreadableRow>,
  after: number,
): AsyncIterable<readonly (ReadRow | UnreadableRow)[]> {
  let batch: (ReadRow | UnreadableRow)[] = [];
  let characters = 0;
  for await (const row of rows) {
    if (row.line <= after) continue;
    batch.push(row);
    if ('cells' in row) for (const cell of row.cells) characters += cell.length;
    if (batch.length < BATCH && characters < BATCH_CHARACTERS) continue;
    yield batch;
    batch = [];
    characters = 0;
  }
  if (batch.length > 0) yield batch;
}
