import { fromEnvironment } from './aws-environment.ts';
import type { EnvironmentName } from './environment-names.ts';

/** Where a bucket is. As AWS's clients do, another endpoint goes first, with the bucket in the path. */
export function awsBucketUrl(bucket: EnvironmentName, domain: EnvironmentName): string {
  const { AWS_ENDPOINT_URL_S3: endpoint } = process.env;
  if (endpoint !== undefined) return `${endpoint.replace(/\/$/, '')}/${fromEnvironment(bucket)}`;
  return `https://${fromEnvironment(domain)}`;
}
