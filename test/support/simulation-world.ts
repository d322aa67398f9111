import { createMemoryTable } from '../../functions/adapters/local/memory-table.ts';
import { createSimulationStore } from '../../functions/adapters/stores/simulation-store.ts';
import { EMPTY_SHELF } from '../../functions/core/use-cases/policy-shelf.ts';
import { refreshPolicies } from '../../functions/core/use-cases/refresh-policies.ts';
import { policySides } from '../../functions/runtime/register-services.ts';
import { oneKeyRing } from './case-world.ts';
import { CERTIFICATE_HEADER } from './certificate-header.ts';
import { compiledOnce } from './compiled-policies.ts';
import { repositoryTexts } from './policy-texts.ts';
import { bring, registerWorld, someone, WULONG } from './register-world.ts';

const policies = refreshPolicies(EMPTY_SHELF, {
  changed: repositoryTexts.filter(({ path }) => /^(100000|500156)-/.test(path)),
  removed: [],
});

const certificates = [...CERTIFICATE_HEADER, '户籍地行政区划代码'];

/** The text of Wulong's policy file, changed and put on another day. */
export function wulongFrom(effectiveFrom: string, change: (file: WulongFile) => void) {
  const text = repositoryTexts.find(({ path }) => path === '500156-wulong/2023-02-23.json')?.text ?? '';
  const file = JSON.parse(text) as WulongFile;
  change(file);
  return {
    path: `500156-wulong/${effectiveFrom}.json`,
    text: JSON.stringify({ ...file, effectiveFrom }, null, 2),
  };
}

interface WulongFile {
  parameters: Record<string, { amount: string }>;
  benefits: {
    nursing: { table: { rows: { id: string; when: unknown[]; amount: object; label: object }[] } };
  };
}

/**
 * Three people of Wulong in June 2023: the first, of level 1 and on the minimum living guarantee, receives both
 * benefits, the second, of level 2, nursing; the third, of level 3, nothing.
 */
export async function simulationWorld() {
  const world = await registerWorld('2023-06-30');
  const levels = ['一级', '二级', '三级'];
  await bring(
    world,
    'disability-certificates',
    '2023-06-30',
    certificates,
    levels.map((level, at) => [
      ...someone(at + 1),
      '肢体',
      level,
      '2022-06-01',
      '2032-05-01',
      '有效',
      WULONG,
    ]),
  );
  const filler = someone(99);
  await bring(
    world,
    'minimum-living',
    '2023-06-30',
    ['姓名', '身份证号', '保障状态', '纳入低保日期'],
    [[...someone(1), '在保', '2022-01-01']],
  );
  for (const register of ['minimum-living-margin', 'extreme-poverty'])
    await bring(world, register, '2023-06-30', ['姓名', '身份证号'], [filler]);
  for (const register of ['work-injury', 'war-injury-pensions', 'elder-care', 'orphans', 'retired-cadres'])
    await bring(
      world,
      register,
      '2023-06-30',
      ['姓名', '身份证号', '补贴项目', '儿童类别', '待遇项目'],
      [[...filler, '高龄津贴', '孤儿', register === 'retired-cadres' ? '护理费' : '']],
    );
  const people = await Promise.all(
    [1, 2, 3].map(async (seed) => (await world.vault.find(someone(seed)[1])) ?? ''),
  );
  const [first = '', second = ''] = people;
  await grant(world, first, 1, 'minimum-living', ['living', 'nursing']);
  await grant(world, second, 2, 'none', ['nursing']);
  return {
    ...world,
    people,
    policies,
    simulations: createSimulationStore(
      createMemoryTable(() => Math.floor(Date.parse(world.clock.now()) / 1000)),
      oneKeyRing(),
    ),
    counties: { countiesIn: async (code: string) => (code === WULONG ? [WULONG] : ['500101', WULONG]) },
    catalogue: policies.catalogue,
    sideOf: policySides(compiledOnce),
  };
}

async function grant(
  { dossiers }: Awaited<ReturnType<typeof registerWorld>>,
  person: string,
  level: number,
  livelihood: string,
  benefits: readonly string[],
): Promise<void> {
  const base = {
    at: '2023-03-10T01:00:00Z',
    knownOn: '2023-03-10',
    source: { kind: 'case', id: 'case-1' },
  } as const;
  const granted = { outcome: 'granted', overrideFen: null, ground: null } as const;
  await dossiers.add(person, [
    {
      ...base,
      id: `facts-${person}`,
      type: 'facts',
      from: '2023-03-01',
      asOf: '2023-03-01',
      values: {
        'certificate.kind': 'disability',
        'certificate.category': 'physical',
        'certificate.level': level,
        'certificate.status': 'valid',
        'livelihood.status': livelihood,
        'person.birthDate': '1970-01-01',
        'hukou.code': WULONG,
        otherBenefits: [],
      },
    },
    {
      ...base,
      id: `decided-${person}`,
      type: 'decided',
      caseId: 'case-1',
      jurisdiction: WULONG,
      appliedOn: '2023-03-02',
      decidedOn: '2023-03-10',
      fromMonth: '2023-03',
      benefits: Object.fromEntries(benefits.map((benefit) => [benefit, granted])),
    },
  ]);
}
