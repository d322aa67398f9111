import type { DossierEntry } from '../../functions/core/entitlements/dossier.ts';

/** Level 1 and 低保 in Wulong, granted some benefits since March 2023: the entries of a case that was decided. */
export function grantedEntries(seed: string | number, benefits: readonly string[]): readonly DossierEntry[] {
  const base = {
    at: '2023-03-20T01:00:00Z',
    knownOn: '2023-03-20',
    source: { kind: 'case', id: `case-${seed}` },
  } as const;
  return [
    {
      ...base,
      id: `facts-${seed}`,
      type: 'facts',
      from: '2023-03-01',
      asOf: null,
      values: {
        'certificate.kind': 'disability',
        'certificate.category': 'physical',
        'certificate.level': 1,
        'certificate.status': 'valid',
        'certificate.issuedOn': '2022-05-01',
        'certificate.expiresOn': '2032-05-01',
        'hukou.code': '500156',
        'livelihood.status': 'minimum-living',
        otherBenefits: [],
      },
    },
    {
      ...base,
      id: `decided-${seed}`,
      type: 'decided',
      caseId: `case-${seed}`,
      jurisdiction: '500156',
      appliedOn: '2023-03-05',
      decidedOn: '2023-03-20',
      fromMonth: '2023-03',
      benefits: Object.fromEntries(
        benefits.map((id) => [id, { outcome: 'granted' as const, overrideFen: null, ground: null }]),
      ),
    },
  ];
}
