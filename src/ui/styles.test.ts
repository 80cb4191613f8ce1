import { globSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';

type Built = { name: string; file: string; bytes: number; gzipped: number };

const outDir = mkdtempSync(join(tmpdir(), 'styles-'));
let built: Built[] = [];

const find = (name: string): Built => {
  const found = built.find((one) => one.name === name);
  if (!found) throw new Error(`${name} was not built`);
  return found;
};
const read = (name: string) => readFileSync(join(outDir, find(name).file), 'utf8');

beforeAll(async () => {
  const path = new URL('../../scripts/build-styles.mjs', import.meta.url).href;
  const { buildStyles } = (await import(path)) as { buildStyles(dir: string): Promise<Built[]> };
  built = await buildStyles(outDir);
  for (const { name, bytes, gzipped } of built) {
    console.info(`${name}: ${bytes} bytes, ${gzipped} gzipped`);
  }
});

describe('the stylesheets', () => {
  it('are light: residents load at most 6 kB', () => {
    expect(find('resident.css').gzipped).toBeLessThanOrEqual(6 * 1024);
    expect(find('coalition.css').gzipped).toBeLessThanOrEqual(10 * 1024);
  });

  it('read no property that nobody sets', () => {
    for (const name of ['resident.css', 'coalition.css']) {
      const css = read(name);
      const set = new Set(css.match(/--[\w-]+(?=:)/g));
      const unset = css.match(/var\(--[\w-]+\)/g)?.filter((use) => !set.has(use.slice(4, -1)));
      expect(unset ?? []).toEqual([]);
      expect(css).not.toMatch(/--(nl|utrecht)-[\w-]+:/);
    }
  });

  it('have a rule for every class of our own in the markup', () => {
    const css = read('coalition.css');
    const classes = globSync('src/ui/*.tsx')
      .filter((file) => !file.includes('.test.'))
      .flatMap((file) => readFileSync(file, 'utf8').match(/hoofdrol-[\w-]+/g) ?? []);
    const elements = ['hoofdrol-listen', 'hoofdrol-print', 'hoofdrol-recorder'];
    const without = [...new Set(classes)].filter(
      (name) => !css.includes(`.${name}`) && !elements.includes(name),
    );
    expect(without).toEqual([]);
  });

  it('use no side of the page by name in our own files, so that Arabic is mirrored', () => {
    for (const file of globSync('src/ui/styles/*.css')) {
      expect(readFileSync(file, 'utf8')).not.toMatch(
        /(margin|padding|border|inset)-(left|right)|^\s*(left|right|float):|text-align: (left|right)/m,
      );
    }
  });

  it('load nothing from elsewhere', () => {
    expect(read('coalition.css')).not.toMatch(/url\(|@import|@font-face/);
  });
});

describe('the optional scripts', () => {
  it('are small: the recorder at most 4 kB', () => {
    expect(find('enhance/recorder.js').bytes).toBeLessThanOrEqual(4096);
    expect(find('enhance/listen.js').bytes).toBeLessThanOrEqual(2048);
    expect(find('enhance/send-once.js').bytes).toBeLessThanOrEqual(1024);
  });

  it('stand in the manifest with the hash of their content', () => {
    const manifest = JSON.parse(readFileSync(join(outDir, 'manifest.json'), 'utf8'));
    expect(manifest['enhance/recorder.js']).toMatch(/^enhance\/recorder\.[0-9a-f]{10}\.js$/);
    expect(manifest['icon.svg']).toMatch(/^icon\.[0-9a-f]{10}\.svg$/);
  });
});

describe('the colours', () => {
  const tokens = new Map(
    [
      ...readFileSync('src/ui/styles/tokens.css', 'utf8').matchAll(
        /--hoofdrol-([\w-]+): (#\w{6})/g,
      ),
    ].map(([, name, value]) => [name ?? '', value ?? '']),
  );
  const contrast = (one: string, other: string) => {
    const [light = 0, dark = 0] = [one, other]
      .map((name) => luminance(tokens.get(name) ?? 'unknown'))
      .sort((a, b) => b - a);
    return (light + 0.05) / (dark + 0.05);
  };

  it.each([
    ['ink', 'paper'],
    ['ink', 'surface'],
    ['ink', 'warm-tint'],
    ['ink-soft', 'paper'],
    ['ink-soft', 'accent-tint'],
    ['ink-soft', 'warm-tint'],
    ['accent', 'paper'],
    ['accent', 'accent-tint'],
    ['accent', 'bad-tint'],
    ['accent', 'caution-tint'],
    ['accent-deep', 'accent-tint'],
    ['surface', 'accent'],
    ['surface', 'warm'],
    ['warm', 'paper'],
    ['good', 'good-tint'],
    ['caution', 'caution-tint'],
    ['bad', 'paper'],
    ['bad', 'bad-tint'],
  ])('%s on %s can be read (4.5 to 1)', (text, ground) => {
    expect(contrast(text, ground)).toBeGreaterThanOrEqual(4.5);
  });

  it.each([
    ['edge', 'surface'],
    ['edge', 'paper'],
    ['accent', 'surface'],
    ['ink', 'paper'],
    ['ink', 'sun'],
  ])('the line of %s on %s can be seen (3 to 1)', (line, ground) => {
    expect(contrast(line, ground)).toBeGreaterThanOrEqual(3);
  });
});

/** Relative luminance of `#rrggbb`, from 0 (black) to 1 (white), as in WCAG 2.2. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
