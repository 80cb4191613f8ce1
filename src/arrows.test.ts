import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkArrows } from '../scripts/check-arrows.mjs';
import { projectRoot } from './root.ts';

/** Files of a wrong house, each with what it imports; and which rule that breaks. */
const wrongHouse: readonly (readonly [string, string, string])[] = [
  ['src/web/one.ts', "import './two.ts'", 'no-circles'],
  ['src/kernels/opinion-map/map.ts', "import '../../web/clock.ts'", 'kernels-stand-alone'],
  ['src/thread/beads.ts', "import '../consult/index.ts'", 'doors-know-no-room'],
  ['src/ui/card.tsx', "import '../web/clock.ts'", 'ui-is-words-and-shapes'],
  ['src/context/areas.ts', "import '../ui/card.tsx'", 'ui-through-its-door'],
  ['src/equity/budget.ts', "import '../consult/said.ts'", 'rooms-through-their-door'],
  ['src/app.ts', "import './consult/said.ts'", 'the-program-through-doors'],
  ['src/demo/fill.ts', "import '../consult/said-pages.tsx'", 'the-demo-does-what-people-do'],
  ['src/approach/view.ts', "import '../consult/index.ts'", 'approach-knows-no-room'],
  ['src/people/who.ts', "import '../approach/index.ts'", 'people-knows-no-room'],
  ['src/testing/step.ts', "import '../server/listen.ts'", 'only-the-program-knows-everybody'],
  [
    'src/testing/see-all.ts',
    "import type { Open } from '../db/open.ts'",
    'one-workspace-at-a-time',
  ],
  ['src/testing/driver.ts', "import 'pg'", 'drivers-behind-db'],
  [
    'src/people/hosts.ts',
    "import './workspaces/workspace-store.ts'",
    'workspaces-by-host-in-people',
  ],
  ['src/knowledge/figure.ts', "import '../db/sql.ts'", 'sql-in-stores'],
  ['src/consult/said-pages.tsx', "import './said-store.ts'", 'pages-do-not-query'],
  ['src/web/leans.ts', "import './leaning.test.ts'", 'the-house-does-not-import-its-tests'],
  ['src/web/tool.ts', "import 'fast-check'", 'only-what-is-installed-in-production'],
  ['src/web/nowhere.ts', "import './gone.ts'", 'everything-resolves'],
  ['src/web/by-chance.ts', "import 'readable-stream'", 'packages-are-named'],
  [
    'src/consult/all.ts',
    'export const all = (db) => db.installation("see all")',
    'one-installation-door',
  ],
];
const soundFiles = [
  'src/consult/index.ts',
  'src/consult/said.ts',
  'src/consult/said-store.ts',
  'src/approach/index.ts',
  'src/server/listen.ts',
  'src/db/open.ts',
  'src/db/sql.ts',
  'src/web/clock.ts',
  'src/web/leaning.test.ts',
  'src/people/workspaces/workspace-store.ts',
];

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hoofdrol-arrows-'));
  for (const name of ['package.json', 'tsconfig.json', '.dependency-cruiser.cjs']) {
    cpSync(join(projectRoot, name), join(folder, name));
  }
  symlinkSync(join(projectRoot, 'node_modules'), join(folder, 'node_modules'));
  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), `${text}\n`);
  };
  for (const file of soundFiles) write(file, 'export const here = 1;\nexport type Open = number;');
  write('src/web/two.ts', "import './one.ts'; // closes the circle, which is told once");
  for (const [file, text] of wrongHouse) write(file, `${text};\nexport const also = 1;`);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the arrows of the house', () => {
  it('are all found when they are broken, each with its reason', () => {
    const { wrong } = checkArrows(folder);
    for (const [file, , rule] of wrongHouse) {
      const found = wrong.filter((line) => line.startsWith(file) && line.includes(` ${rule}: `));
      expect(found, `${file} should break ${rule}`).toHaveLength(1);
      expect(found[0]).toMatch(/: \S.{30,}\.$/);
    }
    const sound = wrong.filter((line) => soundFiles.some((file) => line.startsWith(`${file} `)));
    expect(sound).toEqual([]);
  });

  it('are not held to be whole when nearly nothing was looked at', () => {
    expect(checkArrows(folder).wrong.at(-1)).toContain('at least 50 were expected');
  });
});
