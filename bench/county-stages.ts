/** Measures pieces of work one after the other: time, processor time of all threads, highest resident memory. */
export function stagesOf() {
  const stages: object[] = [];
  let [peak, highest] = [0, 0];
  const look = () => {
    peak = Math.max(peak, process.memoryUsage.rss() / 2 ** 20);
    highest = Math.max(highest, peak);
  };
  const watch = setInterval(look, 100);
  return {
    async stage<T>(name: string, work: () => Promise<T>, peopleIn: (result: T) => number): Promise<T> {
      peak = 0;
      const [from, cpu] = [performance.now(), process.cpuUsage()];
      const result = await work();
      const { user, system } = process.cpuUsage(cpu);
      look();
      const measured = {
        name,
        people: peopleIn(result),
        seconds: Math.round((performance.now() - from) / 10) / 100,
        cpuSeconds: Math.round((user + system) / 1e4) / 100,
        residentMb: Math.round(peak),
      };
      stages.push(measured);
      console.error(JSON.stringify(measured)); // a large county takes hours
      return result;
    },
    results: () => ({ residentMb: Math.round(highest), stages }),
    end: () => clearInterval(watch),
  };
}
