import { describe, expect, it } from 'vitest';
import { gatePolicies } from '../../../../functions/core/publications/gate-policies.ts';
import { headOf, type PublicationHeads } from '../../../../functions/core/publications/publication-head.ts';
import { publicationPath } from '../../../../functions/core/publications/read-publication.ts';
import type { PublicationFile } from '../../../../functions/generated/publication-file.ts';
import { published, type TestSigner, testSigner, trustIn } from '../../../support/publishing.ts';

const OLD = '500156-wulong/2023-02-23.json';
const NEW = '500156-wulong/2026-01-01.json';
const OLD_TEXT = '{ "jurisdiction": "500156", "effectiveFrom": "2023-02-23" }';
const NEW_TEXT = '{ "jurisdiction": "500156", "effectiveFrom": "2026-01-01" }';

const zhang = testSigner('zhang', 'policy-author');
const li = testSigner('li', 'policy-approver');

const first = published({ path: OLD, text: OLD_TEXT }, [], zhang, li);
const second = published({ path: NEW, text: NEW_TEXT, activeFrom: '2026-12-01' }, [first], zhang, li);

interface Lying {
  readonly policies?: Readonly<Record<string, string>>;
  readonly publications?: readonly (PublicationFile | [string, string])[];
  readonly signers?: readonly TestSigner[];
  readonly today?: string;
  readonly heads?: PublicationHeads;
}

function gate({
  policies = { [OLD]: OLD_TEXT, [NEW]: NEW_TEXT },
  publications = [first, second],
  signers = [zhang, li],
  today = '2026-12-01',
  heads = {},
}: Lying) {
  const texts = publications.map((one): [string, string] =>
    Array.isArray(one) ? one : [publicationPath(one.statement.path), JSON.stringify(one)],
  );
  const { admitted, waiting, refused, ...rest } = gatePolicies(
    new Map(Object.entries(policies)),
    new Map(texts),
    { trust: trustIn(...signers), today, heads },
  );
  return {
    used: [...admitted.keys()],
    waiting: Object.fromEntries(waiting),
    refused: Object.fromEntries([...refused].map(([path, { code }]) => [path, code])),
    messages: [...refused.values()].map(({ message }) => message.en),
    heads: rest.heads,
  };
}

