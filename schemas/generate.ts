// Generates from schemas/*.schema.json the static types and the ajv validators (standalone code, so that a
// process starts without compiling schemas). Output: functions/generated/, never committed.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SchemaObject } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { build } from 'esbuild';
import { compile, type JSONSchema } from 'json-schema-to-typescript';
import { generateApi } from './generate-api.ts';
import { validatorOptions } from './validator-options.ts';

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, '..', 'functions', 'generated');
mkdirSync(out, { recursive: true });

const files = readdirSync(here)
  .filter((name) => name.endsWith('.schema.json'))
  .sort();
const schemas = files.map((name) => ({
  name: name.replace('.schema.json', ''),
  schema: JSON.parse(readFileSync(join(here, name), 'utf8')) as JSONSchema & { $id: string },
}));

// A description beside a $ref would make the generator repeat the referenced type under a new name.
function withoutRefSiblings<T>(node: T): T {
  if (Array.isArray(node)) return node.map(withoutRefSiblings) as T;
  if (typeof node !== 'object' || node === null) return node;
  if ('$ref' in node) return { $ref: node.$ref } as T;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => [key, withoutRefSiblings(value)]),
  ) as T;
}

/** trusted-keys → TrustedKeys */
function pascalCase(name: string): string {
  return name.replaceAll(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

for (const { name, schema } of schemas) {
  const types = await compile(withoutRefSiblings(structuredClone(schema)), name, {
    cwd: here,
    additionalProperties: false,
    bannerComment: `// Generated from schemas/${name}.schema.json. Do not edit.`,
    style: { singleQuote: true, printWidth: 110 },
    ignoreMinAndMaxItems: true,
    unknownAny: true,
    $refOptions: {
      resolve: { http: { canRead: false, read: () => '' } },
    },
  });
  writeFileSync(join(out, `${name}-file.ts`), types);
}

const ajv = new Ajv2020({
  ...validatorOptions,
  code: { source: true, esm: true },
});
ajv.addVocabulary(['x-complete', 'x-zh']);
for (const { schema } of schemas) ajv.addSchema(schema as SchemaObject);
const exportsById = Object.fromEntries(
  schemas.map(({ name, schema }) => [`validate${pascalCase(name)}File`, schema.$id]),
);
const standalone = (standaloneCode as unknown as (ajv: Ajv2020, refs: Record<string, string>) => string)(
  ajv,
  exportsById,
);
await build({
  stdin: { contents: standalone, resolveDir: here, loader: 'js' },
  bundle: true,
  format: 'esm',
  platform: 'node',
  outfile: join(out, 'validators.js'),
  logLevel: 'error',
});
const declarations = Object.keys(exportsById)
  .map((name) => `export declare const ${name}: Validator;`)
  .join('\n');
writeFileSync(
  join(out, 'validators.d.ts'),
  `import type { ErrorObject } from 'ajv';\ninterface Validator {\n  (value: unknown): boolean;\n  errors?: ErrorObject[] | null;\n}\n${declarations}\n`,
);
const apiFiles = await generateApi(join(here, 'api'), out);
console.log(`generated ${schemas.length + 2 + apiFiles} files in functions/generated`);
