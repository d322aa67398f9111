import type { SystemClock } from '../../../core/ports/clock.ts';
import type { PolicyCatalogue } from '../../../core/ports/policy-catalogue.ts';
import { compiledPolicies } from '../../../core/use-cases/compiled-policies.ts';
import type { RegisterServices } from '../../../core/use-cases/registers/register-services.ts';
import type { OpenedData } from '../../../runtime/open-data.ts';
import { registerServicesOn } from '../../../runtime/register-services.ts';
import type { RunThreads } from '../../../runtime/run-threads.ts';

const mostCompiled = 50;

/** What imports, comparisons, findings and discovery of the county stand on; comparisons in threads where there are any. */
export function countyRegisters(
  { followUp, cases, waivers, vault }: OpenedData,
  catalogue: PolicyCatalogue,
  clock: SystemClock,
  threads?: RunThreads,
): RegisterServices {
  const compiled = compiledPolicies(mostCompiled);
  return registerServicesOn({ followUp, cases, waivers, vault, compiled, clock, threads })(catalogue);
}