describe('the gate before the policies', () => {
  it('lets in what two people signed, from its day on', () => {
    expect(gate({})).toMatchObject({ used: [OLD, NEW], waiting: {}, refused: {} });
    expect(gate({ today: '2026-11-30' })).toMatchObject({ used: [OLD], waiting: { [NEW]: '2026-12-01' } });
  });

  it.each([
    ['policy', '500156-wulong/2027-01-01.json'],
    ['layout', '500156-wulong/banks/rural-bank.json'],
  ])('lets two persons of one office sign no %s of another', (_, path) => {
    const [author, approver] = [
      testSigner('chen', 'policy-author', '500101'),
      testSigner('wu', 'policy-approver', '500101'),
    ];
    const own = published({ path: '500101-wanzhou/2027-01-01.json', text: '{}' }, [], author, approver);
    const statement = { ...own.statement, path };
    const signed = { statement, author: author.sign(statement), approval: approver.sign(statement) };
    const lying = { policies: { [path]: '{}' }, publications: [signed], signers: [author, approver] };
    expect(gate(lying)).toMatchObject({
      used: [],
      refused: { [path]: 'publication-misplaced' },
      messages: [
        expect.stringContaining(`${path} lies in the folder of 500156, and the statement is of 500101`),
      ],
    });
  });

  it('remembers the latest publication', () => {
    expect(gate({}).heads).toEqual({ '500156': headOf(second.statement) });
  });

  it.each([
    ['without a signature', { publications: [first] }, 'publication-missing'],
    [
      'whose text was altered by one character',
      { policies: { [OLD]: OLD_TEXT, [NEW]: NEW_TEXT.replace('2026-01-01', '2026-01-02') } },
      'publication-altered',
    ],
    ['which is gone', { policies: { [OLD]: OLD_TEXT } }, 'publication-gone'],
    [
      'with an author only',
      { publications: [first, { statement: second.statement, author: second.author }] },
      'publication-not-approved',
    ],
    [
      'signed by a key that nobody trusts',
      {
        publications: [
          first,
          published({ path: NEW, text: NEW_TEXT }, [first], testSigner('wang', 'policy-author'), li),
        ],
      },
      'publication-key-unknown',
    ],
    [
      'whose signature is of another statement',
      { publications: [first, { ...second, author: first.author }] },
      'publication-signature-wrong',
    ],
    [
      'whose day was brought forward after signing',
      { publications: [first, { ...second, statement: { ...second.statement, activeFrom: '2026-06-01' } }] },
      'publication-signature-wrong',
    ],
    [
      'approved with an author’s key',
      { publications: [first, { ...second, approval: zhang.sign(second.statement) }] },
      'publication-key-unknown',
    ],
    [
      'whose author’s signature was reused as approval under the approver’s name',
      { publications: [first, { ...second, approval: { ...second.author, key: li.key.id } }] },
      'publication-signature-wrong',
    ],
    ['that is no JSON', { publications: [first, [publicationPath(NEW), '{']] }, 'publication-malformed'],
    [
      'whose publication is of another file',
      { publications: [first, [publicationPath(NEW), JSON.stringify(first)]] },
      'publication-misplaced',
    ],
  ] satisfies readonly (readonly [string, Lying, string])[])('refuses a file %s', (_, lying, code) => {
    const { used, refused, messages } = gate(lying);
    expect(used).toEqual([OLD]);
    expect(refused).toEqual({ [NEW]: code });
    expect(messages[0]).toMatch(/right is|does not fit|writes it/);
  });

  it('refuses one person with two keys', () => {
    const both = testSigner('zhang', 'policy-approver');
    const own = published({ path: NEW, text: NEW_TEXT }, [first], zhang, both);
    expect(gate({ publications: [first, own], signers: [zhang, li, both] }).refused).toEqual({
      [NEW]: 'publication-same-person',
    });
  });

  it('refuses a key of another jurisdiction', () => {
    const stranger = testSigner('zhao', 'policy-approver', '500101');
    const own = published({ path: NEW, text: NEW_TEXT }, [first], zhang, stranger);
    expect(gate({ publications: [first, own], signers: [zhang, li, stranger] }).refused).toEqual({
      [NEW]: 'publication-key-elsewhere',
    });
  });

  it('does not count what a key signed after it was revoked, and counts what it signed before', () => {
    const revoked = (revokedAt: string): TestSigner => ({ ...li, key: { ...li.key, revokedAt } });
    expect(gate({ signers: [zhang, revoked('2026-11-22T07:59:59Z')] }).used).toEqual([]);
    expect(gate({ signers: [zhang, revoked('2026-11-22T08:00:01Z')] }).used).toEqual([OLD, NEW]);
  });

  it('refuses a whole jurisdiction whose sequence has a hole, or two publications of one number', () => {
    expect(gate({ publications: [second] }).refused[NEW]).toBe('publication-out-of-sequence');
    const twin = published({ path: NEW, text: NEW_TEXT }, [], zhang, li);
    expect(gate({ publications: [first, twin] }).refused).toEqual({
      [OLD]: 'publication-out-of-sequence',
      [NEW]: 'publication-out-of-sequence',
    });
  });

  it('refuses to go back behind what was in use, also by another publication of the same number', () => {
    const heads = gate({}).heads;
    const back = gate({ policies: { [OLD]: OLD_TEXT }, publications: [first], heads });
    expect(back).toMatchObject({ used: [], refused: { [OLD]: 'publication-older' }, heads });
    const other = published({ path: NEW, text: NEW_TEXT, activeFrom: '2026-10-01' }, [first], zhang, li);
    expect(gate({ publications: [first, other], heads }).refused[NEW]).toBe('publication-older');
  });

  it('never lets one jurisdiction’s fault touch another', () => {
    const path = '500101-wanzhou/2023-01-01.json';
    const author = testSigner('chen', 'policy-author', '500101');
    const approver = testSigner('wu', 'policy-approver', '500101');
    const text = '{ "jurisdiction": "500101" }';
    const own = published({ path, text }, [], author, approver);
    const { used } = gate({
      policies: { [OLD]: 'altered', [path]: text },
      publications: [first, own],
      signers: [zhang, li, author, approver],
    });
    expect(used).toEqual([path]);
  });
});
