import { calendarDateAt } from '../../calendar/beijing-time.ts';
import { NATION } from '../../jurisdictions/jurisdiction-code.ts';
import { oversightCsv } from '../../oversight/oversight-csv.ts';
import type { Bilingual } from '../../shared/text.ts';
import { type OversightRequest, overseeAll } from './oversee-area.ts';
import type { OversightServices } from './oversight-services.ts';

/** The whole area as CSV, line by line; the benefits of the nation's policy have columns of their own. */
export async function* oversightCsvLines(
  services: OversightServices,
  asked: OversightRequest,
  language: keyof Bilingual,
): AsyncGenerator<string> {
  const { catalogue, clock } = services;
  const { rules } = catalogue.policyOn(NATION, calendarDateAt(clock.now()));
  const csv = oversightCsv(language, asked.period, Object.keys(rules.benefits ?? {}));
  yield csv.head;
  for await (const { kind, sheet } of overseeAll(services, asked)) yield csv.row(sheet, kind);
}
