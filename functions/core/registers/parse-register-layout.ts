import type { RegisterLayout } from '../../generated/register-file.ts';
import { validateRegisterFile } from '../../generated/validators.js';
import { Refusal } from '../shared/refusal.ts';

/** Reads a register layout from JSON; refuses register-layout-invalid with the place that is wrong. */
export function parseRegisterLayout(json: unknown, name: string): RegisterLayout {
  if (validateRegisterFile(json)) return json as RegisterLayout; // the validator was generated from the same schema
  const items = (validateRegisterFile.errors ?? []).map(({ instancePath, message }) => ({
    pointer: instancePath,
    code: 'layout',
    detail: `${instancePath === '' ? 'the layout' : instancePath} ${message ?? 'is not as it should be'}`,
  }));
  throw new Refusal(
    'register-layout-invalid',
    `layout ${name}: ${items[0]?.detail ?? 'it is not a register layout'}; schemas/register.schema.json says what is right`,
    items,
  );
}
