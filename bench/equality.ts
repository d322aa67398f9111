// node bench/equality.ts --people 1000000 [--seed 1]: compares the bulk evaluator with json-rules-engine for so many
// generated people, spread over every policy file of the repository and of the invented districts. npm test does the
// same with 20,000 a policy; see docs/decisions/0013-bulk-evaluation.md.
import { parseArgs } from 'node:util';
import { checkPolicies } from '../functions/core/policies/check/check-policies.ts';
import { askedPolicies, compareFor, sayMismatch } from '../test/support/bulk-against-engine.ts';
import { inventedTexts, repositoryTexts } from '../test/support/policy-texts.ts';
import { enginesAsked } from '../test/support/remembered-engine.ts';

const { values } = parseArgs({ options: { people: { type: 'string' }, seed: { type: 'string' } } });
const people = Number(values.people ?? 1_000_000);
const seed = Number(values.seed ?? 1);
if (!Number.isInteger(people) || people < 1 || !Number.isInteger(seed)) {
  console.error(`equality: people is ${values.people}, seed is ${values.seed}; right are whole numbers`);
  process.exit(2);
}

const invented = askedPolicies(checkPolicies(inventedTexts)).filter(({ path }) => path.startsWith('99'));
const all = [...askedPolicies(checkPolicies(repositoryTexts)), ...invented];
const each = Math.ceil(people / all.length);
let total = 0;
for (const [index, asked] of all.entries()) {
  const started = performance.now();
  const { compared, mismatch } = await compareFor(asked, each, seed + index);
  total += compared.people;
  if (mismatch !== undefined) {
    console.error(sayMismatch(asked.path, mismatch));
    process.exit(1);
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(
    `${index + 1}/${all.length} ${asked.path}: ${compared.people} people alike (${compared.refused} refused by both), ${compared.seen.size} kinds of outcome, ${seconds} s`,
  );
}
console.log(`${total} people alike; json-rules-engine answered ${enginesAsked()} questions that differ`);
