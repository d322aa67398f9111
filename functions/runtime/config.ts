import { OPENNESS, type Openness } from '../api/access.ts';

/** What the environment and the command line decide. */
export interface Config {
  readonly port: number;
  /** Undefined: all addresses of this machine. */
  readonly host: string | undefined;
  /** Undefined: the policies of this repository. */
  readonly policies: string | undefined;
  /** Undefined: `data` in this repository. */
  readonly data: string | undefined;
  /** What is served without a token. */
  readonly openness: Openness;
  /** Whether webhooks may lead to addresses of inner networks; else only public https addresses are called. */
  readonly allowsPrivateWebhooks?: boolean;
  /** A list of trusted keys: only policy files that were published by two of them are used. Undefined: every sound file is. */
  readonly trustedKeys?: string | undefined;
}

type Flag = 'port' | 'host' | 'policies' | 'data' | 'open' | 'trusted-keys';

const DEFAULT_PORT = 8787;

/** Reads the configuration; flags go before the environment. Throws RangeError for a port or an openness that cannot be one. */
export function readConfig(
  environment: Readonly<NodeJS.ProcessEnv>,
  flags: Readonly<Partial<Record<Flag, string | undefined>>> = {},
): Config {
  const port = flags.port ?? environment.PORT;
  return {
    port: port === undefined || port === '' ? DEFAULT_PORT : parsePort(port),
    host: flags.host ?? environment.HOST,
    policies: flags.policies ?? environment.POLICIES,
    data: (flags.data ?? environment.HUIZE_DATA) || undefined,
    openness: parseOpenness(flags.open ?? environment.HUIZE_OPEN ?? 'stateless'),
    trustedKeys: (flags['trusted-keys'] ?? environment.HUIZE_TRUSTED_KEYS) || undefined,
    allowsPrivateWebhooks: environment.HUIZE_PRIVATE_WEBHOOKS === 'allow',
  };
}

function parseOpenness(text: string): Openness {
  const found = OPENNESS.find((one) => one === text);
  if (found !== undefined) return found;
  throw new RangeError(`open is ${JSON.stringify(text)}; right is ${OPENNESS.join(' or ')}`);
}

/** 0 lets the system choose. */
function parsePort(text: string): number {
  const port = /^[0-9]{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (port <= 65_535) return port;
  throw new RangeError(`port is ${JSON.stringify(text)}; right is a whole number from 0 to 65535`);
}
