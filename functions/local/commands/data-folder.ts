import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { Refusal } from '../../core/shared/refusal.ts';
import { readConfig } from '../../runtime/config.ts';
import { dataPaths } from '../../runtime/data-paths.ts';
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

/** The same, where it holds data already; refuses request-invalid where there is none to work on. */
export function presentDataFolder(options: DataOptions, terminal: Terminal): string {
  const { folder, database } = dataPaths(dataFolder(options, terminal));
  if (existsSync(database)) return folder;
  const detail = `${folder} holds no data; right is the folder that npm start works on, given with --data or HUIZE_DATA`;
  throw new Refusal('request-invalid', detail, [{ pointer: '/data', code: 'no-data', detail }]);
}
