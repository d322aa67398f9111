import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { afterAll } from 'vitest';
import cdkJson from '../../cdk.json' with { type: 'json' };
import type { Bundles } from '../../infra/bundle-functions.ts';
import { type Environment, environmentNamed } from '../../infra/environments.ts';
import { functionNames } from '../../infra/functions.ts';
import { addPlatform } from '../../infra/platform.ts';

export interface Resource {
  readonly Type: string;
  readonly Properties: Readonly<Record<string, unknown>>;
  readonly DeletionPolicy?: string;
}

/** An environment as CloudFormation gets it. */
export interface Synthesised {
  readonly app: App;
  readonly environment: Environment;
  /** Templates by room: data, workflow … */
  readonly templates: Readonly<Record<string, { readonly Resources: Readonly<Record<string, Resource>> }>>;
  /** All resources of all rooms of a type. */
  resources(type: string): readonly Resource[];
}

/** Synthesises an environment of environments.ts, or one that differs from it; in place of bundles lie small modules. */
export function synthesised(
  name: string,
  wishes: Readonly<Record<string, string>> = {},
  different: Partial<Environment> = {},
): Synthesised {
  const folder = mkdtempSync(join(tmpdir(), 'huize-infra-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const environment = { ...environmentNamed(name, (wish) => wishes[wish]), ...different };
  const app = new App({ outdir: join(folder, 'cdk.out'), context: cdkJson.context });
  addPlatform(app, environment, placeholderBundles(folder));
  process.env.CDK_VALIDATION = 'false'; // the CloudFormation schema is looked at by one test, which takes 3 s
  const { stacks } = app.synth();
  const templates = Object.fromEntries(
    stacks.map(({ id, template }) => [id, template]),
  ) as Synthesised['templates'];
  const all = Object.values(templates).flatMap(({ Resources }) => Object.values(Resources));
  return { app, environment, templates, resources: (type) => all.filter(({ Type }) => Type === type) };
}

function placeholderBundles(folder: string): Bundles {
  const bundles = functionNames.map((name) => {
    mkdirSync(join(folder, name));
    const text = `export const handler = () => '${name}';\n`;
    writeFileSync(join(folder, name, 'index.mjs'), text);
    return [name, { folder: join(folder, name), bytes: text.length, digest: name }];
  });
  return Object.fromEntries(bundles) as Bundles; // one for each name
}

/** What stands at a path of a template; undefined where nothing does. */
export function at(value: unknown, ...path: readonly (string | number)[]): unknown {
  let found = value;
  for (const step of path)
    found = typeof found === 'object' && found !== null ? Reflect.get(found, step) : undefined;
  return found;
}

/** What stands there as a list: one statement or action is written without brackets. */
export function listAt(value: unknown, ...path: readonly (string | number)[]): readonly unknown[] {
  const found = at(value, ...path);
  return found === undefined ? [] : Array.isArray(found) ? found : [found];
}
