import { expect, test } from 'vitest';
import { dueMonths } from '../../../../functions/core/entitlements/due-months.ts';
import { explainMonth } from '../../../../functions/core/entitlements/explain-month.ts';
import {
  type Entries,
  entitlementWorld,
  GRANTED,
  invented,
  PERSON,
} from '../../../support/entitlement-world.ts';

const cite = 'invented 7';
const world = entitlementWorld(
  invented({
    name: { zh: '某县', en: 'Some County' },
    benefits: {
      living: { concurrence: { 'elder-care-service': { rule: 'higher-of', pay: 'full', cite } } },
      nursing: {
        classes: {
          mental: {
            label: { zh: '精神残疾人', en: 'Mental disability' },
            when: { fact: 'certificate.category', operator: 'equal', value: 'mental' },
            amount: { parameter: 'nursing' },
            cite,
          },
        },
      },
    },
  }),
);
const facts = (values: Record<string, unknown>, from = '2022-03-02'): Entries[number] => ({
  from,
  facts: values,
});

async function told(entries: Entries, month: string, benefit = 'nursing') {
  const asked = { through: month, knownOn: '2099-12-31' };
  const months = await dueMonths(world.dossier(entries), asked, world.context);
  return months.at(-1)?.benefits[benefit]?.explanation ?? { zh: '', en: '' };
}

test('a requirement that is not met is told as such, not as if it were met', async () => {
  const { zh, en } = await told([PERSON, GRANTED, facts({ 'certificate.status': 'frozen' })], '2022-04');
  expect(zh).toContain('本月不发。未满足“持有有效的残疾人证”，依据');
  expect(en).toContain('nothing is due. Requirement not met: Holds a valid disability certificate (');
});

test('classes of which none applies are named together', async () => {
  const { zh, en } = await told([PERSON, GRANTED, facts({ 'certificate.level': 4 })], '2022-04');
  expect(zh).toContain('不属于发放对象“精神残疾人”、“一级、二级重度残疾人”，依据');
  expect(en).toContain(
    'None of the classes applies: “Mental disability”, “Severely disabled person of level 1 or 2”',
  );
});

test('another benefit stands against this one as the policy says: excluded, or only the higher', async () => {
  const held = (code: string, monthlyAmount: string) =>
    told([PERSON, GRANTED, facts({ otherBenefits: [{ code, monthlyAmount }] })], '2022-04', 'living');
  expect((await held('orphan', '500.00')).zh).toContain('不能同时享受，依据');
  const higher = await held('elder-care-service', '200.00');
  expect(higher.zh).toContain('择高享受，不再发放本补贴，依据');
  expect(higher.en).toContain('is kept, only the higher is paid');
});

test('what is not known is named, and so is what rules would make of an amount that an officer set', async () => {
  const unknown = await told([PERSON, GRANTED, facts({ 'livelihood.status': null })], '2022-04', 'living');
  expect(unknown.zh).toContain('是否属于“低保家庭中的残疾人”尚待查清');
  expect(unknown.zh).toContain('需要补充：生活困难情况。');
  const set: Entries[number] = {
    decided: { nursing: { outcome: 'granted', amount: '60.00', ground: '核对原件' } },
    appliedOn: '2022-03-10',
    decidedOn: '2022-03-28',
  };
  expect((await told([PERSON, set], '2022-04')).zh).toContain(
    '本月应发60.00元。金额由经办人员另行认定，理由已记录；按规则属于“一级、二级重度残疾人”',
  );
  const light = await told([PERSON, facts({ 'certificate.level': 4 }), set], '2022-04');
  expect(light.zh).toContain('按规则不能认定：“精神残疾人”、“一级、二级重度残疾人”');
});

test('a month is paid by a place only where something is due, and one without a policy says so', async () => {
  const asked = { knownOn: '2022-12-31' };
  const month = async (entries: Entries, name: string) =>
    explainMonth(world.dossier(entries), { ...asked, month: name }, world.context);
  expect((await month([PERSON, GRANTED], '2022-04')).zh).toContain('由某县（990101）发放：');
  const none = [PERSON, GRANTED, facts({ 'certificate.status': 'frozen' })] as Entries;
  expect((await month(none, '2022-04')).zh).toContain('由某县（990101）认定：');
  const early: Entries = [
    PERSON,
    { ...GRANTED, appliedOn: '2021-12-20', fromMonth: '2021-12' } as Entries[number],
  ];
  const { zh, en } = await month(early, '2021-12');
  expect(zh).toContain('由某县（990101）认定：');
  expect(zh).toContain('重度残疾人护理补贴：本月尚不能认定');
  expect(zh).toContain('需要补充：当地该月的政策文件。');
  expect(en).toContain('Needed: a policy of the place for this month.');
});
