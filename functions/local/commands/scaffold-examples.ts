import { compilePolicy } from '../../core/determinations/compile-policy.ts';
import type { BenefitDetermination, Determination } from '../../core/determinations/determination.ts';
import { determine } from '../../core/determinations/determine.ts';
import { liesWithin } from '../../core/jurisdictions/jurisdiction-code.ts';
import type { Policy } from '../../core/policies/policy.ts';
import type { Month } from '../../core/shared/month.ts';
import type { ExampleFile } from '../../generated/example-file.ts';

/** A worked example to start from, under the name of its file. */
export interface ScaffoldedExample {
  readonly file: string;
  readonly example: ExampleFile;
}

/** Facts that everybody's case turns on; those that the policy does not declare are left out. */
const PERSON: Readonly<Record<string, unknown>> = {
  'certificate.kind': 'disability',
  'certificate.category': 'physical',
  'certificate.level': 1,
  'certificate.status': 'valid',
  'livelihood.status': 'minimum-living',
  'person.birthDate': '1980-05-06',
  otherBenefits: [],
};

/** Two persons, one living here and one elsewhere, with what the levels above give them: the officer's first rows. */
export async function scaffoldExamples(
  policy: Policy,
  month: Month,
  name: { zh: string; en: string },
): Promise<ScaffoldedExample[]> {
  const compiled = compilePolicy(policy);
  const { facts: declared = {} } = policy.rules;
  if (compiled.benefits.length === 0 || declared['hukou.code'] === undefined) return [];
  const person = Object.fromEntries(Object.entries(PERSON).filter(([id]) => declared[id] !== undefined));
  const elsewhere = ['110101', '310101'].find((code) => !liesWithin(code, policy.jurisdiction));
  const persons = [
    {
      hukou: policy.jurisdiction,
      why: 'level-1-minimum-living',
      title: {
        zh: `一级肢体残疾、低保，户籍在${name.zh}：照上级规定的结果，本级规定写入后请核对。`,
        en: `Physical level 1, on the minimum living guarantee, registered in ${name.en}: as the levels above have it; review once rules of its own are stated.`,
      },
    },
    {
      hukou: elsewhere,
      why: 'hukou-elsewhere',
      title: {
        zh: `同一个人，户籍不在${name.zh}：照上级规定的结果。`,
        en: `The same person registered outside of ${name.en}: as the levels above have it.`,
      },
    },
  ];
  const scaffolded: ScaffoldedExample[] = [];
  for (const { hukou, why, title } of persons) {
    if (hukou === undefined) continue;
    const facts = { ...person, 'hukou.code': hukou };
    const determination = await determine(compiled, { month, facts });
    const outcomes = Object.values(determination.benefits).map(({ outcome }) => outcome);
    const outcome = outcomes.includes('granted') ? 'granted' : (outcomes[0] ?? 'undetermined');
    scaffolded.push({
      file: `${outcome}-${why}.json`,
      example: { title, month, facts, expected: expectedOf(determination) },
    });
  }
  return scaffolded;
}

function expectedOf({
  benefits,
  totalMonthlyAmount,
  isComplete,
}: Determination): NonNullable<ExampleFile['expected']> {
  return {
    benefits: Object.fromEntries(
      Object.entries(benefits).map(([id, benefit]) => [id, expectedBenefit(benefit)]),
    ),
    ...(isComplete && { totalMonthlyAmount }),
  };
}

function expectedBenefit({ outcome, monthlyAmount, class: taken, reasons, missing }: BenefitDetermination) {
  const because = reasons.filter(({ decisive }) => decisive).map(({ id }) => id);
  return {
    outcome,
    ...(outcome === 'granted' && monthlyAmount !== null && { monthlyAmount }),
    ...(taken !== null && !taken.includes('+') && { class: taken }),
    ...(because.length > 0 && { because }),
    ...(missing.length > 0 && { missing: missing.map(({ fact }) => fact) }),
  };
}
