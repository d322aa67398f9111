import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import type { Plugin } from 'esbuild';

const runtime = join(import.meta.dirname, '..', 'functions', 'runtime');

/**
 * The AWS clients write keys of their schemas as constants in brackets, which a bundler may not drop, since such a key
 * could have effects; so a function that reads one object would carry the schemas of all operations of S3. Written as
 * the texts that they stand for, those that are not used go: 60 KB less.
 */
const plainSchemaKeys: Plugin = {
  name: 'plain-schema-keys',
  setup: ({ onLoad }) => {
    onLoad({ filter: /@aws-sdk\/client-[\w-]+\/dist-es\/schemas\/schemas_0\.js$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      const constants = [...source.matchAll(/^const (_\w+) = ("[^"\\]*");$/gm)];
      const texts = new Map(constants.map(([, name, text]) => [name, text]));
      const contents = source.replaceAll(/\[(_\w+)\](?=:)/g, (key, name: string) => texts.get(name) ?? key);
      return { contents };
    });
  },
};

/**
 * What libraries bring for uses that are none of ours, by what they import: 75 KB less.
 * - json-rules-engine has a JSONPath engine for conditions with a path. Ours have none, and its evaluation of what
 *   authors write has let foreign code run before.
 * - It also tells events of rules, by an emitter with wildcards. Nobody listens: results are read from what a run returns.
 * - read-excel-file turns rows into objects by a schema of its own; we take the rows.
 * - Ajv reads addresses of every form; the schemas compiled here have their own reader of ours (schema-addresses.ts).
 * - The client of DynamoDB keeps endpoints that it was told of, which is switched off unless somebody asks for it.
 */
const notOurs: Readonly<Record<string, string>> = {
  'jsonpath-plus': `export const JSONPath = () => { throw new Error('conditions have no path; right is the id of a fact'); };`,
  eventemitter2: `module.exports = function () {};
    module.exports.prototype = {
      emitAsync: async () => [],
      on: () => { throw new Error('rules tell no events here; right is what a run returns'); },
    };`,
  '../parseSheetData/parseSheetData.js': `export default () => { throw new Error('rows are read without a schema'); };`,
  'fast-uri': 'module.exports = {};',
  '@aws-sdk/endpoint-cache': `export class EndpointCache {
      get() {} getEndpoint() {} has() { return false; } delete() {}
      set() { throw new Error('endpoints are not discovered here'); }
    }`,
};

const leaveOut: Plugin = {
  name: 'leave-out',
  setup: ({ onResolve, onLoad }) => {
    const names = Object.keys(notOurs).join('|');
    onResolve({ filter: new RegExp(`^(${names})$`) }, ({ path }) => ({ path, namespace: 'left-out' }));
    onLoad({ filter: /.*/, namespace: 'left-out' }, ({ path }) => ({ contents: notOurs[path] ?? '' }));
  },
};

/**
 * The checks of files and bodies are compiled where one is needed, instead of all being read at every start: 500 KB
 * less, and no more with every endpoint.
 */
const compileOnDemand: Plugin = {
  name: 'compile-on-demand',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /\/generated\/validators\.js$/ }, () => ({
      path: join(runtime, 'validators-on-demand.ts'),
    }));
    onLoad({ filter: /\/generated\/api-validators\.js$/ }, async ({ path }) => {
      const declared = await readFile(path.replace(/\.js$/, '.d.ts'), 'utf8');
      const lines = [...declared.matchAll(/^export declare const validate(\w+):/gm)].map(
        ([, name]) => `export const validate${name} = /* @__PURE__ */ apiValidator('${name}');`,
      );
      const from = join(runtime, 'api-validators-on-demand.ts');
      return { contents: [`import { apiValidator } from ${JSON.stringify(from)};`, ...lines].join('\n') };
    });
  },
};

/**
 * Tables of names, holidays and schemas are text that says the same again and again: packed, and unpacked
 * at the start within a millisecond or two, they are 150 KB less.
 */
const packedTables: Plugin = {
  name: 'packed-tables',
  setup: ({ onLoad, onResolve }) => {
    onLoad({ filter: /\.json$/ }, async ({ path }) => {
      const text = JSON.stringify(JSON.parse(await readFile(path, 'utf8')));
      if (text.length < packedFromCharacters) return { contents: text, loader: 'json' };
      return {
        contents: `import unpack from '${unpacker}'; export default /* @__PURE__ */ unpack('${packed(text)}');`,
      };
    });
    onLoad({ filter: /\/generated\/api-schemas\.js$/ }, async ({ path }) => {
      const [, text] = /^export const apiSchemas = (\{.*\});\s*$/s.exec(await readFile(path, 'utf8')) ?? [];
      if (text === undefined)
        throw new Error(`${path} is not one constant of JSON; right is what generate-api.ts writes`);
      const value = packed(JSON.stringify(JSON.parse(text)));
      return {
        contents: `import unpack from '${unpacker}'; export const apiSchemas = /* @__PURE__ */ unpack('${value}');`,
      };
    });
    onResolve({ filter: new RegExp(`^${unpacker}$`) }, () => ({ path: unpacker, namespace: unpacker }));
    onLoad({ filter: /.*/, namespace: unpacker }, () => ({
      contents: `const { brotliDecompressSync } = require('node:zlib');
        module.exports = (packed) => JSON.parse(brotliDecompressSync(Buffer.from(packed, 'base64')));`,
    }));
  },
};
const packedFromCharacters = 8_000;
const unpacker = 'huize-unpack';
const packed = (text: string): string => brotliCompressSync(text).toString('base64');

/** Everything that makes bundles smaller and changes nothing that they do. */
export const smallerBundles: readonly Plugin[] = [plainSchemaKeys, leaveOut, compileOnDemand, packedTables];
