import type { LogSignal } from './log-signals.ts';

/**
 * Structured lines, past the console: Lambda writes what it puts before a line in front of it, and metrics are made of
 * lines that are JSON from their first character on.
 */
function write(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

/** A fault that does not end the invocation, logged once. Messages hold no personal data; bodies are never logged. */
export function logFault(error: unknown, where: string): void {
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  write({ level: 'error', where, name, message, stack });
}

/** A number of which the observability stack makes a metric. */
export function logSignal(signal: LogSignal, value: number): void {
  write({ level: 'info', signal, value });
}
