import type { EnvironmentName } from './environment-names.ts';

/** The value that the deployment gave; one that is missing is a fault of the deployment. */
export function fromEnvironment(name: EnvironmentName): string {
  const value = process.env[name];
  if (value !== undefined) return value;
  throw new Error(`${name} is not in the environment of this function; the deployment sets it`);
}

/** The values of a list that is joined by commas. */
export function listFromEnvironment(name: EnvironmentName): readonly string[] {
  return fromEnvironment(name)
    .split(',')
    .filter((one) => one !== '');
}
