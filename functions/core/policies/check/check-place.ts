import type { PolicyFile } from '../../../generated/policy-file.ts';
import { divisionCodes, divisionName } from '../../jurisdictions/division-names.ts';
import { nearestName } from '../../shared/nearest.ts';
import { issuedOn } from '../policy.ts';
import type { Report } from './flaw.ts';

/** The code at the start of the folder that a file stands in, if it stands in one: 500156-wulong → 500156. */
export function codeOfPath(path: string): string | undefined {
  return /(?:^|\/)([1-9][0-9]{5})-[^/]*\/(?:examples\/(?:timelines\/)?|registers\/|banks\/)?[^/]+$/.exec(
    path,
  )?.[1];
}

/** A file stands where people look for it: <code>-<pinyin>/<effectiveFrom>.json. */
export function checkPlace(path: string, file: PolicyFile, report: Report): void {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const right = [`${file.effectiveFrom}.json`];
  if (file.corrects !== undefined) right.push(`${file.effectiveFrom}_issued-${issuedOn(file)}.json`);
  if (!right.includes(name))
    report(
      ['effectiveFrom'],
      'file-name',
      `the file is named ${name} and holds from ${file.effectiveFrom}; right is ${right.join(' or ')}`,
    );
  const { jurisdiction } = file;
  if (codeOfPath(path) !== jurisdiction) {
    const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : 'no folder';
    report(
      ['jurisdiction'],
      'folder-name',
      `the file is of ${jurisdiction} and stands in ${folder}; right is a folder named ${jurisdiction}-<name in pinyin>`,
    );
  }
  if (divisionName(jurisdiction) === undefined && jurisdiction !== '100000')
    report(
      ['jurisdiction'],
      'unknown-division',
      `${jurisdiction} is not in the table of divisions (GB/T 2260, 2023); right is the code of a division, unless it is newer than the table`,
      {
        nearest: () =>
          nearestName(
            jurisdiction,
            divisionCodes().filter((code) => code.startsWith(jurisdiction.slice(0, 3))),
          ),
      },
    );
}
