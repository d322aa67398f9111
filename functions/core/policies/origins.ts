import { FORBIDDEN_KEYS, isObject, pointerStep } from '../shared/json.ts';
import { isAtom, keepsNull, rulesOf } from './merge-layers.ts';
import { type LayerReference, type PolicyLayer, referenceTo } from './policy.ts';

/** The file that states each value of a resolved policy, by RFC 6901 pointer into its rules. */
export type Origins = ReadonlyMap<string, LayerReference>;

/**
 * Replays the merge of the layers, from the nation down, and keeps which file had the last word. Expressions and
 * lists, which are restated whole, have one origin; an inner pointer of theirs is found by `originAt`.
 */
export function originsOf(layers: readonly PolicyLayer[]): Origins {
  const origins = new Map<string, LayerReference>();
  for (const layer of layers) replay(rulesOf(layer.file), '', '', referenceTo(layer), origins);
  return origins;
}

function replay(
  value: unknown,
  key: string,
  pointer: string,
  layer: LayerReference,
  origins: Map<string, LayerReference>,
): void {
  if (!isObject(value) || isAtom(key, value)) {
    forget(pointer, origins);
    origins.set(pointer, layer);
    return;
  }
  origins.delete(pointer);
  for (const [name, part] of Object.entries(value)) {
    if (FORBIDDEN_KEYS.has(name)) continue;
    const at = pointer + pointerStep(name);
    if (part === null && !keepsNull(name)) forget(at, origins);
    else replay(part, name, at, layer, origins);
  }
  // Empty, or emptied by removals: nothing below it says where it is from.
  if (pointer !== '' && !hasBelow(pointer, origins)) origins.set(pointer, layer);
}

function hasBelow(pointer: string, origins: Origins): boolean {
  for (const known of origins.keys()) if (known.startsWith(`${pointer}/`)) return true;
  return false;
}

/** What is removed or restated whole leaves nothing of before. */
function forget(pointer: string, origins: Map<string, LayerReference>): void {
  for (const known of origins.keys())
    if (known === pointer || known.startsWith(`${pointer}/`)) origins.delete(known);
}

/** The file that states the value at a pointer, or the expression or list around it. */
export function originAt(origins: Origins, pointer: string): LayerReference | undefined {
  for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    const found = origins.get(at);
    if (found !== undefined) return found;
  }
  return undefined;
}
