import { requireValid } from '../../api/middleware/require-valid.ts';
import { correctNumber } from '../../core/use-cases/entitlements/correct-number.ts';
import { findDossier } from '../../core/use-cases/entitlements/find-dossier.ts';
import { validateResidentIdCorrectionRequest } from '../../generated/api-validators.js';
import { printJson } from '../terminal/print-json.ts';
import type { ExitCode, Terminal } from '../terminal/terminal.ts';
import { personMeant } from './entitlements-person.ts';
import { actingAs, atPaymentsDesk, type DeskOptions, languageFor } from './payments-desk.ts';
import { personalJson } from './personal-json.ts';

interface NumberOptions extends DeskOptions {
  readonly person: string;
  readonly set: string;
  readonly by: string;
}

/** `huize entitlements correct-id`: an officer enters the right resident ID; with the second one it counts. */
export function entitlementsNumber(options: NumberOptions, terminal: Terminal): Promise<ExitCode> {
  return atPaymentsDesk(options, terminal, async (desk) => {
    const person = await personMeant(desk, options.person, terminal);
    await findDossier(desk.dossiers, person, () => true);
    const given = await personalJson(options.set, '{"residentId": …, "ground": …}', terminal);
    const wish = requireValid(validateResidentIdCorrectionRequest, given);
    const state = await correctNumber(desk.numbers, person, wish, actingAs(options.by, ''));
    if (options.json) printJson(state, terminal);
    else terminal.print(WORDS[state.status][languageFor(options, terminal)]);
    return 0;
  });
}

const WORDS = {
  entered: {
    zh: '已录入；另一人录入同一号码后生效。',
    en: 'Entered; it counts once somebody else has entered the same number.',
  },
  corrected: { zh: '已更正。', en: 'Corrected.' },
} as const;
