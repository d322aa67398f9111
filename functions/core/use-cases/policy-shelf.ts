import { layoutKindOf } from '../layouts/layout-path.ts';
import type { OfficeLayout } from '../layouts/office-layout.ts';
import type { PolicyText } from '../policies/check/check-policies.ts';
import { guardedCatalogue } from '../policies/guarded-catalogue.ts';
import type { PolicyLayer } from '../policies/policy.ts';
import { policyCatalogueOf } from '../policies/policy-catalogue-of.ts';
import type { LibraryFinding, PolicySnapshot } from '../ports/policy-library.ts';
import type { Bilingual } from '../shared/text.ts';
import { codeOfPath } from './code-of-path.ts';

/** One file: as it lies there, and as it is in use. */
export interface ShelvedFile {
  readonly path: string;
  /** As it lies there; undefined where it is gone but still in use. */
  readonly text: string | undefined;
  /** As it is in use: the last version without errors; a layout is no layer of rules. */
  readonly inUse: { readonly text: string; readonly layer: PolicyLayer | undefined } | undefined;
}

/** A snapshot together with what is needed to make the next one. */
export interface PolicyShelf extends PolicySnapshot {
  readonly files: ReadonlyMap<string, ShelvedFile>;
  /** Files that were broken from the first: there is no last good state in which they did not count. */
  readonly neverGood: ReadonlySet<string>;
  /** Files that may not be used whatever they say, and why. */
  readonly refused: ReadonlyMap<string, LibraryFinding>;
}

export const EMPTY_SHELF: PolicyShelf = policyShelf(new Map(), [], new Set());

export function policyShelf(
  files: ReadonlyMap<string, ShelvedFile>,
  findings: readonly LibraryFinding[],
  neverGood: PolicyShelf['neverGood'],
  refused: PolicyShelf['refused'] = new Map(),
): PolicyShelf {
  const used = [...files.values()].flatMap(({ path, inUse }) =>
    inUse?.layer === undefined ? [] : [{ path, layer: inUse.layer }],
  );
  return {
    files,
    findings,
    neverGood,
    refused,
    catalogue: guardedCatalogue(
      policyCatalogueOf(
        used.map(({ layer }) => layer),
        layoutsIn(files, findings, neverGood),
      ),
      findings.filter(({ file }) => neverGood.has(file) && !isLayout(file)),
    ),
    paths: used.map(({ path }) => path).sort(),
    textsOf: (codes) =>
      [...files.values()].filter(({ path }) => codes.has(groupOf(path))).flatMap((file) => textInUse(file)),
  };
}

const BROKEN: Bilingual = { zh: '它有错误', en: 'it has errors' };

function placedMessage({ line, column, message }: LibraryFinding): Bilingual {
  return { zh: `${line}:${column} ${message.zh}`, en: `${line}:${column} ${message.en}` };
}

/** A layout that was broken from the first is kept with its fault, so that an older one does not stand in for it. */
function layoutsIn(
  files: ReadonlyMap<string, ShelvedFile>,
  findings: readonly LibraryFinding[],
  neverGood: PolicyShelf['neverGood'],
): OfficeLayout[] {
  return [...files.values()].flatMap(({ path, inUse }): OfficeLayout[] => {
    if (!isLayout(path)) return [];
    if (inUse !== undefined) return [{ path, text: inUse.text }];
    if (!neverGood.has(path)) return [];
    const found = findings.find(({ file, severity }) => file === path && severity === 'error');
    return [{ path, text: '', fault: found === undefined ? BROKEN : placedMessage(found) }];
  });
}

/** Examples are never in use themselves, so their text is the one that lies there. */
export function textInUse({ path, text, inUse }: ShelvedFile): PolicyText[] {
  const found = inUse?.text ?? (isExample(path) ? text : undefined);
  return found === undefined ? [] : [{ path, text: found }];
}

/** The jurisdiction of a file; files outside of a jurisdiction's folder are one group. */
export function groupOf(path: string): string {
  return codeOfPath(path) ?? '';
}

export function isExample(path: string): boolean {
  return path.includes('/examples/');
}

/** How files of registers and for banks are laid out: it decides nothing, and nothing builds on it. */
export function isLayout(path: string): boolean {
  return layoutKindOf(path) !== undefined;
}
