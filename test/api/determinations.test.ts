import { beforeAll, describe, expect, it } from 'vitest';
import type { OpenApiDocument } from '../../functions/api/documentation/openapi-document.ts';
import type { Determination } from '../../functions/core/determinations/determination.ts';
import { INQUIRY, PERSON, repositoryApi, schemaErrors, type TestApi } from './repository-api.ts';

let api: TestApi;
let document: OpenApiDocument;
beforeAll(async () => {
  api = await repositoryApi();
  document = (await (await api.get('/openapi.json')).json()) as OpenApiDocument;
});

const determine = async (body: object) => {
  const response = await api.post('/v1/determinations', body);
  const answer = await response.json();
  expect(response.status, JSON.stringify(answer)).toBe(200);
  expect(schemaErrors(document, { $ref: '#/components/schemas/Determination' }, answer)).toBeNull();
  return answer as Determination;
};

describe('POST /v1/determinations', () => {
  it('grants what Wulong pays, with reasons and citations in both languages', async () => {
    const { benefits, totalMonthlyAmount, explanation } = await determine(INQUIRY);
    expect(benefits.living).toMatchObject({ outcome: 'granted', monthlyAmount: '80.00' });
    expect(benefits.nursing).toMatchObject({ outcome: 'granted', monthlyAmount: '80.00' });
    expect(totalMonthlyAmount).toBe('160.00');
    expect(explanation.zh).toContain('武隆');
    expect(explanation.en).toContain('Wulong');
    expect(
      benefits.living?.reasons.some(({ citations }) =>
        citations.some(({ document: id }) => id === 'wulong-2023-9'),
      ),
    ).toBe(true);
  });

  it('leaves open what is not known, and says who can tell', async () => {
    const { benefits, isComplete } = await determine({ ...INQUIRY, facts: { certificate: { level: 2 } } });
    expect(isComplete).toBe(false);
    expect(benefits.living?.outcome).toBe('undetermined');
    expect(benefits.living?.missing.map(({ fact }) => fact)).toContain('livelihood.status');
  });

  it('reads nested objects and dotted ids alike', async () => {
    const dotted = {
      'certificate.kind': 'disability',
      'certificate.category': 'physical',
      'certificate.level': 2,
      'certificate.status': 'valid',
      'livelihood.status': 'minimum-living',
      'person.birthDate': '1970-03-20',
      'hukou.code': '500156',
      otherBenefits: [],
    };
    expect(await determine({ ...INQUIRY, facts: dotted })).toEqual(await determine(INQUIRY));
  });

  it('counts a fact as unknown that was confirmed too long ago', async () => {
    const factsAsOf = { 'livelihood.status': '2022-01-01' };
    const { staleFacts, benefits } = await determine({ ...INQUIRY, factsAsOf });
    expect(staleFacts).toEqual(['livelihood.status']);
    expect(benefits.living?.outcome).toBe('undetermined');
  });

  it('uses the policy in force on the last day of the month', async () => {
    const february = await determine({ ...INQUIRY, month: '2023-02' });
    expect(february.policy.layers.at(-1)).toMatchObject({
      jurisdiction: '500156',
      effectiveFrom: '2023-02-23',
    });
  });

  it('is not to be kept by anybody and says what it is', async () => {
    const { headers } = await api.post('/v1/determinations', INQUIRY);
    expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-request-id')).toMatch(/^test-\d+$/);
    expect(headers.get('access-control-allow-origin')).toBeNull();
  });

  it('gives back the request id of the caller, if it is one', async () => {
    const answered = async (id: string) =>
      (await api.post('/v1/determinations', INQUIRY, { 'x-request-id': id })).headers.get('x-request-id');
    expect(await answered('window-7:42')).toBe('window-7:42');
    expect(await answered('<script>')).toMatch(/^test-/);
  });

  it('answers 500 at once exactly as one after another', async () => {
    const bodies = Array.from({ length: 500 }, (_, index) => {
      const jurisdiction = ['500156', '440100', '350200'][index % 3];
      return {
        jurisdiction,
        month: `2024-${String((Math.floor(index / 3) % 12) + 1).padStart(2, '0')}`,
        facts: {
          ...PERSON,
          certificate: { ...PERSON.certificate, level: (Math.floor(index / 5) % 4) + 1 },
          livelihood: { status: ['minimum-living', 'minimum-living-margin', 'none', null][index % 4] },
          hukou: { code: jurisdiction },
          ...(index % 7 === 0 && { otherBenefits: null }),
        },
      };
    });
    const text = async (body: object) => (await api.post('/v1/determinations', body)).text();
    const single: string[] = [];
    for (const body of bodies) single.push(await text(body));
    expect(await Promise.all(bodies.map(text))).toEqual(single);
    expect(new Set(single).size).toBeGreaterThan(50);
    expect(single.every((answer) => answer.startsWith('{"jurisdiction"'))).toBe(true);
  });
});

describe('POST /v1/screenings', () => {
  it('says what is certain and asks the next best question with its choices', async () => {
    const facts = { certificate: { kind: 'disability', level: 2 } };
    const response = await api.post('/v1/screenings', { ...INQUIRY, facts });
    const answer = (await response.json()) as {
      isSettled: boolean;
      nextQuestion: { fact: string; label: { zh: string } } | null;
    };
    expect(schemaErrors(document, { $ref: '#/components/schemas/Screening' }, answer)).toBeNull();
    expect(answer.isSettled).toBe(false);
    expect(answer.nextQuestion?.label.zh).toMatch(/\p{Script=Han}/u);
  });

  it('is settled when nothing is left to ask', async () => {
    const answer = (await (await api.post('/v1/screenings', INQUIRY)).json()) as {
      isSettled: boolean;
      nextQuestion: unknown;
    };
    expect(answer).toMatchObject({ isSettled: true, nextQuestion: null });
  });
});
