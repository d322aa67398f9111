/** Things to be done on days, by whoever plans ahead; days are YYYY-MM-DD. */
export interface Agenda {
  add(day: string, task: () => Promise<void>): void;
  /** The next day with something on it up to a day, with all of it; undefined where nothing is left by then. */
  take(
    through: string,
  ): { readonly day: string; readonly tasks: readonly (() => Promise<void>)[] } | undefined;
}

export function agenda(): Agenda {
  const days = new Map<string, (() => Promise<void>)[]>();
  return {
    add: (day, task) => {
      const tasks = days.get(day);
      if (tasks === undefined) days.set(day, [task]);
      else tasks.push(task);
    },
    take: (through) => {
      const day = [...days.keys()].sort()[0];
      if (day === undefined || day > through) return undefined;
      const tasks = days.get(day) ?? [];
      days.delete(day);
      return { day, tasks };
    },
  };
}
