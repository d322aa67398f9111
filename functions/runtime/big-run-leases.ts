/** Who holds it goes on with an import. */
export const importLease = (importId: string): string => `import ${importId}`;

/** Who holds it compares a jurisdiction's registers. */
export const comparisonLease = (jurisdiction: string): string => `comparison ${jurisdiction}`;

/** Who holds it looks through a county of a search. */
export const searchLease = (search: string, county: string): string => `${search} ${county}`;

/** Who holds it works a county of a simulation. */
export const simulationLease = (simulation: string, county: string): string => `${simulation} ${county}`;
