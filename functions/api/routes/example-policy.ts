/** A policy file as an integrator might send it: Wulong's living benefit raised from 2027 on. */
export const EXAMPLE_POLICY = {
  jurisdiction: '500156',
  effectiveFrom: '2027-01-01',
  documents: {
    'wulong-2027-1': {
      title: '示例文件',
      number: '示例〔2027〕1号',
      issuer: '武隆区民政局',
      verified: false,
    },
  },
  parameters: { living: { amount: '95.00', cite: 'wulong-2027-1 一' } },
} as const;
