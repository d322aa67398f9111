import { vocabularyOf } from '../../core/policies/compare/vocabulary.ts';
import { guardedCatalogue } from '../../core/policies/guarded-catalogue.ts';
import { lastDayOf, parseMonth } from '../../core/shared/month.ts';
import { compiledPolicies } from '../../core/use-cases/compiled-policies.ts';
import { determineMonth } from '../../core/use-cases/determine-month.ts';
import { printJson } from '../terminal/print-json.ts';
import type { ExitCode, Language, Terminal } from '../terminal/terminal.ts';
import type { CommonOptions } from './common-options.ts';
import { determinationLines } from './determination-lines.ts';
import { loadPolicies } from './load-policies.ts';
import { readFactsFile } from './read-facts-file.ts';

interface Options extends CommonOptions {
  readonly jurisdiction: string;
  readonly month: string;
  readonly facts: string;
  readonly knownOn?: string;
  readonly lang?: Language;
}

/** `huize determine` */
export async function determineCommand(options: Options, terminal: Terminal): Promise<ExitCode> {
  const { jurisdiction, month, knownOn } = options;
  const given = await readFactsFile(options.facts, terminal);
  const loaded = loadPolicies(options.policies, terminal, jurisdiction);
  const catalogue = guardedCatalogue(loaded.catalogue, loaded.checked.findings);
  const lastDay = lastDayOf(parseMonth(month));
  const determination = await determineMonth(catalogue, compiledPolicies(1), {
    jurisdiction,
    month,
    ...given,
    ...(knownOn !== undefined && { knownOn }),
  });
  if (options.json) printJson(determination, terminal);
  else {
    const { rules } = catalogue.policyOn(jurisdiction, lastDay, knownOn);
    const language = options.lang ?? terminal.language;
    terminal.print(
      determinationLines(determination, { words: vocabularyOf(rules), paint: terminal.paint, language }).join(
        '\n',
      ),
    );
  }
  return 0;
}
