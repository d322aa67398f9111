import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { readPolicyFolder } from '../../adapters/local/read-policy-folder.ts';
import { codeOfPath } from '../../core/policies/check/check-place.ts';
import type { PolicyText } from '../../core/policies/check/check-policies.ts';
import { nearestName } from '../../core/shared/nearest.ts';
import { Refusal } from '../../core/shared/refusal.ts';
import { extendedIn, lineageOf } from '../../core/use-cases/lineage.ts';
import { shownPath } from '../terminal/shown-path.ts';

/** What is to be checked, and what it is checked together with. */
export interface CheckedTexts {
  readonly texts: readonly PolicyText[];
  /** The paths asked for; findings on others are not told. */
  readonly asked: ReadonlySet<string>;
}

/**
 * Reads the files asked for with all that they build on. Files outside of the policies folder stand in for what the
 * folder holds of their jurisdictions. Refuses request-invalid for a path that does not exist or holds no JSON.
 */
export function checkedTexts(paths: readonly string[], policies: string, folder: string): CheckedTexts {
  const inFolder = readPolicyFolder(policies).map(({ path, text }) => ({
    path: shownPath(join(policies, path), folder),
    text,
  }));
  if (paths.length === 0) return { texts: inFolder, asked: new Set(inFolder.map(({ path }) => path)) };
  const given = paths.flatMap((named) => filesOf(named, policies, folder));
  const asked = new Set(given.map(({ path }) => path));
  const known = new Set(inFolder.map(({ path }) => path));
  const outside = given.filter(({ path }) => !known.has(path));
  const replaced = new Set(outside.map(jurisdictionOf));
  const beside = inFolder.filter((file) => asked.has(file.path) || !replaced.has(jurisdictionOf(file)));
  const texts = [...new Map([...beside, ...outside].map((file) => [file.path, file])).values()];
  const needed = lineages(given, texts);
  return { texts: texts.filter((file) => asked.has(file.path) || needed.has(jurisdictionOf(file))), asked };
}

/** A file, the files of a folder, or the folder of a code. */
function filesOf(named: string, policies: string, folder: string): PolicyText[] {
  const path = resolve(folder, named);
  if (!existsSync(path)) {
    const ofCode = readdirSync(policies).find((entry) => entry.startsWith(`${named}-`));
    if (/^\d{6}$/.test(named) && ofCode !== undefined)
      return filesOf(join(policies, ofCode), policies, folder);
    throw missingPath(named, path);
  }
  if (!statSync(path).isDirectory())
    return [{ path: shownPath(path, folder), text: readFileSync(path, 'utf8') }];
  const found = readPolicyFolder(path).map((file) => ({
    path: shownPath(join(path, file.path), folder),
    text: file.text,
  }));
  if (found.length > 0) return found;
  throw new Refusal('request-invalid', {
    zh: `${named} 中没有 JSON 文件；应为政策文件夹，或者其中的文件夹`,
    en: `${named} holds no JSON file; right is a policies folder or a folder in it`,
  });
}

function missingPath(named: string, path: string): Refusal {
  const parent = dirname(path);
  const siblings = existsSync(parent) && statSync(parent).isDirectory() ? readdirSync(parent) : [];
  const nearest = nearestName(basename(path), siblings);
  const near = nearest === undefined ? undefined : join(dirname(named), nearest).split(sep).join('/');
  if (near !== undefined)
    return new Refusal('request-invalid', {
      zh: `${named} 不存在；是否应为 ${near}？`,
      en: `${named} does not exist; did you mean ${near}?`,
    });
  return new Refusal('request-invalid', {
    zh: `${named} 不存在；应为文件、文件夹，或者有文件夹的代码`,
    en: `${named} does not exist; right is a file, a folder, or a code that has a folder`,
  });
}

/** By its folder; a draft that stands elsewhere, by what it says of itself. */
function jurisdictionOf({ path, text }: PolicyText): string {
  return codeOfPath(path) ?? /"jurisdiction"\s*:\s*"([1-9][0-9]{5})"/.exec(text)?.[1] ?? '';
}

function lineages(given: readonly PolicyText[], texts: readonly PolicyText[]): Set<string> {
  const extended = (code: string) =>
    texts.flatMap((file) =>
      jurisdictionOf(file) === code && !/(^|\/)examples\//.test(file.path) ? extendedIn(file.text) : [],
    );
  return new Set(given.flatMap((file) => [...lineageOf(jurisdictionOf(file), extended)]));
}
