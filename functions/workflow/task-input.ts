/** What a state hands to its task: the fields that the machine's file names. */
export type TaskInput = Readonly<Record<string, unknown>>;

/** A text of the input; another type means that machine and task do not belong together: a fault. */
export function textIn(input: TaskInput, name: string): string {
  const value = input[name];
  if (typeof value === 'string') return value;
  throw new Error(`the task's input has no text ${name}`);
}

/** A number of the input. */
export function numberIn(input: TaskInput, name: string): number {
  const value = input[name];
  if (typeof value === 'number') return value;
  throw new Error(`the task's input has no number ${name}`);
}
