/** An invented person in Wulong: on the minimum living guarantee, disability certificate of level 2. */
export const EXAMPLE_INQUIRY = {
  jurisdiction: '500156',
  month: '2023-03',
  facts: {
    certificate: { kind: 'disability', category: 'physical', level: 2, status: 'valid' },
    livelihood: { status: 'minimum-living' },
    person: { birthDate: '1970-03-20' },
    hukou: { code: '500156' },
    otherBenefits: [],
  },
};
