/** The machine that leads a case through its review; its file is `<name>.asl.json`. */
export const reviewMachine = 'case-review';

/** The Task states of the review machine; each has a function of its own on AWS, and a file in tasks/. */
export const reviewTasks = [
  'OpenNextStep',
  'AwaitSignal',
  'RunAutomaticStep',
  'WakeCase',
  'TaskFailed',
] as const;
export type ReviewTask = (typeof reviewTasks)[number];

/** What stands for a task's function in the machine's file until it is deployed. */
export function placeholderOf(task: ReviewTask): string {
  return `\${${task}}`;
}

/** Name of the task's file, without its ending: open-next-step for OpenNextStep. */
export function taskFileOf(task: ReviewTask): string {
  return task.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase();
}
