import { describe, expect, it } from 'vitest';
import { checklistOf } from '../../../../functions/core/procedure/checklist.ts';
import type { Material } from '../../../../functions/generated/policy-file.ts';
import { MINI_PUBLISHED_NATION } from '../../../support/mini-folder.ts';
import { policyFrom } from '../../../support/mini-policy.ts';

const materials: Record<string, Material> = {
  identity: {
    label: { zh: '身份证', en: 'Identity card' },
    for: ['living', 'nursing'],
    form: 'original',
    cite: 'nation-1 八',
  },
  guarantee: {
    label: { zh: '低保证', en: 'Guarantee card' },
    for: ['living.minimum-living'],
    replaceableBy: ['minimum-living'],
    note: { zh: '可由系统核对', en: 'Looked up where possible' },
    cite: 'nation-1 八',
  },
  guardian: {
    label: { zh: '监护人证明', en: 'Proof of guardianship' },
    for: ['nursing'],
    when: {
      all: [
        { fact: 'certificate.level', operator: 'equal', value: 1 },
        { not: { fact: 'certificate.kind', operator: 'in', value: ['veteran'] } },
      ],
    },
    cite: 'nation-1 八',
  },
};
const policy = policyFrom(
  [
    {
      ...MINI_PUBLISHED_NATION,
      materials,
      terms: {
        'notify-applicant': { limit: { workingDays: 3 }, cite: 'nation-1 七' },
        push: { label: { zh: '移交', en: 'Hand on' }, limit: { calendarDays: 5 }, cite: 'nation-1 七' },
        decide: { limit: null, cite: 'nation-1 七' },
      },
    },
  ],
  '2023-03-31',
);

describe('the one-time checklist', () => {
  it('says for what each material is needed, in what form, what replaces it and where it is written', () => {
    const all = checklistOf(policy).materials;
    expect(all.map(({ id }) => id)).toEqual(['guarantee', 'guardian', 'identity']);
    expect(all[0]).toMatchObject({
      for: [{ benefit: 'living', class: 'minimum-living', label: { zh: '低保' } }],
      form: null,
      condition: null,
      replaceableBy: [{ id: 'minimum-living', owner: '民政' }],
      note: { en: 'Looked up where possible' },
      citations: [{ document: 'nation-1', clause: '八' }],
    });
    expect(all[2]?.form).toEqual({ id: 'original', label: { zh: '原件', en: 'original' } });
  });

  it('says in words when a material is asked for only sometimes, and on which facts that rests', () => {
    const [guardian] = checklistOf(policy, 'nursing').materials;
    expect(guardian?.condition?.text.zh).toContain('残疾等级 = 1');
    expect(guardian?.condition?.facts.map(({ id }) => id)).toEqual(['certificate.level', 'certificate.kind']);
  });

  it('leaves out what is only for other benefits', () => {
    const { materials: asked, benefits } = checklistOf(policy, 'nursing');
    expect(benefits.map(({ id }) => id)).toEqual(['nursing']);
    expect(asked.map(({ id }) => id)).toEqual(['guardian', 'identity']);
    expect(asked[1]?.for.map(({ benefit }) => benefit)).toEqual(['nursing']);
  });

  it('gives the terms in the order in which they run, with days and their kind', () => {
    const { terms } = checklistOf(policy);
    expect(terms.map(({ id, limit }) => [id, limit])).toEqual([
      ['push', { days: 5, kind: 'calendar' }],
      ['decide', null],
      ['notify-applicant', { days: 3, kind: 'working' }],
    ]);
    expect(terms[0]?.label.zh).toBe('移交');
    expect(terms[2]?.label.zh).toBe('告知申请人结果');
  });

  it('refuses a benefit that nobody has, and names the nearest', () => {
    expect(() => checklistOf(policy, 'nursng')).toThrow(/right is one of living, nursing/);
  });
});
