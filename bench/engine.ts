// Wulong, one person: raw json-rules-engine with the same rules and a cached engine; our determination with its
// full explanation; GoRules ZEN on an equal table with its trace.
import { ZenEngine } from '@gorules/zen-engine';
import { determine } from '../functions/core/determinations/determine.ts';
import { createEngine } from '../functions/core/rules/rule-set.ts';
import { type Measured, measure } from './measure.ts';
import { FACTS, flatFacts, MONTH, wulong } from './wulong.ts';

export interface EngineResult {
  readonly measured: readonly Measured[];
  /** Ours by raw json-rules-engine, medians. */
  readonly ratio: number;
}

export async function benchEngine(rounds = 20): Promise<EngineResult> {
  const compiled = wulong();
  const engine = createEngine(compiled.ruleSet.conditions);
  const flat = flatFacts(compiled);
  const zen = new ZenEngine();
  const decision = zen.createDecision(zenTable());
  await assertEqualAnswers(decision);
  const measured = await measure(
    [
      { name: 'raw json-rules-engine, same rules, cached engine', call: () => engine.run(flat) },
      {
        name: 'Huize, determination with full explanation',
        call: () => determine(compiled, { month: MONTH, facts: FACTS }),
      },
      { name: 'ZEN, equal table, with trace', call: () => decision.evaluate(FACTS, { trace: true }) },
    ],
    rounds,
  );
  zen.dispose();
  const [raw, ours] = measured;
  return { measured, ratio: (ours?.median ?? Number.NaN) / (raw?.median ?? Number.NaN) };
}

/** Wulong's two benefits as ZEN decision tables: every criterion a column. */
function zenTable(): object {
  const inputs = [
    ['hukou', 'hukou.code'],
    ['kind', 'certificate.kind'],
    ['status', 'certificate.status'],
    ['livelihood', 'livelihood.status'],
    ['level', 'certificate.level'],
  ] as const;
  const common = { hukou: '"500156"', kind: '"disability"', status: '"valid"' };
  const table = (id: string, field: string, rows: Record<string, string>[]) => ({
    id,
    name: id,
    type: 'decisionTableNode',
    position: { x: 0, y: 0 },
    content: {
      hitPolicy: 'first',
      passThrough: true,
      inputs: inputs.map(([key, source]) => ({ id: key, name: key, field: source })),
      outputs: [{ id: 'out', name: field, field }],
      rules: [
        ...rows.map((row, n) => ({ _id: `${id}${n}`, ...common, ...row })),
        { _id: `${id}x`, out: '0' },
      ],
    },
  });
  const nodes = [
    { id: 'in', name: 'in', type: 'inputNode', position: { x: 0, y: 0 }, content: {} },
    table('living', 'living', [{ livelihood: '"minimum-living"', level: '<= 4', out: '80' }]),
    table('nursing', 'nursing', [
      { livelihood: '!= "extreme-poverty"', level: '1', out: '90' },
      { livelihood: '!= "extreme-poverty"', level: '2', out: '80' },
    ]),
    { id: 'result', name: 'result', type: 'outputNode', position: { x: 0, y: 0 }, content: {} },
  ];
  const path = ['in', 'living', 'nursing', 'result'];
  const edges = path
    .slice(1)
    .map((targetId, n) => ({ id: `e${n}`, sourceId: path[n], targetId, type: 'edge' }));
  return { nodes, edges };
}

async function assertEqualAnswers(decision: {
  evaluate(context: unknown): Promise<{ result: unknown }>;
}): Promise<void> {
  const { result } = await decision.evaluate(FACTS);
  const { living, nursing } = result as { living: number; nursing: number };
  if (living !== 80 || nursing !== 90)
    throw new Error(`the ZEN table says living ${living}, nursing ${nursing}; right is 80 and 90`);
}
