import { expect, test } from 'vitest';
import { compilePolicy } from '../../functions/core/determinations/compile-policy.ts';
import { type DetermineRequest, determine } from '../../functions/core/determinations/determine.ts';
import { checkPolicies } from '../../functions/core/policies/check/check-policies.ts';
import type { Policy } from '../../functions/core/policies/policy.ts';
import { policyCatalogueOf } from '../../functions/core/policies/policy-catalogue-of.ts';
import { digestOf } from '../../functions/core/shared/digest.ts';
import { isObject } from '../../functions/core/shared/json.ts';
import { lastDayOf } from '../../functions/core/shared/month.ts';
import type { ExampleFile } from '../../functions/generated/example-file.ts';
import { compiledOnce } from '../support/compiled-policies.ts';
import { repositoryTexts } from '../support/policy-texts.ts';
import { shuffledKeys } from '../support/shuffled-keys.ts';

const checked = checkPolicies(repositoryTexts);
const catalogue = policyCatalogueOf(checked.layers);

interface Asked {
  readonly path: string;
  readonly policy: Policy;
  readonly request: DetermineRequest;
}

const asked: readonly Asked[] = checked.examples.flatMap(({ path, jurisdiction, example }) => {
  const request = requestOf(example);
  if (request === undefined) return [];
  const policy = catalogue.policyOn(jurisdiction, lastDayOf(request.month), example.knownOn);
  return [{ path, policy, request }];
});

function requestOf({ month, facts, factsAsOf }: ExampleFile): DetermineRequest | undefined {
  if (month === undefined || facts === undefined) return undefined;
  return { month, facts, ...(factsAsOf && { factsAsOf }) };
}

async function bytes({ policy, request }: Asked, compile = compiledOnce): Promise<string> {
  return JSON.stringify(await determine(compile(policy), request));
}

test('the same policy digest and the same facts give the same bytes, in whatever order either is written', async () => {
  expect(asked.length).toBeGreaterThan(100);
  const rewritten = checked.layers.map((layer, index) => {
    const file = shuffledKeys(layer.file, index + 1);
    return { ...layer, file, digest: digestOf(file) };
  });
  const other = policyCatalogueOf(rewritten);
  for (const [index, one] of asked.entries()) {
    const { policy, request, path } = one;
    const example = checked.examples.find((placed) => placed.path === path)?.example;
    const again = other.policyOn(policy.jurisdiction, lastDayOf(request.month), example?.knownOn);
    expect(again.digest, path).toBe(policy.digest);
    const facts = shuffledKeys(request.facts, index + 7);
    const shuffled = { path, policy: again, request: { ...request, facts } };
    expect(await bytes(shuffled), path).toBe(await bytes(one));
  }
});

test('a policy compiled anew gives the same bytes as one that has answered before', async () => {
  const sample = asked.filter((_, index) => index % 5 === 0);
  for (const one of sample) expect(await bytes(one, compilePolicy), one.path).toBe(await bytes(one));
});

test('500 determinations at once, over all districts, equal those one after another', async () => {
  const many = Array.from({ length: 500 }, (_, index) => asked[(index * 37) % asked.length]).filter(
    (one) => one !== undefined,
  );
  expect(new Set(many.map(({ policy }) => policy.jurisdiction))).toEqual(
    new Set(asked.map(({ policy }) => policy.jurisdiction)),
  );
  const inTurn: string[] = [];
  for (const one of many) inTurn.push(await bytes(one));
  const atOnce = await Promise.all(many.map((one) => bytes(one)));
  expect(atOnce).toEqual(inTurn);
});

test('shuffling changes the order of keys and nothing else', () => {
  const [first] = checked.layers;
  const file = shuffledKeys(first?.file, 3);
  expect(file).toEqual(first?.file);
  expect(JSON.stringify(file)).not.toBe(JSON.stringify(first?.file));
  expect(isObject(file)).toBe(true);
});
