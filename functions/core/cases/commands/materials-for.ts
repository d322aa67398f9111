import type { Material, RequiredMaterial } from '../material.ts';

/** The materials with those that are asked for now; what was handed in stays, even where nothing asks for it any more. */
export function materialsFor(
  materials: readonly Material[],
  required: readonly RequiredMaterial[],
): readonly Material[] {
  const known = new Map(materials.map((material) => [material.id, material]));
  const asked = required.map(({ id }) => known.get(id) ?? missing(id));
  const besides = materials.filter(
    ({ id, state }) => state !== 'missing' && !required.some((one) => one.id === id),
  );
  return [...asked, ...besides];
}

function missing(id: string): Material {
  return { id, state: 'missing', files: [], shownBy: null };
}
