import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Child } from 'hono/jsx';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  Card,
  CoalitionLayout,
  CodeDisplay,
  LanguageSwitch,
  Listen,
  Notice,
  Pagination,
  Pictogram,
  type PictogramName,
  Poster,
  pictogramShapes,
  Quote,
  ResidentLayout,
  Sound,
  Steps,
  setAssetDirectory,
  Table,
  TileLinks,
  Trail,
} from './index.ts';

const html = (child: Child) => String(child);

beforeAll(() => {
  const directory = mkdtempSync(join(tmpdir(), 'pages-'));
  const names = ['resident.css', 'coalition.css', 'icon.svg', 'enhance/listen.js'];
  const manifest = Object.fromEntries(names.map((name) => [name, `built/${name}`]));
  writeFileSync(join(directory, 'manifest.json'), JSON.stringify(manifest));
  setAssetDirectory(directory);
});

describe('a page for residents', () => {
  const page = () =>
    html(
      <ResidentLayout
        lang="ar"
        dir="rtl"
        title="ماذا تريد أن تقول؟"
        errorsInTitle="(2 fouten)"
        workspaceName="Kanaalwijk"
        skipLabel="Naar de inhoud"
        scripts={['enhance/listen.js']}
      >
        <p>Inhoud</p>
      </ResidentLayout>,
    );

  it('says its language and direction, and how many errors there are', () => {
    expect(page()).toMatch(/^<!DOCTYPE html><html lang="ar" dir="rtl">/);
    expect(page()).toContain('<title>(2 fouten) ماذا تريد أن تقول؟ · Kanaalwijk</title>');
  });

  it('skips to the content, and has nothing inline that the policy forbids', () => {
    expect(page()).toContain('href="#main">Naar de inhoud</a>');
    expect(page()).toContain('id="main"');
    expect(page()).not.toMatch(/<style|\sstyle=|\son[a-z]+=|<script(?![^>]* src=)/);
  });

  it('loads scripts as modules only, which old phones leave alone', () => {
    expect(page()).toContain(
      '<script type="module" src="/assets/built/enhance/listen.js"></script>',
    );
  });
});

describe('a page for a coalition', () => {
  it('shows where one is, who one is, and that the demo is fictional', () => {
    const page = html(
      <CoalitionLayout
        lang="nl"
        dir="ltr"
        title="Berichten"
        workspaceName="Kanaalwijk"
        skipLabel="Naar de inhoud"
        demoBanner="Fictief voorbeeld"
        navLabel="Menu"
        nav={[
          { href: '/a', label: 'Deze week' },
          { href: '/b', label: 'Berichten', current: true, count: { value: 7, label: 'wachten' } },
        ]}
        account={{ name: 'Nadia', role: 'coördinator' }}
        breadcrumbs={{
          label: 'U bent hier',
          items: [{ label: 'Aanpak', href: '/' }, { label: 'Berichten' }],
        }}
      />,
    );
    expect(page).toContain('<a href="/b" aria-current="page">');
    expect(page).toContain('<span class="nl-number-badge__hidden-label">7 wachten</span>');
    expect(page).toContain('<span aria-current="page"><bdi>Berichten</bdi></span>');
    expect(page).toContain('Fictief voorbeeld');
    expect(page).toContain('Nadia');
  });
});

describe('a code', () => {
  it('stands in fours, from left to right, and is copied with spaces', () => {
    const page = html(<CodeDisplay code="1234-5678 90123456" label="Uw code" />);
    expect(page).toContain('dir="ltr"');
    expect(page.match(/<bdi>\d{4}<\/bdi>/g)).toHaveLength(4);
    expect(page.replace(/<[^>]*>/g, '')).toBe('Uw code1234 5678 9012 3456');
  });
});

describe('steps', () => {
  it('say in words where someone is; the dots only show it', () => {
    const page = html(<Steps label="Stap 2 van 4" current={2} total={4} />);
    expect(page).toContain('Stap 2 van 4');
    expect(page.match(/steps__dot--done/g)).toHaveLength(2);
    expect(page).toContain('aria-hidden="true"');
  });
});

