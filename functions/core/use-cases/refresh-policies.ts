import { type CheckedPolicies, checkPolicies, type PolicyText } from '../policies/check/check-policies.ts';
import type { PolicyLayer } from '../policies/policy.ts';
import type { LibraryFinding } from '../ports/policy-library.ts';
import { extendedIn, lineageOf } from './lineage.ts';
import {
  groupOf,
  isExample,
  isLayout,
  type PolicyShelf,
  policyShelf,
  type ShelvedFile,
  textInUse,
} from './policy-shelf.ts';

/** What happened to the files since the last time. */
export interface PolicyChange {
  /** New files and files with another text. */
  readonly changed: readonly PolicyText[];
  readonly removed: readonly string[];
  /** Files that may not be used whatever they say, all of them each time: what is in use stays. */
  readonly refused?: Refusals;
}

export type Refusals = ReadonlyMap<string, LibraryFinding>;

/**
 * Takes changed files in. A file with errors is reported and its last good version stays. A change that is right in
 * itself but breaks files that stood is held back until all of them fit, so that nobody notices another's mistake.
 * Only the jurisdictions that changed and those that build on them are checked again. A layout stands by itself: it
 * holds nothing back, and nothing holds it back.
 */
export function refreshPolicies(before: PolicyShelf, change: PolicyChange): PolicyShelf {
  const files = withChange(before.files, change);
  const refused: Refusals = change.refused ?? new Map();
  const scope = scopeOf(files, withRefusals(change, before.refused));
  const pending = [...files.values()].filter(
    (file) => scope.affected.has(groupOf(file.path)) && isUnsettled(file),
  );
  const standing = [...files.values()].filter(
    (file) => scope.affected.has(groupOf(file.path)) && file.inUse !== undefined && !isUnsettled(file),
  );
  const barred = pending.filter(({ path }) => refused.has(path));
  const check = (substituted: readonly ShelvedFile[]) =>
    checkWith(files, scope, new Set([...barred, ...substituted]));
  const first = check([]);
  const rejected = pending.filter(
    (file) => file.text !== undefined && (barred.includes(file) || !first.good.has(file.path)),
  );
  const second = rejected.some(({ inUse }) => inUse !== undefined) ? check(rejected) : first;
  const broken = standing.filter(({ path }) => !second.good.has(path) && !isLayout(path));
  const culprits = pending.filter(
    (file) => !rejected.includes(file) && !isLayout(file.path) && isAbove(file, broken, scope),
  );
  const last = culprits.length > 0 ? check([...rejected, ...culprits]) : second;
  const unused = new Set([...rejected, ...culprits].map(({ path }) => path));
  for (const file of files.values()) {
    if (!scope.affected.has(groupOf(file.path)) || isExample(file.path)) continue;
    if (unused.has(file.path)) continue;
    if (file.text === undefined) files.delete(file.path);
    else if (last.good.has(file.path)) files.set(file.path, settled(file, last.good.get(file.path)));
  }
  return policyShelf(
    files,
    [
      ...before.findings.filter(({ file }) => !scope.affected.has(groupOf(file))),
      ...first.findings.filter(({ file }) =>
        rejected.some(({ path }) => path === file && !refused.has(path)),
      ),
      ...last.findings.filter(
        ({ file }) => scope.affected.has(groupOf(file)) && !unused.has(file) && !refused.has(file),
      ),
      ...culprits.map((file) => heldBack(file, broken, second)),
      ...[...refused].filter(([path]) => scope.affected.has(groupOf(path))).map(([, finding]) => finding),
    ],
    neverGood(before, files),
    refused,
  );
}

/** At the first look there is no last good state to fall back on; later there is, until a file was good once. */
function neverGood(before: PolicyShelf, files: ReadonlyMap<string, ShelvedFile>): ReadonlySet<string> {
  const isFirst = before.files.size === 0;
  const broken = [...files.values()].filter(({ path, inUse }) => inUse === undefined && !isExample(path));
  return new Set(broken.map(({ path }) => path).filter((path) => isFirst || before.neverGood.has(path)));
}

interface Scope {
  /** Groups that changed or build on one that did. */
  readonly affected: ReadonlySet<string>;
  /** The affected groups and all that they build on. */
  readonly needed: ReadonlySet<string>;
  readonly lineage: (group: string) => ReadonlySet<string>;
}

interface Checked {
  /** By path; undefined for a layout, which is no layer of rules. */
  readonly good: ReadonlyMap<string, PolicyLayer | undefined>;
  readonly findings: CheckedPolicies['findings'];
}

