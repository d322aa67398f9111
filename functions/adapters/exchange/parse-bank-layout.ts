import { basename } from 'node:path/posix';
import { Refusal, type RefusalItem } from '../../core/shared/refusal.ts';
import type { BankLayout } from '../../generated/bank-layout-file.ts';
import { validateBankLayoutFile } from '../../generated/validators.js';

/**
 * Reads the layout of a bank's files from the JSON text of a file, which is called as the layout is. Refuses
 * request-invalid with the file and the places that are wrong.
 */
export function parseBankLayout(text: string, path: string): BankLayout {
  return bankLayoutOf(parsed(text, path), path);
}

/** The same of JSON that was read already. */
export function bankLayoutOf(json: unknown, path: string): BankLayout {
  if (!validateBankLayoutFile(json)) throw wrong(path, (validateBankLayoutFile.errors ?? []).map(itemOf));
  const layout = json as BankLayout; // the validator was generated from the same schema
  const id = layoutIdOf(path);
  if (layout.id === id) return layout;
  const detail = `id is ${JSON.stringify(layout.id)}; right is ${JSON.stringify(id)}, as the file is called`;
  throw wrong(path, [{ pointer: '/id', code: 'bank-layout', detail }]);
}

/** The id of the layout in a file. */
export function layoutIdOf(path: string): string {
  return basename(path, '.json');
}

function parsed(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const detail = `it is not JSON: ${error instanceof Error ? error.message : String(error)}`;
    throw wrong(path, [{ pointer: '', code: 'bank-layout', detail }]);
  }
}

type SchemaError = NonNullable<typeof validateBankLayoutFile.errors>[number];

function itemOf({ instancePath, message, params }: SchemaError): RefusalItem {
  const { allowedValues, additionalProperty } = params as Readonly<Record<string, unknown>>; // ajv names what it compared
  const right = Array.isArray(allowedValues) ? `: ${allowedValues.join(', ')}` : '';
  const name = typeof additionalProperty === 'string' ? `: ${JSON.stringify(additionalProperty)}` : '';
  const place = instancePath === '' ? 'the layout' : instancePath;
  const detail = `${place} ${message ?? 'is not as it should be'}${right}${name}`;
  return { pointer: instancePath, code: 'bank-layout', detail };
}

function wrong(path: string, items: readonly RefusalItem[]): Refusal {
  const found = items[0]?.detail ?? 'it is no bank layout';
  const detail = `bank layout ${path}: ${found}; schemas/bank-layout.schema.json says what is right`;
  return new Refusal('request-invalid', detail, [...items]);
}
