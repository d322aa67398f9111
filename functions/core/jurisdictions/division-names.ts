import divisions from './divisions.json' with { type: 'json' };

const names: Readonly<Record<string, string>> = divisions;

/** The Chinese name of a division by its GB/T 2260 code (table of 2023), or undefined. */
export function divisionName(code: string): string | undefined {
  return Object.hasOwn(names, code) ? names[code] : undefined;
}

export function divisionCodes(): string[] {
  return Object.keys(names);
}
