import type { BankLayout } from '../../../generated/bank-layout-file.ts';
import type { RegisterLayout } from '../../../generated/register-file.ts';
import { layoutNameOf } from '../../layouts/layout-path.ts';
import { missingRoles } from '../../registers/layout-names.ts';
import { quote, type Report } from './flaw.ts';

/** What can be told of a register's layout from its file alone. */
export function checkRegisterLayout(path: string, layout: RegisterLayout, report: Report): void {
  checkName(path, report);
  for (const role of missingRoles(layout)) report(['columns'], 'layout-columns', { role });
}

/** The same of a bank's, which is asked for by its id. */
export function checkBankLayout(path: string, layout: BankLayout, report: Report): void {
  const name = checkName(path, report);
  if (name === undefined || name.id === layout.id) return;
  report(['id'], 'file-name.layout-id', { id: quote(layout.id), right: quote(name.id) });
}

function checkName(path: string, report: Report): ReturnType<typeof layoutNameOf> {
  const name = layoutNameOf(path);
  if (name === undefined) report([], 'file-name.layout', { name: path.slice(path.lastIndexOf('/') + 1) });
  return name;
}
