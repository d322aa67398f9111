/**
 * How the functions of the cloud are bundled, for whoever deploys or tests them. Every file of handlers/ becomes one
 * module of its own with the AWS clients it uses: that starts in half the time of the clients that Lambda brings along,
 * and what was tested is what runs.
 */
export const functionBundling = {
  format: 'esm',
  platform: 'node',
  target: 'node24',
  minify: true,
  /** The ES modules of the clients shake off what is not called; their CommonJS form does not. */
  mainFields: ['module', 'main'],
  /** Chinese texts as they are, not as six-letter escapes: a tenth of the bundle. */
  charset: 'utf8',
  /** Lambda hands credentials over in the environment; the other ways to find some are a third of a client. */
  alias: {
    '@aws-sdk/credential-provider-node': './functions/adapters/aws/environment-credentials.ts',
  },
  /** Packages in CommonJS ask for Node's modules by require, which an ES module has to make for itself. */
  banner: "import{createRequire as makeRequire}from'node:module';const require=makeRequire(import.meta.url);",
} as const;
