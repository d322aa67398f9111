import { beforeAll, expect, test } from 'vitest';
import type { OpenApiDocument } from '../../../functions/api/documentation/openapi-document.ts';
import { wulongFrom } from '../../support/simulation-world.ts';
import { WULONG } from '../cases/case-api.ts';
import { type RegisterApi, recipient, registerApi, someone } from '../registers/register-api.ts';
import { problemIn, schemaErrors } from '../repository-api.ts';

const proposal = wulongFrom('2023-08-01', ({ parameters }) => {
  if (parameters.living) parameters.living.amount = '95.00';
});
const asked = { jurisdiction: WULONG, files: [proposal] };

interface Told {
  readonly id: string;
  readonly month: string;
  readonly state: string;
}

let api: RegisterApi;
let document: OpenApiDocument;
beforeAll(async () => {
  api = await registerApi();
  await recipient(api.platform, 'simulated', ['living', 'nursing']);
  document = (await (await api.get('/openapi.json')).json()) as OpenApiDocument;
});

const asDocumented = (name: string, value: unknown) =>
  expect(schemaErrors(document, { $ref: `#/components/schemas/${name}` }, value)).toBeNull();

test('a proposed rise is simulated over the people of a county, and touches nothing', async () => {
  const response = await api.as('policy-author', WULONG, 'POST /v1/simulations', asked);
  expect(response.status).toBe(201);
  const done = (await response.json()) as Told;
  asDocumented('Simulation', done);
  expect(done).toMatchObject({
    month: '2023-08',
    state: 'done',
    people: 1,
    benefits: [
      {
        benefit: 'living',
        before: { people: 1, monthlyAmount: '80.00' },
        after: { people: 1, monthlyAmount: '95.00' },
        changes: [{ change: 'rises', people: 1, monthlyAmount: '15.00' }],
      },
      { benefit: 'nursing', changes: [] },
    ],
  });
  const path = response.headers.get('location');
  expect(path).toBe(`/v1/simulations/${done.id}`);
  expect(await api.read('auditor', WULONG, `GET ${path}`)).toEqual(done);
  const listed = await api.read<{ items: Told[] }>(
    'supervisor',
    '500000',
    `GET /v1/simulations?jurisdiction=${WULONG}`,
  );
  asDocumented('SimulationList', listed);
  expect(listed.items).toEqual([done]);
});

test('whom it would change something for is listed by kind and masked by role', async () => {
  const { id } = (await (
    await api.as('policy-author', WULONG, 'POST /v1/simulations', asked)
  ).json()) as Told;
  const path = `GET /v1/simulations/${id}/changes?change=rises`;
  const [name, residentId] = someone('simulated');
  const seen = await api.read<{ items: object[] }>('civil-affairs-approver', WULONG, path);
  asDocumented('SimulatedChangeList', seen);
  expect(seen.items).toMatchObject([
    { county: WULONG, benefit: 'living', before: { amount: '80.00' }, after: { amount: '95.00' } },
  ]);
  expect(JSON.stringify(seen)).toContain(name);
  for (const [role, place] of [
    ['supervisor', '500000'],
    ['policy-author', WULONG],
  ] as const) {
    const masked = await api.read<{ items: object[] }>(role, place, path);
    asDocumented('SimulatedChangeList', masked);
    expect(JSON.stringify(masked)).not.toContain(name);
    expect(JSON.stringify(masked)).not.toContain(residentId);
  }
  expect(await api.read('auditor', WULONG, `GET /v1/simulations/${id}/changes?change=ends`)).toEqual({
    items: [],
    next: null,
  });
});

test('is for those who make policies there or above, and says what is wrong with a file', async () => {
  const elsewhere = await api.as('policy-author', '130110', 'POST /v1/simulations', asked);
  expect(elsewhere.status).toBe(403);
  const clerk = await api.as('window-clerk', WULONG, 'POST /v1/simulations', asked);
  expect(clerk.status).toBe(403);
  const broken = { ...asked, files: [{ ...proposal, text: '{' }] };
  const refused = await problemIn(await api.as('policy-author', WULONG, 'POST /v1/simulations', broken));
  expect(refused).toMatchObject({ type: '/problems/policy-invalid', status: 422 });
  const unknown = await api.as('auditor', WULONG, `GET /v1/simulations/simulation_${'0'.repeat(32)}`);
  expect(unknown.status).toBe(404);
});
