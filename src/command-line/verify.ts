import { allWorkspaces } from '../people/index.ts';
import { trustTables } from '../server/trust-tables.ts';
import { type VerifyReport, verifyWorkspace } from '../thread/verify.ts';
import type { Break } from '../thread/verifying.ts';
import { showRow, writeSeals } from './seals-out.ts';
import type { Progress, Verb, VerbResult } from './verb.ts';

const explained: Readonly<Record<Break['what'], string>> = {
  'seal-missing': 'this seal, or one before it, is missing',
  'seal-does-not-follow': 'does not follow the seal before it',
  'seal-changed': 'was changed after it was made',
  'seal-covers-other-things': 'what it covers was changed, added or removed',
  'event-missing': 'was removed',
  'event-changed': 'was changed',
  'event-never-sealed': 'has no seal and waits for none: it was not made by Hoofdrol',
  'event-content-missing': 'what the event was about is missing',
  'event-content-changed': 'what the event was about was changed',
  'text-missing': 'the text that an event names is missing',
  'text-changed': 'the words were changed',
  'text-erased-without-event': 'the words are gone, and no event says that they were taken back',
  'row-changed': 'something was changed that never changes',
  'row-changed-without-event': 'was changed, and no event says so',
  'row-added-without-event': 'was added, and no event says so',
  'row-gone': 'was removed, and these are never removed',
  'row-gone-without-event': 'was removed, and no event says so',
  'row-unreadable': 'what was sealed of it was spoiled, so it cannot be compared',
  'given-seal-unknown': 'the seal that you kept is not in this database',
};

const since = ({ seal, table }: Break): string =>
  seal === null || table === 'seal' ? '' : ` (sealed under ${seal})`;

function described(slug: string, report: VerifyReport): string[] {
  const sealed = report.events - report.unsealed;
  const lines = [
    `${slug}: ${report.seals} seals over ${sealed} events and ${report.rows} rows as they stand`,
    `${slug}: not sealed yet: ${report.unsealed} events, ${report.rowsWaiting} rows; ${report.erased} texts taken back`,
    `${slug}: latest seal ${report.latestSeal ?? 'none yet'}`,
  ];
  if (report.givenSeal !== null) {
    lines.push(`${slug}: the seal that you kept is number ${report.givenSeal} of ${report.seals}`);
  }
  for (const found of report.breaks) {
    lines.push(
      `${slug}: BREAK ${found.table} ${found.key}: ${explained[found.what]}${since(found)}`,
    );
  }
  const more = report.breakCount - report.breaks.length;
  if (more > 0) lines.push(`${slug}: and ${more} breaks more`);
  return lines;
}

const tellEvery = 1_000;

/** Says at most once a second how far it is. */
function sometimes(progress: Progress, slug: string): (howFar: string) => void {
  let last = performance.now();
  return (howFar) => {
    if (performance.now() - last < tellEvery) return;
    last = performance.now();
    progress(`${slug}: ${howFar}`);
  };
}

type Found = { readonly slug: string; readonly report: VerifyReport };

/** A seal that was kept is of one workspace: the others need not have it. */
function judge(found: readonly Found[], seal: string | undefined): Found[] {
  const isKnown = found.some(({ report }) => report.givenSeal !== null);
  if (!seal || !isKnown) return [...found];
  return found.map(({ slug, report }) => {
    const breaks = report.breaks.filter(({ what }) => what !== 'given-seal-unknown');
    const breakCount = report.breakCount - (report.breaks.length - breaks.length);
    return { slug, report: { ...report, breaks, breakCount } };
  });
}

function resultOf(found: readonly Found[], isJson: boolean): VerbResult {
  const broken = found.some(({ report }) => report.breakCount > 0);
  if (isJson) {
    const workspaces = found.map(({ slug, report }) => ({ workspace: slug, ...report }));
    const answer = JSON.stringify({ intact: !broken, workspaces }, null, 2);
    return broken ? { ok: false, fault: 'Something was broken.', answer } : { ok: true, answer };
  }
  const text = found.flatMap(({ slug, report }) => described(slug, report)).join('\n');
  return broken
    ? { ok: false, fault: text }
    : { ok: true, answer: `${text}\nNothing was changed.` };
}

const help = `verify [--seal HASH] [--workspace SLUG] [--json]   recompute all seals, events, texts and rows; name every break
         [--export FILE]   also write the seals and what they cover into a new file
         [--row TABLE/KEY]   instead, open one sealed row for somebody who recomputes it`;

export const verifyVerb: Verb = {
  name: 'verify',
  required: [],
  optional: ['seal', 'workspace', 'export', 'row'],
  flags: ['json'],
  paths: ['export'],
  positional: [],
  help,
  async run({ database }, values, progress) {
    const house = database.installation('verify the thread');
    const workspaces = (await house.tx(allWorkspaces)).filter(
      ({ slug }) => !values['workspace'] || slug === values['workspace'],
    );
    const [first, second] = workspaces;
    if (!first) {
      return { ok: false, fault: 'There is no such workspace here, so nothing was verified.' };
    }
    const { seal: givenSeal, row, export: file } = values;
    if ((row || file) && second) {
      return { ok: false, fault: 'There are several workspaces: add --workspace SLUG.' };
    }
    if (row) return showRow(house, first.tenantId, row);
    const found: Found[] = [];
    for (const { slug, tenantId } of workspaces) {
      const tell = sometimes(progress, slug);
      const report = await verifyWorkspace(house, tenantId, trustTables, { givenSeal, tell });
      found.push({ slug, report });
    }
    const result = resultOf(judge(found, givenSeal), values['json'] !== undefined);
    if (!file) return result;
    const written = await writeSeals(house, first.tenantId, file);
    if (!written.ok) return result.ok ? written : result;
    progress(written.answer);
    return result;
  },
};
