import { describe, expect, test } from 'vitest';
import { compilePolicy } from '../../../../functions/core/determinations/compile-policy.ts';
import { determine } from '../../../../functions/core/determinations/determine.ts';
import { fillLetter, letterValues } from '../../../../functions/core/procedure/letter.ts';
import { PLACEHOLDERS } from '../../../../functions/core/procedure/placeholders.ts';
import { Refusal } from '../../../../functions/core/shared/refusal.ts';
import { MINI_PERSON, MINI_PUBLISHED_NATION } from '../../../support/mini-folder.ts';
import { policyFrom } from '../../../support/mini-policy.ts';

const both = (text: string) => ({ zh: text, en: text });
const context = {
  person: both('张某'),
  office: both('县民政局'),
  materials: both('身份证'),
  dueOn: both('2023-04-20'),
  objectionTerm: both('60日内'),
};

async function valuesFor(facts: object, benefit = 'nursing') {
  const compiled = compilePolicy(policyFrom([MINI_PUBLISHED_NATION]));
  const determination = await determine(compiled, { month: '2023-03', facts: { ...MINI_PERSON, ...facts } });
  const found = determination.benefits[benefit];
  if (found === undefined) throw new Error(`the mini nation has ${benefit}`);
  return letterValues(determination, found, context);
}

describe('a letter', () => {
  test('says amount, class, month, reasons and citations of a grant', async () => {
    const text = both(
      '{{person}}：{{benefit}}{{outcome}}，{{month}}起{{monthlyAmount}}元（{{class}}），共{{totalMonthlyAmount}}元。{{citations}}',
    );
    const { zh } = fillLetter(
      'decision-granted',
      text,
      await valuesFor({ hukou: { code: '100001', area: 'urban' } }),
    );
    expect(zh).toBe('张某：护理补贴符合条件，2023年3月起230.00元（一级低保），共310.00元。国〔2016〕1号 五');
  });

  test('a refusal names what speaks against it, then what was found to be met', async () => {
    const values = await valuesFor({ livelihood: { status: 'extreme-poverty' } });
    expect(values.reasons.zh).toBe(
      '· 属于不予发放的情形：特困供养\n· 已核实符合：持有有效证件\n· 已核实符合：本地户籍',
    );
  });

  test('an open outcome names what is missing', async () => {
    const values = await valuesFor({
      certificate: { kind: 'disability', status: 'valid', category: 'physical' },
    });
    expect(values.reasons.en).toBe('- Level');
    expect(values.monthlyAmount.zh).toBe('—');
  });

  test('every placeholder that a policy may use is filled in', async () => {
    const values = await valuesFor({});
    const text = PLACEHOLDERS.map((name) => `{{ ${name} }}`).join('|');
    expect(fillLetter('all', both(text), values).zh).not.toMatch(/\{\{|undefined/);
  });

  test('an unknown placeholder is refused with the nearest name', async () => {
    const values = await valuesFor({});
    const fill = () => fillLetter('decision-granted', both('{{monthlyAmont}}元'), values);
    expect(fill).toThrow(Refusal);
    expect(fill).toThrow('{{monthlyAmont}}, for which nothing is filled in; did you mean monthlyAmount?');
  });

  test('braces in what is filled in are not read as placeholders', async () => {
    const values = { ...(await valuesFor({})), person: both('{{office}}$&') };
    expect(fillLetter('x', both('{{person}}'), values).zh).toBe('{{office}}$&');
  });
});
