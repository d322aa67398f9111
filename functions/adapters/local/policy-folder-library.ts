import type { LibraryFinding, PolicyLibrary, PolicySnapshot } from '../../core/ports/policy-library.ts';
import { EMPTY_SHELF, type PolicyShelf } from '../../core/use-cases/policy-shelf.ts';
import { refreshPolicies } from '../../core/use-cases/refresh-policies.ts';
import { changeOf, type PolicyGate } from '../policy-gate.ts';
import { debounce } from './debounce.ts';
import { type FileMarks, scanPolicyFolder } from './policy-folder-scan.ts';
import { watchFolders } from './policy-folder-watch.ts';

/** Says what became of the folder after a change. */
export interface LibraryReport {
  readonly changed: readonly string[];
  readonly removed: readonly string[];
  /** Findings that were not there before. */
  readonly findings: readonly LibraryFinding[];
}

export interface PolicyFolderLibrary extends PolicyLibrary {
  /** Looks at the folder now; resolves when what changed is in use. */
  refresh(): Promise<void>;
  close(): void;
}

export interface LibraryOptions {
  readonly folder: string;
  readonly onChange: (report: LibraryReport) => void;
  /** The folder could not be read, or checking failed: what was in use stays. */
  readonly onFault: (error: unknown) => void;
  /** Silence after the last hint before the folder is read; an editor writes in several steps. */
  readonly settleMs?: number;
  /** How often the folder is looked at without any hint. */
  readonly rescanMs?: number;
  /** Lets in only what was published by two signatures; absent, every sound file is used. */
  readonly gate?: PolicyGate;
}

/** Loads a policies folder and keeps up with it. Throws where the folder cannot be read at the start. */
export async function openPolicyFolder(options: LibraryOptions): Promise<PolicyFolderLibrary> {
  const { folder, onChange, onFault, settleMs = 150, rescanMs = 10_000, gate } = options;
  let shelf: PolicyShelf = EMPTY_SHELF;
  let snapshot: PolicySnapshot = shelf;
  let marks: FileMarks = new Map();
  const lying = new Map<string, string>();
  let notes: readonly LibraryFinding[] = [];
  let isClosed = false;
  let line: Promise<void> = Promise.resolve();

  const take = async () => {
    if (isClosed) return;
    const scan = await scanPolicyFolder(folder, marks);
    for (const { error } of scan.unreadable) onFault(error);
    // What came into a new folder before it was watched gave no hint.
    if (watching.cover(isClosed ? [] : scan.folders).isNew) hints.give();
    for (const { path, text } of scan.changed) lying.set(path, text);
    for (const path of scan.removed) lying.delete(path);
    const change = await changeOf(gate, lying, shelf);
    const { changed, removed } = change;
    const before = new Set([...shelf.findings, ...notes].map(findingKey));
    if (changed.length > 0 || removed.length > 0 || !isSame(change.refused, shelf.refused))
      shelf = refreshPolicies(shelf, change);
    notes = change.notes;
    const findings = [...shelf.findings, ...notes].filter((finding) => !before.has(findingKey(finding)));
    if (changed.length > 0 || removed.length > 0 || findings.length > 0)
      onChange({ changed: changed.map(({ path }) => path), removed, findings });
    snapshot = notes.length === 0 ? shelf : { ...shelf, findings: [...shelf.findings, ...notes] };
    marks = scan.marks;
  };
  const refresh = () => {
    const turn = line.then(take);
    line = turn.catch(() => undefined);
    return turn;
  };
  // A look that was under way may find the folder gone with whoever closed the library.
  const unlessClosed = (error: unknown) => {
    if (!isClosed) onFault(error);
  };
  const hints = debounce(settleMs, () => refresh().catch(unlessClosed));
  const watching = watchFolders(hints.give);
  await refresh();
  const rescan = setInterval(() => refresh().catch(unlessClosed), rescanMs);
  rescan.unref();
  return {
    current: () => snapshot,
    refresh,
    close() {
      isClosed = true;
      hints.stop();
      clearInterval(rescan);
      watching.close();
    },
  };
}

function isSame(a: PolicyShelf['refused'], b: PolicyShelf['refused']): boolean {
  return a.size === b.size && [...a].every(([path, { message }]) => b.get(path)?.message === message);
}

function findingKey({ file, line, column, code, message }: LibraryFinding): string {
  return `${file} ${line} ${column} ${code} ${message}`;
}
