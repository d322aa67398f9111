import { resolve } from 'node:path';
import { readConfig } from '../../runtime/config.ts';
import type { Terminal } from '../terminal/terminal.ts';

/** What every command takes that works on a data folder. */
export interface DataOptions {
  readonly data?: string;
  readonly json?: boolean;
}

/** The data folder that is meant, undefined for that of this repository. */
export function dataFolder({ data }: DataOptions, { folder }: Terminal): string | undefined {
  const given = readConfig(process.env, { data }).data;
  return given === undefined ? undefined : resolve(folder, given);
}
