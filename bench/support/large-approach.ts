import type { OpenDatabase } from '../../src/db/open.ts';
import { sql } from '../../src/db/sql.ts';
import { tokenHash } from '../../src/people/sessions/session.ts';

/** How much there is in the large approach. */
export const large = {
  contributions: 5_000,
  themes: 60,
  goals: 300,
  decisions: 300,
  answers: 3_000,
  people: 40,
} as const;

/** An id that can be computed: which kind, and the how many-th. */
const id = (kind: string, n: ReturnType<typeof sql> | ReturnType<typeof sql.raw>) =>
  sql`('0190${sql.raw(kind)}-0000-7000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`;
export const idOf = (kind: keyof typeof kinds, n: number): string =>
  `0190${kinds[kind]}-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;

const kinds = {
  contribution: 'aa01',
  text: 'aa02',
  theme: 'aa03',
  goal: 'aa04',
  decision: 'aa05',
  answer: 'aa06',
  account: 'aa07',
  session: 'aa08',
  event: 'aa09',
  check: 'aa0a',
} as const;
const n = sql.raw('n');

/** The session token of one of the forty, for a cookie. */
export const tokenOf = (person: number): string => `measured-person-${person}`;

/**
 * Fills the demo's approach up to the size that is measured: by statements over number series, since
 * forms would take an hour. Words are made up from parts, so that no two are alike.
 */
export async function fillLargeApproach(database: OpenDatabase): Promise<{ slug: string }> {
  return database.installation('fill the approach that is measured').tx(async (tx) => {
    const [found] = await tx.run(
      sql<{ tenantId: string; id: string; slug: string; owner: string }>`select
        tenant_id as "tenantId", id, slug, coordinator_id as owner from approach order by created_at limit 1`,
    );
    if (!found) throw new Error('the demo has no approach');
    const { tenantId, id: approachId, owner } = found;
    const tenant = sql`${tenantId}::uuid`;
    const approach = sql`${approachId}::uuid`;
    const series = (count: number) => sql`generate_series(1, ${sql.raw(String(count))}) n`;
    const when = sql`now() - (n % 400) * interval '1 hour'`;
    const run = async (statement: ReturnType<typeof sql>): Promise<void> => {
      await tx.run(statement);
    };
    const beads = (kind: keyof typeof kinds, count: number) =>
      run(sql`insert into bead (tenant_id, id, approach_id, kind, created_at)
        select ${tenant}, ${id(kinds[kind], n)}, ${approach}, ${kind}, ${when} from ${series(count)}`);
    const links = (
      from: keyof typeof kinds,
      to: keyof typeof kinds,
      relation: string,
      count: number,
      spread: number,
    ) =>
      run(sql`insert into bead_link (tenant_id, from_id, to_id, relation, created_at)
        select ${tenant}, ${id(kinds[from], n)}, ${id(kinds[to], sql.raw(`(n * 7) % ${spread} + 1`))},
          ${relation}, ${when} from ${series(count)} on conflict do nothing`);

    const texts =
      large.contributions + large.themes + large.goals * 2 + large.decisions * 2 + large.answers;
    await run(sql`insert into text (tenant_id, id, created_at)
      select ${tenant}, ${id(kinds.text, n)}, ${when} from ${series(texts)}`);
    await run(sql`insert into text_version (tenant_id, text_id, version, locale, body, status, digest, created_at)
      select ${tenant}, ${id(kinds.text, n)}, 1, (array['nl-eenvoudig','tr','ar','pl'])[n % 4 + 1],
        'Wij willen graag dat er iets verandert in de buurt, nummer ' || n || '. ' ||
        repeat('Het is hier druk en de kinderen kunnen nergens spelen. ', n % 5 + 1), 'written',
        decode(lpad(to_hex(n), 64, '0'), 'hex'), ${when} from ${series(texts)}`);

    await run(sql`insert into account (tenant_id, id, name, email, role, level, active, created_at)
      select ${tenant}, ${id(kinds.account, n)}, 'Meetpersoon ' || n, 'meetpersoon' || n || '@example.org',
        (array['member','member','coordinator','administrator','resident-partner'])[n % 5 + 1],
        case when n % 5 < 4 then (array['delivery','policy','board'])[n % 3 + 1] end, true, now()
      from ${series(large.people)}`);
    for (let person = 1; person <= large.people; person += 1) {
      await run(sql`insert into session (tenant_id, token_hash, account_id, locale, created_at, expires_at)
        values (${tenant}, decode(${tokenHash(tokenOf(person))}, 'hex'), ${idOf('account', person)}::uuid,
          'nl', now(), now() + interval '1 day')`);
    }

    await beads('contribution', large.contributions);
    await run(sql`insert into contribution (tenant_id, id, approach_id, origin, form, locale, text_id, state,
        owner_id, due_on, interim_count, reopened_count, is_late, read_back_at, received_at)
      select ${tenant}, ${id(kinds.contribution, n)}, ${approach}, 'resident', 'typed',
        (array['nl-eenvoudig','tr','ar','pl'])[n % 4 + 1], ${id(kinds.text, n)},
        case when n <= ${sql.raw(String(large.answers))} then (array['answered','answered','written'])[n % 3 + 1] else 'open' end,
        case when n % 2 = 0 then ${owner}::uuid else ${id(kinds.account, sql.raw(`n % ${large.people} + 1`))} end,
        current_date + (n % 40 - 10), 0, 0, false, ${when}, ${when} from ${series(large.contributions)}`);
    await run(sql`insert into event (tenant_id, id, approach_id, kind, occurred_at, subject_id, actor_role, commitment)
      select ${tenant}, ${id(kinds.event, n)}, ${approach}, 'contribution-received', ${when},
        ${id(kinds.contribution, n)}, 'resident', decode(lpad(to_hex(n), 64, '0'), 'hex') from ${series(large.contributions)}`);
    await run(sql`insert into event_content (tenant_id, event_id, salt, content)
      select ${tenant}, ${id(kinds.event, n)}, decode('00', 'hex'), '{}' from ${series(large.contributions)}`);

    let text: number = large.contributions;
    const nextText = (count: number) => {
      const from = text;
      text += count;
      return id(kinds.text, sql.raw(`n + ${from}`));
    };
    await beads('theme', large.themes);
    await run(sql`insert into theme (tenant_id, id, approach_id, title, version, heard_text_id, heard_version,
        asked_at, created_by, created_at)
      select ${tenant}, ${id(kinds.theme, n)}, ${approach}, 'Onderwerp ' || n, 1, ${nextText(large.themes)}, 1,
        now(), ${owner}::uuid, ${when} from ${series(large.themes)}`);
    await run(sql`insert into theme_check (tenant_id, id, theme_id, heard_version, verdict, account_id, through, checked_at)
      select ${tenant}, ${id(kinds.check, n)}, ${id(kinds.theme, n)}, 1, 'right',
        ${idOf('account', 4)}::uuid, 'account', now() from ${series(large.themes)} where n % 2 = 0`);
    await run(sql`insert into theme_contribution (tenant_id, theme_id, contribution_id, sorted_by, sorted_at)
      select ${tenant}, ${id(kinds.theme, sql.raw(`n % ${large.themes} + 1`))}, ${id(kinds.contribution, n)},
        ${owner}::uuid, now() from ${series(4_000)}`);
    await run(sql`update contribution set theme_count = 1
      where tenant_id = ${tenant} and id in (select contribution_id from theme_contribution)`);
    await run(sql`insert into bead_link (tenant_id, from_id, to_id, relation, created_at)
      select tenant_id, theme_id, contribution_id, 'gathers', sorted_at from theme_contribution
      where tenant_id = ${tenant} on conflict do nothing`);

    await beads('goal', large.goals);
    await run(sql`insert into goal (tenant_id, id, approach_id, state, version, owner_id, created_by, created_at)
      select ${tenant}, ${id(kinds.goal, n)}, ${approach}, 'open', 1, ${owner}::uuid, ${owner}::uuid, ${when}
      from ${series(large.goals)}`);
    await run(sql`insert into goal_version (tenant_id, goal_id, version, change_text_id, notice_text_id, state,
        decided_on, made_by, made_at)
      select ${tenant}, ${id(kinds.goal, n)}, 1, ${nextText(large.goals)}, ${nextText(large.goals)}, 'open',
        current_date - 10, ${owner}::uuid, ${when} from ${series(large.goals)}`);
    await run(sql`insert into goal_presence (tenant_id, goal_id, version, place, kind, description)
      select ${tenant}, ${id(kinds.goal, n)}, 1, 1, 'residents', 'zes ouders van de basisschool' from ${series(large.goals)}`);
    await links('goal', 'theme', 'comes-from', large.goals, large.themes);

    await beads('decision', large.decisions);
    await run(sql`insert into decision (tenant_id, id, approach_id, level, outcome, body, document_name, decided_on,
        valid_from, review_on, what_text_id, why_text_id, owner_id, recorded_by, recorded_at)
      select ${tenant}, ${id(kinds.decision, n)}, ${approach}, (array['delivery','policy','board'])[n % 3 + 1],
        'yes', 'college', 'Besluit ' || n, current_date - 20, current_date - 10, current_date + (n % 200),
        ${nextText(large.decisions)}, ${nextText(large.decisions)}, ${owner}::uuid, ${owner}::uuid, ${when}
      from ${series(large.decisions)}`);
    await links('decision', 'goal', 'decides-on', large.decisions, large.goals);

    await beads('answer', large.answers);
    await run(sql`insert into answer (tenant_id, id, approach_id, kind, text_id, written_by, written_at)
      select ${tenant}, ${id(kinds.answer, n)}, ${approach}, 'final', ${nextText(large.answers)}, ${owner}::uuid, ${when}
      from ${series(large.answers)}`);
    await run(sql`insert into answer_delivery (tenant_id, answer_id, contribution_id, delivered_how, delivered_on,
        delivered_by, delivered_at)
      select ${tenant}, ${id(kinds.answer, n)}, ${id(kinds.contribution, n)},
        case when n % 3 < 2 then 'visit' end, case when n % 3 < 2 then current_date end,
        case when n % 3 < 2 then ${owner}::uuid end, case when n % 3 < 2 then now() end from ${series(large.answers)}`);
    await links('answer', 'decision', 'tells', 300, large.decisions);
    await run(sql`insert into bead_link (tenant_id, from_id, to_id, relation, created_at)
      select tenant_id, answer_id, contribution_id, 'answers', now() from answer_delivery
      where tenant_id = ${tenant} on conflict do nothing`);
    return { slug: found.slug };
  });
}
