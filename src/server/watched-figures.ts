import type { Installation } from '../db/database.ts';
import { sql } from '../db/sql.ts';
import type { WatchedFigure } from '../web/metrics.ts';

interface Counts {
  unsealed: number;
  letters: number;
  late: number;
  open: number;
  lateDays: number;
}

const week = 7 * 86_400_000;

/** The least UUIDv7 of a moment: its first 48 bits are the milliseconds (RFC 9562, 5.7). */
function firstIdOf(milliseconds: number): string {
  const hex = Math.max(0, milliseconds).toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}

/** What whoever runs the program should hear of: over all workspaces together. */
export async function watchedFigures(
  installation: Installation,
  now: Date,
): Promise<WatchedFigure[]> {
  const [row] = await installation.tx((tx) =>
    tx.run(sql<Counts>`select
      (select count(*)::integer from workspace w
        join event e on e.tenant_id = w.tenant_id and e.id >= ${firstIdOf(now.getTime() - week)}::uuid
        where not exists (
          select from seal_member m where m.tenant_id = e.tenant_id and m.event_id = e.id)) as unsealed,
      (select count(*)::integer from letter l
        where l.sent_at is null and l.given_up_at is null) as letters,
      (select count(*)::integer from contribution c
        where c.state in ('open', 'interim', 'written', 'explain', 'reopened')) as open,
      (select count(*)::integer from contribution c
        where c.state in ('open', 'interim', 'explain', 'reopened') and c.due_on < ${now}::date) as late,
      (select coalesce(max(${now}::date - c.due_on), 0)::integer from contribution c
        where c.state in ('open', 'interim', 'explain', 'reopened') and c.due_on < ${now}::date) as "lateDays"`),
  );
  if (!row) return [];
  const figure = (name: string, help: string, value: number) => ({ name, help, value });
  return [
    figure(
      'hoofdrol_events_unsealed',
      'Events of the last seven days that no seal covers yet',
      row.unsealed,
    ),
    figure('hoofdrol_letters_waiting', 'Letters that have not left yet', row.letters),
    figure('hoofdrol_contributions_open', 'Contributions without an end', row.open),
    figure('hoofdrol_contributions_late', 'Open past the day that was promised', row.late),
    figure('hoofdrol_contributions_late_days', 'Days past of the latest of those', row.lateDays),
  ];
}
