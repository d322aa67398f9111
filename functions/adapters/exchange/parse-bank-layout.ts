import { Refusal } from '../../core/shared/refusal.ts';
import type { BankLayout } from '../../generated/bank-layout-file.ts';
import { validateBankLayoutFile } from '../../generated/validators.js';

/** Reads the layout of a bank's files from JSON; refuses request-invalid with the places that are wrong. */
export function parseBankLayout(json: unknown, name: string): BankLayout {
  if (validateBankLayoutFile(json)) return json as BankLayout; // the validator was generated from the same schema
  const items = (validateBankLayoutFile.errors ?? []).map(({ instancePath, message }) => ({
    pointer: instancePath,
    code: 'bank-layout',
    detail: `${instancePath === '' ? 'the layout' : instancePath} ${message ?? 'is not as it should be'}`,
  }));
  const found = items[0]?.detail ?? 'it is no bank layout';
  throw new Refusal(
    'request-invalid',
    `bank layout ${name}: ${found}; schemas/bank-layout.schema.json says what is right`,
    items,
  );
}
