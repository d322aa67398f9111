/** One platform that is deployed: seven stacks in one account and region. */
export interface Environment {
  /** Begins every name: lower case letters, digits and hyphens, at most 20. */
  readonly name: string;
  readonly region: Region;
  /** Codes that this platform serves with all below them; empty: every jurisdiction that has a policy. */
  readonly jurisdictions: readonly string[];
  /** Whose tokens are accepted; any OIDC issuer. */
  readonly identity: {
    readonly issuer: string;
    readonly jwksUri: string;
    readonly audience: string;
  };
  /** JSON of the keys that may sign policies, a list; without any, no policy is taken. */
  readonly policyPublicKeys: string;
  /** What is served without a token: `minimal` is what the public has a right to, `stateless` also computes for it. */
  readonly openness: 'stateless' | 'minimal';
  /** Where alarms go; without one they are seen on the dashboard alone. */
  readonly alarmEmail: string | undefined;
  /**
   * ARN of the stream of a table that was restored, where the platform is to work on it in place of its own, which
   * stays as it is: docs/operations.md.
   */
  readonly restoredTableStream?: string;
  readonly personalKeys: PersonalKeys;
  readonly logRetentionDays: 30 | 90 | 180 | 365 | 1827;
}

/**
 * The personal keys by number, 1 being the first. A key of another ARN takes the place of the present one in three
 * deployments, which docs/operations.md walks through. It is a row, not a wish: a deployment that left it out would go
 * back to a key that opens nothing of what was sealed since.
 */
export interface PersonalKeys {
  /** Wraps the data keys of all that is sealed from now on. */
  readonly sealsBy: number;
  /** Open what they wrapped: one that is to be the next, or was the last. Any other key is disabled. */
  readonly alsoOpens: readonly number[];
}

/**
 * What a region has, where it differs. China's service pages (docs.amazonaws.cn, "Getting Started with Amazon Web
 * Services in China", read 2026-11) say that X-Ray is not integrated with Lambda there; of Step Functions they say nothing of the kind. See decision 0014.
 */
interface RegionTraits {
  readonly tracesFunctions: boolean;
  /** Lambda's name of Node 24, or of the runtime to use until the region has it. */
  readonly runtime: string;
  readonly architecture: 'arm64' | 'x86_64';
}

export const regions = {
  'cn-north-1': { tracesFunctions: false, runtime: 'nodejs24.x', architecture: 'arm64' },
  'cn-northwest-1': { tracesFunctions: false, runtime: 'nodejs24.x', architecture: 'arm64' },
  'ap-southeast-1': { tracesFunctions: true, runtime: 'nodejs24.x', architecture: 'arm64' },
} as const satisfies Readonly<Record<string, RegionTraits>>;
export type Region = keyof typeof regions;

/** `.invalid` is nobody's (RFC 2606): a deployment without an issuer of its own accepts no token. */
const noIssuer = {
  issuer: 'https://issuer.invalid',
  jwksUri: 'https://issuer.invalid/.well-known/jwks.json',
  audience: 'huize',
};

const common = {
  jurisdictions: [],
  identity: noIssuer,
  policyPublicKeys: '[]',
  openness: 'minimal',
  alarmEmail: undefined,
  logRetentionDays: 180,
  personalKeys: { sealsBy: 1, alsoOpens: [] },
} as const satisfies Partial<Environment>;

/** The nation or a province with all its districts in one platform; a jurisdiction by itself; a place to try. */
export const environments: readonly Environment[] = [
  { ...common, name: 'nation', region: 'cn-north-1' },
  { ...common, name: 'hebei', region: 'cn-north-1', jurisdictions: ['130000'] },
  { ...common, name: 'wulong', region: 'cn-northwest-1', jurisdictions: ['500156'] },
  { ...common, name: 'trial', region: 'ap-southeast-1', openness: 'stateless', logRetentionDays: 30 },
];

/** What a deployment gives on the command line as `-c issuer=…`, so that it needs no change of this file. */
export type EnvironmentWish = (name: string) => string | undefined;

/** The environment by name, with what was wished for it. Throws RangeError for a name that there is not. */
export function environmentNamed(name: string | undefined, wish: EnvironmentWish): Environment {
  const found = environments.find((one) => one.name === name);
  if (found === undefined) {
    const known = environments.map((one) => one.name).join(', ');
    throw new RangeError(`env is ${JSON.stringify(name ?? '')}; right is -c env= with one of ${known}`);
  }
  const issuer = httpsAddress('issuer', wish('issuer') ?? found.identity.issuer);
  const keysBeside = wish('issuer') && `${issuer.replace(/\/$/, '')}/.well-known/jwks.json`;
  return {
    ...found,
    jurisdictions: wish('jurisdictions')?.split(',') ?? found.jurisdictions,
    identity: {
      issuer,
      jwksUri: httpsAddress('jwksUri', wish('jwksUri') || keysBeside || found.identity.jwksUri),
      audience: wish('audience') ?? found.identity.audience,
    },
    policyPublicKeys: listOfKeys(wish('policyPublicKeys') ?? found.policyPublicKeys),
    alarmEmail: wish('alarmEmail') ?? found.alarmEmail,
    ...restored(wish('restoredTableStream')),
  };
}

const streamArn = /^arn:[\w-]+:dynamodb:[\w-]+:\d{12}:table\/[\w.-]+\/stream\/[\w.:-]+$/;

function restored(restoredTableStream: string | undefined): Pick<Environment, 'restoredTableStream'> {
  if (restoredTableStream === undefined) return {};
  if (streamArn.test(restoredTableStream)) return { restoredTableStream };
  throw new RangeError(
    `restoredTableStream is ${JSON.stringify(restoredTableStream)}; right is the ARN of the stream of the restored table`,
  );
}

function listOfKeys(text: string): string {
  try {
    if (Array.isArray(JSON.parse(text))) return text;
  } catch {
    // told below
  }
  throw new RangeError(
    'policyPublicKeys is no list in JSON; right is -c trustedKeys= with the file of the trusted keys',
  );
}

function httpsAddress(name: string, text: string): string {
  if (URL.parse(text)?.protocol === 'https:') return text;
  throw new RangeError(`${name} is ${JSON.stringify(text)}; right is an https address`);
}

/**
 * Throws RangeError where the deployer's credentials lead to another region than the environment's. Templates name
 * no region, so this is what keeps a platform from being deployed to the wrong one.
 */
export function requireRegion({ name, region }: Environment, deployersRegion: string | undefined): void {
  if (deployersRegion === undefined || deployersRegion === region) return;
  throw new RangeError(
    `${name} belongs to ${region}, the credentials lead to ${deployersRegion}; right is AWS_REGION=${region}`,
  );
}