describe('pictograms', () => {
  const names = Object.keys(pictogramShapes) as PictogramName[];

  it('are silent beside words and have a name on their own', () => {
    expect(html(<Pictogram name="speak" />)).toContain('aria-hidden="true"');
    expect(html(<Pictogram name="speak" title="Zeg het" />)).toContain(
      'role="img" aria-label="Zeg het"',
    );
  });

  it.each(names)('%s is a drawing in strokes, without colours of its own', (name) => {
    expect(pictogramShapes[name]).toMatch(/^(<(path|circle|rect) [^<>]*\/>)+$/);
    expect(pictogramShapes[name]).not.toMatch(/fill|stroke|style|class/);
  });
});

describe('what people said', () => {
  it('keeps its own direction and language', () => {
    expect(html(<Quote lang="ar">أريد</Quote>)).toContain('lang="ar" dir="auto"');
  });

  it('is loaded as sound only when someone presses play', () => {
    expect(html(<Sound src="/s.mp3" label="Uw bericht" />)).toContain(
      '<audio controls="" preload="none" src="/s.mp3" aria-label="Uw bericht">',
    );
  });

  it('is read aloud by a button that hides until the browser can', () => {
    const page = html(<Listen label="Luister" stopLabel="Stop" lang="nl" text="Dag" />);
    expect(page).toMatch(/<hoofdrol-listen [^>]*hidden/);
    expect(page).toContain('data-listen');
  });
});

describe('lists and blocks', () => {
  it('a table names its rows, and its box can be reached with the keyboard', () => {
    const page = html(
      <Table
        caption="Per week"
        columns={[{ label: 'Week' }, { label: 'Aantal', numeric: true }]}
        rows={[['18', 12]]}
      />,
    );
    expect(page).toContain('tabindex="0" aria-labelledby="table-caption"');
    expect(page).toContain('<th scope="row"');
    expect(page).toContain('<th scope="col"');
  });

  it('pages have links only to where there is something', () => {
    const page = html(<Pagination label="Meer" next={{ href: '?na=1', label: 'Ouder' }} />);
    expect(page).toContain('rel="next"');
    expect(page).not.toContain('rel="prev"');
    expect(html(<Pagination label="Meer" />)).toBe('');
  });

  it('a trail shows where it stands now', () => {
    const page = html(
      <Trail
        label="Uw bericht"
        steps={[
          { pictogram: 'write', title: 'Verstuurd', date: { text: '3 mei', iso: '2026-05-03' } },
          { pictogram: 'talk', title: 'Antwoord', state: 'now' },
        ]}
      />,
    );
    expect(page.match(/aria-current="step"/g)).toHaveLength(1);
    expect(page).toContain('datetime="2026-05-03"');
  });

  it('languages are named in themselves', () => {
    const page = html(
      <LanguageSwitch
        label="Taal"
        languages={[
          { name: 'Makkelijk Nederlands', lang: 'nl', dir: 'ltr', href: '?taal=nl', current: true },
          { name: 'العربية', lang: 'ar', dir: 'rtl', href: '?taal=ar' },
        ]}
      />,
    );
    expect(page).toContain('href="?taal=ar" lang="ar" hreflang="ar" dir="rtl">العربية');
  });

  it('a tile is one link, with its sound beside it', () => {
    const page = html(
      <TileLinks
        items={[
          { href: '/x', label: 'Polski', lang: 'pl', sound: <Sound src="/p" label="Polski" /> },
        ]}
      />,
    );
    expect(page.indexOf('</a>')).toBeLessThan(page.indexOf('<audio'));
  });

  it('a card with an address has its title as the link', () => {
    expect(html(<Card title="Bericht" href="/b" />)).toContain(
      '<a class="nl-link" href="/b">Bericht</a>',
    );
  });

  it('a notice that appears after an action is said aloud', () => {
    expect(html(<Notice live>Bewaard</Notice>)).toContain('role="status"');
    expect(html(<Notice>Let op</Notice>)).not.toContain('role=');
  });

  it('a poster shows who asks, with a phone number that reads left to right', () => {
    const page = html(
      <Poster
        title="Wat wilt u vertellen?"
        qr=""
        address="kanaalwijk.example/meedoen"
        addressLabel="Of typ:"
        steps={[{ pictogram: 'write', text: 'Schrijf' }]}
        person={{ name: 'Samira', phone: '06 1234 5678' }}
      />,
    );
    expect(page).toContain('<strong>Samira</strong>');
    expect(page).toContain('<bdi dir="ltr">06 1234 5678</bdi>');
  });
});
