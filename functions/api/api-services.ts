import type { PolicyLibrary } from '../core/ports/policy-library.ts';
import type { CompiledPolicies } from '../core/use-cases/compiled-policies.ts';

/** What the routes work with; the runtime chooses it. */
export interface ApiServices {
  readonly library: PolicyLibrary;
  readonly compiled: CompiledPolicies;
  /** The day it is in Beijing, YYYY-MM-DD. */
  readonly today: () => string;
  readonly newRequestId: () => string;
  /** Logs a fault of ours, once. Refusals are not faults. */
  readonly reportFault: (error: unknown, requestId: string) => void;
  readonly version: string;
}
