import type { Cloud } from './cloud.ts';
import { callGateway } from './gateway.ts';

/** The bucket of policies, as whoever can write there sees it. */
export interface PolicyBucket {
  read(path: string): Buffer;
  /** Undefined takes the object away. */
  write(path: string, content: Uint8Array | undefined): void;
  /** What the platform says of its policies once the news of the bucket has come. */
  look(): Promise<{ readonly status: string; readonly codes: readonly string[] }>;
}

/** Paths are below the policies folder. */
export function policyBucket(cloud: Cloud): PolicyBucket {
  const { deployed, objects } = cloud;
  const buckets = deployed.ofType('AWS::S3::Bucket');
  const name = buckets.find(({ logicalId }) => logicalId.startsWith('Policies'))?.name ?? '';
  return {
    read: (path) => objects.get(name, `policies/${path}`) ?? Buffer.alloc(0),
    write: (path, content) => {
      if (content === undefined) objects.remove(name, `policies/${path}`);
      else objects.put(name, `policies/${path}`, Buffer.from(content));
    },
    look: async () => {
      await cloud.settle();
      await cloud.travel(new Date(Date.parse(cloud.now()) + 60_000).toISOString());
      const health = await callGateway(cloud, 'GET /healthz');
      const { status, findings } = health.json<{ status: string; findings: { code: string }[] }>();
      return { status, codes: findings.map(({ code }) => code) };
    },
  };
}
