import { expect, test } from 'vitest';
import { pinnedPolicy } from '../../../../functions/core/cases/pinned-policy.ts';
import { keepTime } from '../../../../functions/core/use-cases/cases/keep-time.ts';
import { rePinPolicy } from '../../../../functions/core/use-cases/cases/re-pin-policy.ts';
import type { PolicyFile } from '../../../../functions/generated/policy-file.ts';
import { casePolicies, PLAIN, plainLater } from '../../../support/case-policies.ts';
import {
  application,
  approveAt,
  by,
  caseWorld,
  submittedCase,
  withPolicies,
} from '../../../support/case-world.ts';
import { layerOf } from '../../../support/mini-policy.ts';

/** Published in August: it counts from February on and decides in one stage. */
const retroactive: PolicyFile = { ...plainLater, effectiveFrom: '2023-02-01', issuedOn: '2023-02-01' };
const changed = [...casePolicies, layerOf(retroactive)];

test('a case keeps its chain and its rules when a newer file comes, even one that reaches back', async () => {
  const world = caseWorld();
  let one = await submittedCase(world, application(PLAIN));
  const later = withPolicies(world, changed);
  one = await approveAt(later, one, 'township', 'township');
  one = await approveAt(later, one, 'federation', 'federation');
  expect(one.chain.stages).toHaveLength(4);
  expect(one.open?.determination.benefits.living?.monthlyAmount).toBe('80.00');
  const other = await submittedCase(later, application(PLAIN, { person: 'person-2' }));
  expect(other.chain.stages).toHaveLength(1);
  expect(other.open?.determination.benefits.living?.monthlyAmount).toBe('100.00');
});

test('a case moves to a newer version only when somebody says so, with a ground; its running chain stays', async () => {
  const world = caseWorld();
  const one = await submittedCase(world, application(PLAIN));
  const request = { on: '2023-03-20', ground: '新标准自二月起执行，按新标准办理' };
  await expect(rePinPolicy(world, one.id, request, by('civil-affairs'))).rejects.toMatchObject({
    name: 'policy-already-pinned',
  });
  const later = withPolicies(world, changed);
  await expect(
    rePinPolicy(later, one.id, { ...request, ground: '' }, by('civil-affairs')),
  ).rejects.toMatchObject({
    name: 'decision-needs-ground',
  });
  await expect(rePinPolicy(later, one.id, request, by('township'))).rejects.toMatchObject({
    name: 'not-your-stage',
  });
  const moved = await rePinPolicy(later, one.id, request, by('civil-affairs'));
  expect(moved.open?.determination.benefits.living?.monthlyAmount).toBe('100.00');
  expect(moved.chain.stages).toHaveLength(4);
});

test('where a pinned file is gone, the case is not decided by other rules; a re-pin is the way on', async () => {
  const world = caseWorld();
  const one = await submittedCase(world, application(PLAIN));
  const without = withPolicies(
    world,
    changed.filter(({ file }) => file.jurisdiction !== PLAIN || file.effectiveFrom !== '2022-01-01'),
  );
  await expect(approveAt(without, one, 'township', 'township')).rejects.toMatchObject({
    name: 'pinned-policy-missing',
  });
  world.clock.set('2023-03-24');
  expect((await keepTime(without, one.id)).escalations).toHaveLength(1);
  const request = { on: '2023-03-20', ground: '原政策文件已撤回，按现行文件办理' };
  const moved = await rePinPolicy(without, one.id, request, by('civil-affairs'));
  expect((await approveAt(without, moved, 'township', 'township')).open?.stage).toBe('federation');
});

test('the pin of every repository policy finds its policy again', async () => {
  const world = caseWorld();
  for (const county of ['130110', '320583', '341723', '440112', '500156', '350203']) {
    const facts = { ...application(county).facts };
    const one = await submittedCase(
      caseWorld({ at: '2025-06-03' }),
      application(county, { facts, benefits: ['nursing'] }),
    );
    expect(pinnedPolicy(world.catalogue, one.policy).digest).toBe(one.policy.digest);
  }
});
