// The arrows of the house. Each has its reason: `npm run check` prints it with what breaks it.
const doors = 'ui|web|db|thread|jobs|live|mail';
const rooms =
  'approach|consult|population|context|knowledge|equity|testing|learning|reports|privacy|people';
const sixRooms = 'consult|population|context|knowledge|equity|testing';
const laterRooms = 'learning|reports|privacy';
const program = 'server|command-line|demo';
const programFiles = '^src/(app|cli|main|config|prepare)\\.tsx?$';
const test = '(\\.test|-under-test)\\.tsx?$|^src/db/test-|^e2e/|^bench/|^vitest\\.';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-circles',
      comment: 'Who is in a circle cannot be understood, tested or moved alone.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'kernels-stand-alone',
      comment:
        'Kernels are pure mathematics that others can check: they import nothing but kernels/numeric and, for syllables, hyphen.',
      severity: 'error',
      from: { path: '^src/kernels/([^/]+)/', pathNot: test },
      to: { pathNot: '^src/kernels/(numeric|$1)/|^node_modules/hyphen/' },
    },
    {
      name: 'doors-know-no-room',
      comment: 'ui, web, db, thread, jobs, live and mail serve every room, so they know none.',
      severity: 'error',
      from: { path: `^src/(${doors})/`, pathNot: test },
      to: { path: `^src/(${rooms}|${program})/|${programFiles}` },
    },
    {
      name: 'ui-is-words-and-shapes',
      comment: 'Components take ready data as props: they never query, read a request or decide.',
      severity: 'error',
      from: { path: '^src/ui/', pathNot: test },
      to: { path: '^src/(?!ui/|root\\.ts)' },
    },
    {
      name: 'ui-through-its-door',
      comment: 'What pages may use of ui stands in its index.ts; the rest can change freely.',
      severity: 'error',
      from: { path: '^(src|e2e|bench)/(?!ui/)' },
      to: { path: '^src/ui/(?!index\\.ts$)' },
    },
    {
      name: 'rooms-through-their-door',
      comment:
        'What others may use of a room stands in its index.ts; nothing else is imported from outside.',
      severity: 'error',
      from: { path: '^src/([^/]+)/', pathNot: ['^src/demo/', test] },
      to: { path: `^src/(${rooms})/`, pathNot: ['^src/$1/', '^src/[^/]+/index\\.tsx?$'] },
    },
    {
      name: 'the-program-through-doors',
      comment: 'app.ts and cli.ts know every room, but only through its index.ts.',
      severity: 'error',
      from: { path: '^src/[^/]+\\.tsx?$', pathNot: test },
      to: { path: `^src/(${rooms})/(?!index\\.tsx?$)` },
    },
    {
      name: 'the-demo-does-what-people-do',
      comment:
        'The demo is filled by the use cases that people call, so it may reach those inside a room; pages and routes are for browsers.',
      severity: 'error',
      from: { path: '^src/demo/' },
      to: { path: `^src/(${rooms})/.*-(pages|routes)\\.tsx$` },
    },
    {
      name: 'approach-knows-no-room',
      comment:
        'app.ts hands approach the parts of the rooms as a list, so that adding a room changes no other.',
      severity: 'error',
      from: { path: '^src/approach/', pathNot: test },
      to: { path: `^src/(${sixRooms}|${laterRooms})/` },
    },
    {
      name: 'people-knows-no-room',
      comment: 'Every room asks people who someone is; people asks nobody.',
      severity: 'error',
      from: { path: '^src/people/', pathNot: test },
      to: { path: `^src/(approach|${sixRooms}|${laterRooms})/` },
    },
    {
      name: 'only-the-program-knows-everybody',
      comment:
        'app.ts and cli.ts, with server, command-line and demo behind them, start the rooms; no room or door knows them.',
      severity: 'error',
      from: { path: `^src/(${rooms}|${doors}|kernels)/`, pathNot: test },
      to: { path: `^src/(${program})/|${programFiles}` },
    },
    {
      name: 'one-workspace-at-a-time',
      comment:
        'Who opens the database can see every workspace: only the program does; rooms get `deps.db`, which knows whose turn it is.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/db/', `^src/(${program})/`, programFiles, test] },
      to: { path: '^src/db/(open|pglite|postgres|pglite-worker|migrate)\\.ts$' },
    },
    {
      name: 'drivers-behind-db',
      comment: 'Only db speaks to a driver: elsewhere a query could run without its workspace.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/db/', test] },
      to: { path: '(^|/)node_modules/(pg|@electric-sql/[^/]+)/' },
    },
    {
      name: 'workspaces-by-host-in-people',
      comment:
        'The tables without a tenant are touched in one file, reached through the door of people.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/people/(index\\.ts$|workspaces/)', test] },
      to: { path: '^src/people/workspaces/workspace-store\\.ts$' },
    },
    {
      name: 'sql-in-stores',
      comment:
        'All SQL of a noun stands in its store, so that one file tells what is read and written.',
      severity: 'error',
      from: { path: `^src/(${rooms})/`, pathNot: ['-store\\.ts$', test] },
      to: { path: '^src/db/sql\\.ts$' },
    },
    {
      name: 'pages-do-not-query',
      comment: 'Pages show ready data: what they know of stores is types.',
      severity: 'error',
      from: { path: '-pages\\.tsx$' },
      to: {
        path: '-(store|routes)\\.tsx?$|^src/db/|^src/thread/files/file-store\\.ts$',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'the-house-does-not-import-its-tests',
      comment: 'What runs in production must not lean on what only tests have.',
      severity: 'error',
      from: { path: '^src/', pathNot: test },
      to: { path: test },
    },
    {
      name: 'only-what-is-installed-in-production',
      comment: 'A package that only developers install is not there when the program runs.',
      severity: 'error',
      from: { path: '^src/', pathNot: [test] },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'everything-resolves',
      comment:
        'An import that leads nowhere, or to a package that is not in package.json, breaks on a fresh clone.',
      severity: 'error',
      from: {},
      to: {
        couldNotResolve: true,
      },
    },
    {
      name: 'packages-are-named',
      comment: 'A package that comes along by chance can leave by chance: name it in package.json.',
      severity: 'error',
      from: { path: '^(src|scripts|e2e|bench)/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|data|locales)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.json', '.d.ts'],
    },
  },
};
