import {
  type Recertification,
  recertificationMeans,
  recertificationResults,
} from '../../core/recertifications/recertification.ts';
import { parseMonth } from '../../core/shared/month.ts';
import { Refusal } from '../../core/shared/refusal.ts';
import { missRecertifications } from '../../core/use-cases/recertifications/miss-recertifications.ts';
import { planRecertifications } from '../../core/use-cases/recertifications/plan-recertifications.ts';
import { recordRecertification } from '../../core/use-cases/recertifications/record-recertification.ts';
import { printJson } from '../terminal/print-json.ts';
import { table } from '../terminal/table.ts';
import type { ExitCode, Terminal } from '../terminal/terminal.ts';
import { atRegistersDesk, officerAs, type RegisterOptions } from './registers-desk.ts';

interface MonthOptions extends RegisterOptions {
  readonly jurisdiction: string;
  readonly month?: string;
}

/** `huize recertify plan`: who is due in a month, and who was not looked at in time. */
export function recertifyPlan(
  options: MonthOptions & { readonly by: string },
  terminal: Terminal,
): Promise<ExitCode> {
  return atRegistersDesk(options, terminal, async ({ services, zh, today }) => {
    const { jurisdiction, by } = options;
    const month = parseMonth(options.month ?? today.slice(0, 7));
    const planned = await planRecertifications(services, jurisdiction, month);
    const actor = officerAs('civil-affairs', jurisdiction, by);
    const missed = await missRecertifications(services, jurisdiction, month, actor);
    if (options.json) printJson({ jurisdiction, month, planned, missed }, terminal);
    else
      terminal.print(
        zh
          ? `${month}：新安排 ${planned}，未复核 ${missed}`
          : `${month}: ${planned} planned, ${missed} missed`,
      );
    return 0;
  });
}

/** `huize recertify list`: all of a month; names nobody. */
export function recertifyList(options: MonthOptions, terminal: Terminal): Promise<ExitCode> {
  return atRegistersDesk(options, terminal, async ({ services: { recertifications }, zh, today }) => {
    const month = parseMonth(options.month ?? today.slice(0, 7));
    const all: Recertification[] = [];
    let cursor: string | undefined;
    do {
      const { items, next } = await recertifications.ofMonth(options.jurisdiction, month, {
        limit: 200,
        cursor,
      });
      all.push(...items);
      cursor = next ?? undefined;
    } while (cursor !== undefined);
    if (options.json) printJson({ recertifications: all }, terminal);
    else if (all.length > 0)
      terminal.print(
        table(all.map(({ id, status, dueOn, outcome }) => [id, outcome?.result ?? status, dueOn])),
      );
    else terminal.note(zh ? `${month} 没有复核` : `none in ${month}`);
    return 0;
  });
}

interface RecordOptions extends RegisterOptions {
  readonly recertification: string;
  readonly result: string;
  readonly means?: string;
  readonly on?: string;
  readonly by: string;
  readonly note?: string;
}

/** `huize recertify record`: what was found; the policy says what follows. */
export function recertifyRecord(options: RecordOptions, terminal: Terminal): Promise<ExitCode> {
  return atRegistersDesk(options, terminal, async ({ services, today }) => {
    const { recertification: id, by, note, on = today } = options;
    const known = await services.recertifications.load(id);
    if (known === undefined)
      throw new Refusal(
        'recertification-unknown',
        `no recertification has the id ${JSON.stringify(id.slice(0, 64))}`,
      );
    const result = oneOf('result', recertificationResults, options.result);
    const means = options.means === undefined ? null : oneOf('means', recertificationMeans, options.means);
    const actor = officerAs('civil-affairs', known.jurisdiction, by);
    const after = await recordRecertification(
      services,
      id,
      { result, means, on, ...(note && { note }) },
      actor,
    );
    if (options.json) printJson(after, terminal);
    else terminal.print(`${after.id}  ${after.outcome?.result ?? after.status}`);
    return 0;
  });
}

function oneOf<T extends string>(name: string, known: readonly T[], given: string): T {
  const found = known.find((one) => one === given);
  if (found !== undefined) return found;
  const detail = `${name} is ${JSON.stringify(given.slice(0, 40))}; right is one of ${known.join(', ')}`;
  throw new Refusal('request-invalid', detail, [{ pointer: `/${name}`, code: name, detail }]);
}
