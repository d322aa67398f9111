// The direction of the house: handlers, local → runtime → api, workflow, adapters → core. One rule a row.
const outside = (folder, allowed, comment) => ({
  name: `${folder.replaceAll('/', '-')}-looks-down-only`,
  comment,
  severity: 'error',
  from: { path: `^functions/${folder}/` },
  to: { path: '^(functions|infra|console|bench|test)/', pathNot: allowed.map((one) => `^functions/${one}/`) },
});

export default {
  forbidden: [
    outside(
      'core',
      ['core', 'generated'],
      'The core stands alone: it runs in a browser, a Lambda and a laptop.',
    ),
    outside(
      'adapters',
      ['adapters', 'core', 'generated'],
      'Adapters fill the ports of the core and know nothing above.',
    ),
    outside(
      'api',
      ['api', 'core', 'generated'],
      'Routes call use cases; what they run on is chosen by the runtime.',
    ),
    outside(
      'workflow',
      ['workflow', 'core', 'generated'],
      'Tasks call use cases; what they run on is chosen by the runtime.',
    ),
    outside(
      'runtime',
      ['runtime', 'api', 'workflow', 'adapters', 'core', 'generated'],
      'The two composition roots.',
    ),
    outside(
      'handlers',
      ['handlers', 'runtime', 'workflow', 'core', 'generated'],
      'A Lambda entry hands its event on to what the runtime composed.',
    ),
    {
      name: 'core-is-pure',
      comment: 'No node:*, no AWS, no server library in the core: time, files and identifiers are arguments.',
      severity: 'error',
      from: { path: '^functions/core/' },
      to: {
        path: '^(node:|node_modules/(@aws-sdk|@hono|hono|commander)/)|^(fs|path|crypto|os|http|child_process|worker_threads)$',
      },
    },
    {
      name: 'rules-is-the-only-door-to-the-engine',
      comment: 'json-rules-engine has traps that functions/core/rules knows.',
      severity: 'error',
      from: { path: '^functions/', pathNot: '^functions/core/rules/' },
      to: { path: 'node_modules/json-rules-engine/' },
    },
    {
      name: 'calendar-is-the-only-door-to-chinese-days',
      comment: 'The statutory calendar is ours; the package is one source of its years.',
      severity: 'error',
      from: { path: '^functions/', pathNot: '^functions/core/calendar/' },
      to: { path: 'node_modules/chinese-days/' },
    },
    {
      name: 'aws-stays-in-its-room',
      comment: 'The local runtime must run, and be bundled, without any AWS package.',
      severity: 'error',
      from: { path: '^functions/', pathNot: '^functions/(adapters/aws|runtime/aws)' },
      to: { path: 'node_modules/@aws-sdk/' },
    },
    {
      name: 'functions-never-import-infra',
      comment: 'infra reads the functions, never the other way.',
      severity: 'error',
      from: { path: '^functions/' },
      to: { path: '^infra/' },
    },
    {
      name: 'no-circles',
      comment: 'Two files that need each other are one idea in the wrong cut.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
  ],
  options: {
    tsConfig: { fileName: new URL('./tsconfig.json', import.meta.url).pathname },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    includeOnly: undefined,
  },
};