/** A file that is gone stays for now, without text: whether it may go is not yet known. */
function withChange(
  before: PolicyShelf['files'],
  { changed, removed }: PolicyChange,
): Map<string, ShelvedFile> {
  const files = new Map(before);
  for (const path of removed) {
    const inUse = files.get(path)?.inUse;
    if (inUse === undefined) files.delete(path);
    else files.set(path, { path, text: undefined, inUse });
  }
  for (const { path, text } of changed) files.set(path, { path, text, inUse: files.get(path)?.inUse });
  return files;
}

/** A file whose refusal came, went or changed is looked at anew. */
function withRefusals(change: PolicyChange, before: Refusals): PolicyChange {
  const now: Refusals = change.refused ?? new Map();
  const turned = [...new Set([...before.keys(), ...now.keys()])].filter(
    (path) => before.get(path)?.message !== now.get(path)?.message,
  );
  return { ...change, changed: [...change.changed, ...turned.map((path) => ({ path, text: '' }))] };
}

function isUnsettled({ path, text, inUse }: ShelvedFile): boolean {
  return !isExample(path) && text !== inUse?.text;
}

/** What changed, what waits from before, and everything that builds on either. */
function scopeOf(files: ReadonlyMap<string, ShelvedFile>, { changed, removed }: PolicyChange): Scope {
  const extended = new Map<string, string[]>();
  for (const { path, text, inUse } of files.values()) {
    if (isExample(path) || isLayout(path)) continue;
    const codes = [...extendedIn(text ?? ''), ...extendedIn(inUse?.text ?? '')];
    if (codes.length > 0) extended.set(groupOf(path), [...(extended.get(groupOf(path)) ?? []), ...codes]);
  }
  const known = new Map<string, ReadonlySet<string>>();
  const lineage = (group: string): ReadonlySet<string> => {
    const found = known.get(group) ?? lineageOf(group, (code) => extended.get(code) ?? []);
    known.set(group, found);
    return found;
  };
  const groups = [...new Set([...files.keys()].map(groupOf))];
  const touched = new Set([...changed.map(({ path }) => groupOf(path)), ...removed.map(groupOf)]);
  const waiting = new Set([...files.values()].filter(isUnsettled).map(({ path }) => groupOf(path)));
  for (const group of [...touched])
    for (const above of lineage(group)) if (waiting.has(above)) touched.add(above);
  const affected = new Set(groups.filter((group) => [...lineage(group)].some((one) => touched.has(one))));
  const needed = new Set([...affected].flatMap((group) => [...lineage(group)]));
  return { affected, needed, lineage };
}

/** Checks the affected files as they lie there, but the substituted and those above as they are in use. */
function checkWith(
  files: ReadonlyMap<string, ShelvedFile>,
  { affected, needed }: Scope,
  substituted: ReadonlySet<ShelvedFile>,
): Checked {
  const texts = [...files.values()].flatMap((file): PolicyText[] => {
    const { path, text } = file;
    if (!needed.has(groupOf(path))) return [];
    if (substituted.has(file) || !affected.has(groupOf(path))) return textInUse(file);
    return text === undefined ? [] : [{ path, text }];
  });
  const { layers, layouts, findings } = checkPolicies(texts);
  const good = new Map<string, PolicyLayer | undefined>(layouts.map((path) => [path, undefined]));
  for (const layer of layers) good.set(layer.path, layer);
  return { good, findings };
}

/** Whether some broken file builds on this one, or stands beside it as another version. */
function isAbove(file: ShelvedFile, broken: readonly ShelvedFile[], { lineage }: Scope): boolean {
  return broken.some(({ path }) => lineage(groupOf(path)).has(groupOf(file.path)));
}

function settled(file: ShelvedFile, layer: PolicyLayer | undefined): ShelvedFile {
  const { path, text, inUse } = file;
  if (text === undefined) return file;
  return { path, text, inUse: inUse?.text === text ? inUse : { text, layer } };
}

function heldBack(
  { path, text }: ShelvedFile,
  broken: readonly ShelvedFile[],
  { findings }: Checked,
): LibraryFinding {
  const [first] = broken;
  const why = findings.find(({ file, severity }) => file === first?.path && severity === 'error');
  const more = broken.length - 1;
  const [zhOthers, others] = more > 0 ? [`等 ${more + 1} 个文件`, ` and ${more} more`] : ['', ''];
  const [zhDone, done] = text === undefined ? ['删除它', 'removing it'] : ['这一版本', 'this version'];
  const { zh, en } = why?.message ?? { zh: '它承接本文件', en: 'which builds on it' };
  return {
    file: path,
    line: 1,
    column: 1,
    pointer: '',
    code: 'held-back',
    severity: 'error',
    message: {
      zh: `${zhDone}会使 ${first?.path}${zhOthers}出错（${zh}）；在全部相符之前，继续使用原来的版本`,
      en: `${done} would break ${first?.path}${others} (${en}); what was in use stays until all fit`,
    },
  };
}
