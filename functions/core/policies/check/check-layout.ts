import type { BankLayout } from '../../../generated/bank-layout-file.ts';
import type { RegisterLayout } from '../../../generated/register-file.ts';
import { layoutNameOf } from '../../layouts/layout-path.ts';
import { missingRoles } from '../../registers/layout-names.ts';
import { quote, type Report } from './flaw.ts';

/** What can be told of a register's layout from its file alone. */
export function checkRegisterLayout(path: string, layout: RegisterLayout, report: Report): void {
  checkName(path, report);
  for (const role of missingRoles(layout))
    report(
      ['columns'],
      'layout-columns',
      `no column is read as ${role}; right is one column with "as": "${role}", since a row that names nobody cannot be matched`,
    );
}

/** The same of a bank's, which is asked for by its id. */
export function checkBankLayout(path: string, layout: BankLayout, report: Report): void {
  const name = checkName(path, report);
  if (name === undefined || name.id === layout.id) return;
  report(['id'], 'file-name', `id is ${quote(layout.id)}; right is ${quote(name.id)}, as the file is called`);
}

function checkName(path: string, report: Report): ReturnType<typeof layoutNameOf> {
  const name = layoutNameOf(path);
  if (name === undefined)
    report(
      [],
      'file-name',
      `the file is named ${path.slice(path.lastIndexOf('/') + 1)}; right is <id>.json, a later version <id>_2.json, <id>_3.json, with an id of small letters, digits and hyphens such as rural-bank`,
    );
  return name;
}
