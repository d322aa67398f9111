import type { Options } from 'ajv/dist/2020.js';

/**
 * How addresses of schemas are read where they are compiled on demand: an https address or a name, and a fragment. Ajv's
 * own way knows every form of RFC 3986, which is 18 KB.
 */
export const schemaAddresses: NonNullable<Options['uriResolver']> = {
  parse: (address) => {
    const [path = '', fragment] = address.split('#', 2);
    return fragment === undefined ? { path } : { path, fragment };
  },
  serialize: ({ path = '', fragment }) => (fragment === undefined ? path : `${path}#${fragment}`),
  resolve: (base, address) => {
    if (address.startsWith('#')) return `${base.split('#', 1)[0]}${address}`;
    return URL.parse(address, base)?.href ?? address;
  },
};
