import { expect, test } from 'vitest';
import { splitCite } from '../../functions/core/determinations/citation.ts';
import { checkAll } from '../../functions/core/policies/check/check-all.ts';
import { mergeLayers } from '../../functions/core/policies/merge-layers.ts';
import { issuedOn, type Policy, type PolicyLayer } from '../../functions/core/policies/policy.ts';
import { policyCatalogueOf } from '../../functions/core/policies/policy-catalogue-of.ts';
import { isObject } from '../../functions/core/shared/json.ts';
import type { PolicyFile } from '../../functions/generated/policy-file.ts';
import { repositoryTexts } from '../support/policy-texts.ts';
import { restatedIn } from '../support/restated.ts';

const checked = await checkAll(repositoryTexts);
const catalogue = policyCatalogueOf(checked.layers);
const files = checked.layers.map((layer) => [layer.path, layer] as const);

/** The policy as it stood when a file was issued: the file is its last layer. */
function policyOf({ file }: PolicyLayer): Policy {
  return catalogue.policyOn(file.jurisdiction, file.effectiveFrom, issuedOn(file));
}

test('every policy file checks clean, and every example holds', () => {
  expect(checked.findings.map(({ file, pointer, message }) => `${file}${pointer} ${message.en}`)).toEqual([]);
  expect(checked.layers.length + checked.examples.length + checked.timelines.length).toBe(
    repositoryTexts.length,
  );
  expect(checked.runs.filter(({ determination, schedule }) => !determination && !schedule)).toEqual([]);
});

test('the ten jurisdictions are there', () => {
  expect(catalogue.jurisdictions()).toEqual(
    expect.arrayContaining(
      '100000 130000 130110 320583 341723 350200 440100 440300 450800 500156'.split(' '),
    ),
  );
});

test.each([
  [1, '500156'],
  [2, '500156'],
  [3, '500156'],
  [4, '500156'],
  [5, '500156'],
  [6, '500156'],
  [7, '500156'],
  [8, '500156'],
  [9, '500156'],
  [10, '130000'],
  [11, '130110'],
  [12, '130110'],
  [19, '320583'],
  [20, '320583'],
  [24, '440300'],
  [25, '440300'],
  [26, '440300'],
  [27, '440100'],
  [40, '350200'],
  [41, '450800'],
  [42, '341723'],
  [42, '500156'],
  [42, '440100'],
])('worked person %i is an example of %s', (id, jurisdiction) => {
  const mentions = new RegExp(`^worked person ${id}(?![0-9])`);
  const sources = checked.examples
    .filter((placed) => placed.jurisdiction === jurisdiction)
    .map(({ example }) => example.source ?? '');
  expect(sources.filter((source) => mentions.test(source))).not.toEqual([]);
});

/**
 * Equal to what is said above, and yet a statement: the limit of a term, which the schema asks for beside its
 * citation; an amount that this level sets itself and that must not move when the level above changes its own.
 */
const STATED_ANEW: readonly RegExp[] = [
  /^\/(terms|stageDefaults)\/[^/]+\/limit$/,
  /^\/parameters\/[^/]+\/(amount|number)$/,
];

/** What a file repeats of the levels and versions below which it lies. */
function repeatedIn(file: PolicyFile, layers: readonly PolicyLayer[]): string[] {
  const above = mergeLayers(
    {},
    layers.map((layer) => layer.file),
  );
  return restatedIn(file, above).filter((pointer) => !STATED_ANEW.some((form) => form.test(pointer)));
}

test.each(files)('%s repeats nothing that is said above it', (path, layer) => {
  const repeated = repeatedIn(layer.file, policyOf(layer).layers.slice(0, -1));
  const named = repeated.map((pointer) => `${path} ${pointer}`);
  expect(named).toEqual([]);
});

test('a repetition is named by its pointer: a value, a text, a list, an expression', () => {
  const nation = catalogue.policyOn('100000', '2023-03-01');
  const rules = nation.rules.benefits?.nursing;
  const file: PolicyFile = {
    jurisdiction: '130110',
    effectiveFrom: '2023-03-01',
    benefits: {
      nursing: {
        select: 'highest',
        unlisted: 'allow',
        label: rules?.label ?? '',
        classes: { severe: { when: rules?.classes?.severe?.when ?? { any: [] }, amount: '1.00' } },
      },
    },
    materials: { application: { for: ['living', 'nursing'] } },
  };
  expect(repeatedIn(file, nation.layers)).toEqual([
    '/benefits/nursing/select',
    '/benefits/nursing/label',
    '/benefits/nursing/classes/severe/when',
    '/materials/application/for',
  ]);
});

test.each(files)('every document that %s cites is declared there or above', (_, layer) => {
  const { documents = {} } = policyOf(layer).rules;
  const cited = citesIn(layer.file).map((cite) => splitCite(cite).document);
  expect(cited.length).toBeGreaterThan(0);
  expect([...new Set(cited)].filter((id) => !Object.hasOwn(documents, id))).toEqual([]);
});

function citesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(citesIn);
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, part]) =>
    key === 'cite' || key === 'maximumCite' ? [part].flat().map(String) : citesIn(part),
  );
}
