import type { PolicyFile } from '../../../generated/policy-file.ts';
import { divisionCodes, divisionName } from '../../jurisdictions/division-names.ts';
import { nearestName } from '../../shared/nearest.ts';
import { correctionName } from '../correction-name.ts';
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
  if (file.corrects !== undefined) right.push(correctionName(file));
  if (!right.includes(name))
    report(['effectiveFrom'], 'file-name', {
      name,
      from: file.effectiveFrom,
      right: { zh: right.join(' 或者 '), en: right.join(' or ') },
    });
  const { jurisdiction } = file;
  if (codeOfPath(path) !== jurisdiction) {
    const none = { zh: '任何文件夹之外', en: 'no folder' };
    const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : none;
    report(['jurisdiction'], 'folder-name', { jurisdiction, folder });
  }
  if (divisionName(jurisdiction) === undefined && jurisdiction !== '100000')
    report(
      ['jurisdiction'],
      'unknown-division',
      { code: jurisdiction },
      {
        nearest: () =>
          nearestName(
            jurisdiction,
            divisionCodes().filter((code) => code.startsWith(jurisdiction.slice(0, 3))),
          ),
      },
    );
}
