import { sql } from '../db/sql.ts';
import { allWorkspaces } from '../people/index.ts';
import { type VerifyReport, verifyWorkspace } from '../thread/verify.ts';
import type { Verb } from './verb.ts';

const explained: Readonly<Record<VerifyReport['breaks'][number]['what'], string>> = {
  'seal-number-missing': 'a seal before this one is missing',
  'seal-does-not-follow': 'does not follow the seal before it',
  'seal-changed': 'was changed after it was made',
  'events-changed': 'events under this seal were changed, added or removed',
  'event-content-missing': 'what the event was about is missing',
  'event-content-changed': 'what the event was about was changed',
  'text-missing': 'the text that an event names is missing',
  'text-changed': 'the words were changed',
  'text-erased-without-event': 'the words are gone, and no event says that they were taken back',
  'given-seal-unknown': 'the seal that you kept is not in this database',
};

function described(slug: string, report: VerifyReport): string[] {
  const lines = [
    `${slug}: ${report.seals} seals over ${report.events - report.unsealed} events; ${report.unsealed} events not sealed yet; ${report.erased} texts taken back`,
    `${slug}: latest seal ${report.latestSeal ?? 'none yet'}`,
  ];
  for (const found of report.breaks)
    lines.push(`${slug}: BREAK ${found.where}: ${explained[found.what]}`);
  return lines;
}

export const verifyVerb: Verb = {
  name: 'verify',
  required: [],
  optional: ['seal', 'workspace'],
  positional: [],
  help: 'verify [--seal HASH] [--workspace SLUG]   recompute all seals, events and texts; name every break',
  async run({ database }, values) {
    const reports = await database.installation('verify the thread').tx(async (tx) => {
      // one moment for all that is compared: people go on writing and taking back meanwhile
      await tx.run(sql`set transaction isolation level repeatable read`);
      const workspaces = (await allWorkspaces(tx)).filter(
        (workspace) => !values['workspace'] || workspace.slug === values['workspace'],
      );
      const done: { slug: string; report: VerifyReport }[] = [];
      for (const workspace of workspaces) {
        done.push({ slug: workspace.slug, report: await verifyWorkspace(tx, workspace.tenantId) });
      }
      return done;
    });
    if (reports.length === 0) {
      return { ok: false, fault: 'There is no such workspace here, so nothing was verified.' };
    }
    const seal = values['seal']?.toLowerCase();
    const lines = reports.flatMap(({ slug, report }) => described(slug, report));
    let broken = reports.some(({ report }) => report.breaks.length > 0);
    if (seal) {
      const known = await database.installation('look a seal up').tx(async (tx) => {
        for (const workspace of await allWorkspaces(tx)) {
          const report = await verifyWorkspace(tx, workspace.tenantId, seal);
          if (!report.breaks.some((found) => found.what === 'given-seal-unknown')) return true;
        }
        return false;
      });
      if (!known) {
        broken = true;
        lines.push(`BREAK seal ${seal}: ${explained['given-seal-unknown']}`);
      } else lines.push(`seal ${seal}: known`);
    }
    const text = lines.join('\n');
    return broken
      ? { ok: false, fault: text }
      : { ok: true, answer: `${text}\nNothing was changed.` };
  },
};
