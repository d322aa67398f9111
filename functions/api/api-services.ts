import type { PolicyLibrary } from '../core/ports/policy-library.ts';
import type { CompiledPolicies } from '../core/use-cases/compiled-policies.ts';
import type { Openness } from './access.ts';
import type { Platform } from './platform.ts';

/** What the routes work with; the runtime chooses it. */
export interface ApiServices {
  readonly library: PolicyLibrary;
  readonly compiled: CompiledPolicies;
  readonly platform: Platform;
  readonly openness: Openness;
  /** The day it is in Beijing, YYYY-MM-DD. */
  readonly today: () => string;
  /** Of larger answers to a GET parts are given; any answer goes at once where absent. */
  readonly mostAnswerBytes?: number;
  readonly newRequestId: () => string;
  /** Logs a fault of ours, once. Refusals are not faults. */
  readonly reportFault: (error: unknown, requestId: string) => void;
  readonly version: string;
}
