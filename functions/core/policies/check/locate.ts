import { findNodeAtLocation, type Node, parseTree } from 'jsonc-parser';
import { pointerStep } from '../../shared/json.ts';
import type { Finding } from './finding.ts';
import type { Flaw } from './flaw.ts';

/** Turns the flaws of a file into findings with line and column. The text is parsed only where there are flaws. */
export function locateFlaws(file: string, text: string, flaws: readonly Flaw[]): Finding[] {
  if (flaws.length === 0) return [];
  const needsTree = flaws.some(({ offset, path }) => offset === undefined && path.length > 0);
  const root = needsTree ? parseTree(text) : undefined;
  const lines = lineStarts(text);
  return flaws.map(({ path, offset, atKey, ...flaw }) => ({
    file,
    ...placeOf(lines, offset ?? offsetOf(root, path, atKey ?? false)),
    pointer: path.map(pointerStep).join(''),
    ...flaw,
  }));
}

/** Where the value stands, or the deepest value above it that the text has. */
function offsetOf(root: Node | undefined, path: Flaw['path'], atKey: boolean): number {
  for (let length = path.length; root !== undefined && length > 0; length--) {
    const node = findNodeAtLocation(root, path.slice(0, length));
    if (node === undefined) continue;
    const isProperty = node.parent?.type === 'property';
    return ((atKey || length < path.length) && isProperty ? node.parent?.offset : node.offset) ?? 0;
  }
  return root?.offset ?? 0;
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function placeOf(starts: readonly number[], offset: number): { line: number; column: number } {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
}
