import type { RegisterPlatform } from '../api/platform.ts';
import type { SystemClock } from '../core/ports/clock.ts';
import type { PolicyLibrary } from '../core/ports/policy-library.ts';
import type { CompiledPolicies } from '../core/use-cases/compiled-policies.ts';
import type { OpenedData } from './open-data.ts';
import { type RegisterJobs, startRegisterJobs } from './register-jobs.ts';
import { registerServicesOn } from './register-services.ts';
import type { RunThreads } from './run-threads.ts';

/** What registers of one machine stand on. */
export interface LocalRegisterParts {
  readonly data: Pick<OpenedData, 'followUp' | 'cases' | 'waivers' | 'vault'>;
  readonly compiled: CompiledPolicies;
  readonly clock: SystemClock;
  readonly threads?: RunThreads;
}

/** The services of registers of one machine. */
export function localRegisterServices({
  data: { followUp, cases, waivers, vault },
  compiled,
  clock,
  threads,
}: LocalRegisterParts): RegisterPlatform['servicesOn'] {
  return registerServicesOn({ followUp, cases, waivers, vault, compiled, clock, threads });
}

/** Registers of one machine, with what goes on in the background. */
export function startLocalRegisters(
  parts: LocalRegisterParts & {
    readonly data: Pick<OpenedData, 'staged'>;
    readonly library: PolicyLibrary;
    readonly onFault: (error: unknown, where: string) => void;
  },
): { readonly platform: RegisterPlatform; readonly jobs: RegisterJobs } {
  const servicesOn = localRegisterServices(parts);
  const { library, onFault, clock } = parts;
  const { staged, followUp } = parts.data;
  const catalogue = () => library.current().catalogue;
  const jobs = startRegisterJobs({ catalogue, servicesOn, staged, followUp, clock, onFault });
  return { platform: { ...jobs, servicesOn }, jobs };
}
