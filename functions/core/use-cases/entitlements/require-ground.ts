import { Refusal } from '../../shared/refusal.ts';

const shortest = 10;

/** Refuses decision-needs-ground unless something is written down that another can follow. */
export function requireGround(ground: string): void {
  const length = Array.from(ground.trim()).length;
  if (length >= shortest) return;
  const detail = `ground has ${length} characters; right are at least ${shortest}`;
  throw new Refusal('decision-needs-ground', detail, [{ pointer: '/ground', code: 'too-short', detail }]);
}
