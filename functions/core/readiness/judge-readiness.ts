import { phrase, same } from '../policies/compare/phrase.ts';
import type { Bilingual } from '../shared/text.ts';
import type { ReadinessFacts } from './readiness-facts.ts';

/** green: ready · yellow: works, but somebody should look · red: not ready. */
export type Light = 'green' | 'yellow' | 'red';

/** One line of the summary. */
export interface Judgement {
  readonly about: string;
  readonly light: Light;
  readonly says: Bilingual;
}

/** Judges each part of a sheet. What stops decisions is red; what rests on weak ground, or is left open, is yellow. */
export function judge(facts: ReadinessFacts): Judgement[] {
  return [
    judgeFindings(facts),
    judgeCitations(facts),
    judgeSources(facts),
    judgeParameters(facts),
    judgeChains(facts),
    judgeExamples(facts),
    judgeIntake(facts),
    judgeChecklist(facts),
    judgeLetters(facts),
  ];
}

function judgement(
  about: string,
  light: Light,
  zh: string,
  en: string,
  ...parts: (number | string)[]
): Judgement {
  return { about, light, says: phrase(zh, en, ...parts.map((part) => same(String(part)))) };
}

function judgeFindings({ findings }: ReadinessFacts): Judgement {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const warnings = findings.length - errors;
  const light = errors > 0 ? 'red' : warnings > 0 ? 'yellow' : 'green';
  return judgement(
    'check',
    light,
    '检查：{0}个错误，{1}个警告',
    'check: errors {0}, warnings {1}',
    errors,
    warnings,
  );
}

function judgeCitations({ missingCitations }: ReadinessFacts): Judgement {
  const count = missingCitations.length;
  return count === 0
    ? judgement('citations', 'green', '每条规定都有依据', 'every rule says where it is written')
    : judgement(
        'citations',
        'red',
        '{0}条规定没有依据',
        'rules that do not say where they are written: {0}',
        count,
      );
}

function judgeSources({ unverifiedSources }: ReadinessFacts): Judgement {
  const amounts = new Set(unverifiedSources.flatMap((source) => source.amounts)).size;
  if (unverifiedSources.length === 0)
    return judgement(
      'sources',
      'green',
      '所依据的文件都核对过官方文本',
      'the official text of every document was read',
    );
  return judgement(
    'sources',
    'yellow',
    '{0}个文件没有核对官方文本，{1}项金额依据它们',
    'documents whose official text was not read: {0}; amounts that rest on them: {1}',
    unverifiedSources.length,
    amounts,
  );
}

function judgeParameters({ parameters }: ReadinessFacts): Judgement {
  const open = parameters.filter(({ isSet }) => !isSet).map(({ id }) => id);
  return open.length === 0
    ? judgement(
        'parameters',
        'green',
        '所需的{0}项标准都已规定',
        'amounts needed: {0}, all of them set',
        parameters.length,
      )
    : judgement('parameters', 'red', '没有任何一级规定：{0}', 'no level sets: {0}', open.join(', '));
}

function judgeChains({ chains }: ReadinessFacts): Judgement {
  if (chains.length === 0) return judgement('chains', 'red', '没有审核流程', 'there is no review chain');
  const tooLong = chains.filter(
    ({ maximumWorkingDays, statedWorkingDays }) =>
      maximumWorkingDays !== null && statedWorkingDays > maximumWorkingDays,
  );
  if (tooLong.length > 0)
    return judgement(
      'chains',
      'red',
      '流程超过上限：{0}',
      'longer than allowed: {0}',
      tooLong.map(({ chain }) => chain).join(', '),
    );
  const open = chains.flatMap(({ steps }) => steps).filter(({ limitFrom }) => limitFrom === 'none').length;
  return open === 0
    ? judgement(
        'chains',
        'green',
        '{0}个审核流程，各步骤都有时限',
        'review chains: {0}; every step has a limit',
        chains.length,
      )
    : judgement(
        'chains',
        'yellow',
        '{0}个审核流程，{1}个步骤没有时限',
        'review chains: {0}; steps without a limit: {1}',
        chains.length,
        open,
      );
}

function judgeExamples({ examples }: ReadinessFacts): Judgement {
  const { own, above, failing, rules, rulesShown } = examples;
  const light = failing > 0 ? 'red' : own === 0 || rulesShown < rules ? 'yellow' : 'green';
  return judgement(
    'examples',
    light,
    '本级算例{0}个（不符{1}个），适用的上级算例{2}个；本级规定{3}条，两面都有算例的{4}条',
    'worked examples: {0} of its own ({1} fail), {2} of the levels above; of its {3} rules, {4} are shown on every side',
    own,
    failing,
    above,
    rules,
    rulesShown,
  );
}

function judgeIntake({ intakeFacts }: ReadinessFacts): Judgement {
  const unasked = intakeFacts.filter(({ question }) => question === null).map(({ fact }) => fact);
  return unasked.length === 0
    ? judgement('intake', 'green', '受理时需要{0}项情况', 'facts needed at intake: {0}', intakeFacts.length)
    : judgement(
        'intake',
        'yellow',
        '没有写明如何询问：{0}',
        'no question is stated for {0}',
        unasked.join(', '),
      );
}

function judgeChecklist({ checklist }: ReadinessFacts): Judgement {
  const count = checklist.materials.length;
  return count === 0
    ? judgement('checklist', 'yellow', '没有材料清单', 'no materials are listed')
    : judgement('checklist', 'green', '一次性告知材料{0}项', 'materials on the checklist: {0}', count);
}

function judgeLetters({ letters }: ReadinessFacts): Judgement {
  const broken = letters.filter(({ obstacle }) => obstacle === 'no-text' || obstacle === 'cannot-be-filled');
  if (broken.length > 0)
    return judgement(
      'letters',
      'red',
      '不能出具文书：{0}',
      'cannot be written: {0}',
      broken.map(({ text }) => text).join(', '),
    );
  const unseen = letters.filter(({ obstacle }) => obstacle === 'no-example').map(({ text }) => text);
  return unseen.length === 0
    ? judgement(
        'letters',
        'green',
        '三种审定结果的文书都能出具',
        'letters for all three outcomes can be written',
      )
    : judgement('letters', 'yellow', '没有算例可试写：{0}', 'no example to try: {0}', unseen.join(', '));
}
