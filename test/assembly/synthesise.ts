import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Deployed, readDeployed } from './deployed.ts';

const repository = join(import.meta.dirname, '..', '..');

/** The environment that is synthesised for tests, and its region. */
export const trial = { name: 'trial', region: 'ap-southeast-1' };

/** Synthesises as `npm run synth` does, into a folder. `wish` is what a deployment gives on the command line. */
export async function synthesise(folder: string, wish: Readonly<Record<string, string>>): Promise<Deployed> {
  await promisify(execFile)(process.execPath, [join(repository, 'infra', 'app.ts')], {
    cwd: repository,
    env: {
      ...process.env,
      CDK_OUTDIR: folder,
      CDK_CONTEXT_JSON: JSON.stringify({ env: trial.name, ...wish }),
    },
    maxBuffer: 16_000_000,
  });
  return readDeployed(folder, trial.region);
}
