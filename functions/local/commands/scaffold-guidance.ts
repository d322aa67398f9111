import { shownPath } from '../terminal/shown-path.ts';
import type { Terminal } from '../terminal/terminal.ts';

/** What `huize new district` wrote, and what nobody has stated yet. */
export interface Scaffold {
  readonly code: string;
  readonly name: string;
  readonly written: readonly string[];
  readonly extended: string | null;
  readonly notSet: readonly string[];
  readonly policyFolder: string;
}

/** What an officer does next, in the language of the terminal. */
export function guidance(scaffold: Scaffold, { paint, folder, language }: Terminal): string {
  const { code, name, written, policyFolder } = scaffold;
  const paths = written.map((path) => `  ${paint('green', shownPath(path, folder))}`);
  const check = `huize policy check ${shownPath(policyFolder, folder)}`;
  const next = language === 'zh' ? inChinese(scaffold, check) : inEnglish(scaffold, check);
  return [paint('bold', `${code} ${name}`), ...paths, '', ...next].join('\n');
}

function inChinese({ extended, notSet }: Scaffold, check: string): string[] {
  const above = extended === null ? '各上级都没有政策。' : `全部规定承接 ${extended} 及其上级。`;
  const amounts =
    notSet.length === 0
      ? '各项标准上级都已规定，只写本地不同的。'
      : `各级都没有规定 ${notSet.join('、')}：在 parameters 中写明之前，要用到它们的补贴尚不能认定。`;
  return [
    `${above}${amounts}`,
    '接下来：',
    '  1. 在 "documents" 中写明依据的文件（读过官方文本的，写 "verified": true），所写的每项标准、类别和规则都引用它。',
    '  2. 每个界限的两面各写一个算例，并核对这里写好的算例。',
    `  3. ${check}`,
    '各部分怎样写：docs/policy-guide.zh-CN.md',
  ];
}

function inEnglish({ extended, notSet }: Scaffold, check: string): string[] {
  const above =
    extended === null
      ? 'No level above has a policy.'
      : `All rules come from ${extended} and the levels above it.`;
  const amounts =
    notSet.length === 0
      ? 'All amounts are set above; state only what differs.'
      : `No level above sets ${notSet.join(', ')}: until they are stated under parameters, benefits that need them stay undetermined.`;
  return [
    `${above} ${amounts}`,
    'Next:',
    '  1. Name your document under "documents" ("verified": true once the official text was read), and cite it in every amount, class and rule that you state.',
    '  2. Add a worked example on each side of every boundary, and correct the ones written here.',
    `  3. ${check}`,
    'How every part is written: docs/policy-guide.md',
  ];
}
