// From schemas/api/*.schema.json: the component schemas of the OpenAPI document, and for every definition named
// …Request a type and a validator (standalone code: nothing is compiled when a process starts).
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { build } from 'esbuild';
import { compile, type JSONSchema } from 'json-schema-to-typescript';
import { bodyValidatorOptions, bodyVocabulary } from './validator-options.ts';

interface ApiSchema {
  $id: string;
  $defs: Record<string, JSONSchema>;
}

/** Writes api-schemas, api-validators and api-requests; answers how many files that is. */
export async function generateApi(folder: string, out: string): Promise<number> {
  const schemas = readdirSync(folder)
    .filter((name) => name.endsWith('.schema.json'))
    .sort()
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as ApiSchema);
  const requests = schemas.flatMap(({ $id, $defs }) =>
    Object.keys($defs)
      .filter((name) => name.endsWith('Request'))
      .map((name) => ({ name, ref: `${$id}#/$defs/${name}` })),
  );
  writeComponents(schemas, out);
  await writeValidators(schemas, requests, out);
  await writeTypes(
    schemas,
    requests.map(({ name }) => name),
    out,
  );
  return 5;
}

function components(schemas: readonly ApiSchema[], prefix: string): Record<string, JSONSchema> {
  const all: Record<string, JSONSchema> = {};
  for (const { $defs } of schemas) {
    for (const [name, schema] of Object.entries($defs)) {
      if (name in all)
        throw new Error(`${name} is defined twice in schemas/api; right is one definition of a name`);
      all[name] = withRefs(schema, prefix);
    }
  }
  return all;
}

/** Points every reference, whichever file it names, to one map of definitions. */
function withRefs<T>(node: T, prefix: string): T {
  const text = JSON.stringify(node).replaceAll(/"\$ref":"[^"#]*#\/\$defs\//g, `"$ref":"${prefix}`);
  return JSON.parse(text) as T;
}

function writeComponents(schemas: readonly ApiSchema[], out: string): void {
  const all = JSON.stringify(components(schemas, '#/components/schemas/'), null, 1);
  writeFileSync(join(out, 'api-schemas.js'), `export const apiSchemas = ${all};\n`);
  const type = 'Readonly<Record<string, Readonly<Record<string, unknown>>>>';
  writeFileSync(join(out, 'api-schemas.d.ts'), `export declare const apiSchemas: ${type};\n`);
}

async function writeValidators(
  schemas: readonly ApiSchema[],
  requests: readonly { name: string; ref: string }[],
  out: string,
): Promise<void> {
  const ajv = new Ajv2020({ ...bodyValidatorOptions, code: { source: true, esm: true } });
  ajv.addVocabulary([...bodyVocabulary]);
  for (const schema of schemas) ajv.addSchema(schema);
  const code = standaloneCode as unknown as (ajv: Ajv2020, refs: Record<string, string>) => string;
  const exported = Object.fromEntries(requests.map(({ name, ref }) => [`validate${name}`, ref]));
  await build({
    stdin: { contents: code(ajv, exported), resolveDir: import.meta.dirname, loader: 'js' },
    bundle: true,
    format: 'esm',
    platform: 'node',
    outfile: join(out, 'api-validators.js'),
    logLevel: 'error',
  });
  const lines = requests.map(({ name }) => `export declare const validate${name}: ApiValidator<${name}>;`);
  writeFileSync(
    join(out, 'api-validators.d.ts'),
    [
      `import type { ErrorObject } from 'ajv';`,
      `import type { ${requests.map(({ name }) => name).join(', ')} } from './api-requests.ts';`,
      'export interface ApiValidator<T> {\n  (value: unknown): value is T;\n  errors?: ErrorObject[] | null;\n}',
      ...lines,
      '',
    ].join('\n'),
  );
}

async function writeTypes(
  schemas: readonly ApiSchema[],
  names: readonly string[],
  out: string,
): Promise<void> {
  const properties = Object.fromEntries(names.map((name) => [name, { $ref: `#/$defs/${name}` }]));
  const all = components(schemas, '#/$defs/');
  const schema = {
    title: 'ApiRequests',
    type: 'object',
    additionalProperties: false,
    properties,
    $defs: all,
  };
  const types = await compile(schema as JSONSchema, 'ApiRequests', {
    additionalProperties: false,
    bannerComment: '// Generated from schemas/api. Do not edit.',
    style: { singleQuote: true, printWidth: 110 },
    ignoreMinAndMaxItems: true,
    unknownAny: true,
  });
  writeFileSync(join(out, 'api-requests.ts'), types);
}
