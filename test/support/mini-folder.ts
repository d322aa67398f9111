import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { PolicyFile } from '../../functions/generated/policy-file.ts';
import { MINI_COUNTY, MINI_LIVING, MINI_NATION, MINI_NURSING } from './mini-policy.ts';
import { type TemporaryFolder, temporaryFolder } from './temporary-folder.ts';

/** A person on the minimum living guarantee at level 1, registered in the mini county. */
export const MINI_PERSON = {
  certificate: { kind: 'disability', category: 'physical', level: 1, status: 'valid' },
  livelihood: { status: 'minimum-living' },
  person: { birthDate: '1980-05-06' },
  hukou: { code: '500156', area: 'urban' },
  household: { disabledMembers: 1, incomePerHead: '300.00' },
  income: { fixed: true },
  otherBenefits: [],
};

const review = (id: string, limit: number | null) =>
  ({
    id,
    kind: 'review',
    owner: 'township',
    level: 'township',
    limit: limit === null ? null : { workingDays: limit },
    cite: 'nation-1 七',
  }) as const;

/** The mini nation with all that a published file must have: registers, chains, materials, letters. */
export const MINI_PUBLISHED_NATION: PolicyFile = {
  ...MINI_NATION,
  registers: Object.fromEntries(
    ['certificates', 'minimum-living', 'deaths', 'elder-care'].map((id) => [
      id,
      { label: { zh: id, en: id }, owner: '民政' },
    ]),
  ),
  benefits: {
    living: { ...MINI_LIVING, select: 'highest', rounding: 'none' },
    nursing: { ...MINI_NURSING, select: 'first', rounding: 'none' },
  },
  chains: {
    standard: {
      label: { zh: '本地申请', en: 'Handed in here' },
      stages: [review('township', 3), review('federation', null)],
      maximumWorkingDays: 10,
      maximumCite: 'nation-1 七',
      cite: 'nation-1 七',
    },
  },
  stageDefaults: { review: { limit: { workingDays: 2 }, cite: 'nation-1 七' } },
  materials: {
    identity: {
      label: { zh: '身份证', en: 'Identity card' },
      for: ['living', 'nursing'],
      form: 'original',
      cite: 'nation-1 八',
    },
  },
  texts: {
    'decision-granted': {
      zh: '{{person}}：{{month}}起每月{{monthlyAmount}}元（{{class}}）。{{reasons}}',
      en: '{{person}}: {{monthlyAmount}} yuan from {{month}} ({{class}}). {{reasons}}',
    },
    'decision-refused': { zh: '{{person}}：不符合{{benefit}}。', en: '{{person}}: no {{benefit}}.' },
    'decision-undetermined': { zh: '{{person}}：尚缺{{reasons}}', en: '{{person}}: missing {{reasons}}' },
  },
};

/** Writes one file of a policies folder. */
export function writePolicy(folder: TemporaryFolder, path: string, value: object | string): void {
  mkdirSync(dirname(folder.pathOf(path)), { recursive: true });
  writeFileSync(folder.pathOf(path), typeof value === 'string' ? value : JSON.stringify(value, null, 2));
}

/** The mini nation and county as a policies folder: the county raises nursing from 120 to 150 in 2024. */
export function miniFolder(): TemporaryFolder {
  const folder = temporaryFolder();
  writePolicy(folder, '100000-nation/2016-01-01.json', MINI_PUBLISHED_NATION);
  writePolicy(folder, '500156-county/2023-02-23.json', MINI_COUNTY);
  writePolicy(folder, '500156-county/2024-01-01.json', {
    ...MINI_COUNTY,
    effectiveFrom: '2024-01-01',
    parameters: { nursing: { amount: '150.00', cite: 'county-9 二' } },
  });
  writePolicy(folder, '500156-county/examples/granted-nursing-severe.json', {
    title: { zh: '一级，不在低保：护理补贴120元。', en: 'Level 1, no guarantee: nursing 120.' },
    month: '2023-03',
    facts: {
      ...MINI_PERSON,
      livelihood: { status: 'none' },
      household: { disabledMembers: 1, incomePerHead: '3000.00' },
    },
    expected: { benefits: { nursing: { outcome: 'granted', monthlyAmount: '120.00' } } },
  });
  writePolicy(folder, '500156-county/examples/refused-both-elsewhere.json', {
    title: { zh: '户籍不在本县。', en: 'Registered elsewhere.' },
    month: '2023-03',
    facts: { ...MINI_PERSON, hukou: { code: '110101', area: 'urban' } },
    expected: { benefits: { nursing: { outcome: 'refused' }, living: { outcome: 'refused' } } },
  });
  return folder;
}
