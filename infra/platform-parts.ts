import type { GrantResources } from './apply-grants.ts';
import type { Bundles } from './bundle-functions.ts';
import type { Environment } from './environments.ts';

/** What every stack with functions builds on. */
export interface PlatformParts extends GrantResources {
  readonly environment: Environment;
  readonly bundles: Bundles;
  /** Begins the names of what has to have one. */
  readonly prefix: string;
  readonly busName: string;
}
