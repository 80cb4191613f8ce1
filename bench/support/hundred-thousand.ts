import { randomBytes } from 'node:crypto';
import type { OpenDatabase } from '../../src/db/open.ts';

const batch = 10_000;
const people = 20;
const tenant = `'0190bb00-0000-7000-8000-000000000001'::uuid`;
const approach = `'0190bb01-0000-7000-8000-000000000001'::uuid`;
const link = `'0190bb02-0000-7000-8000-000000000001'::uuid`;
const saidText = `'0190bb03-0000-7000-8000-000000000001'::uuid`;
const id = (kind: string, n = 'n') =>
  `('0190${kind}-0000-7000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`;
const at = `(timestamptz '2026-01-01 08:00:00.123456+01' + n * interval '97 seconds')`;
const words = `('Nummer ' || n || ': wij willen dat er iets verandert in de buurt, "nu" en niet later. ' ||
  repeat('Het is hier druk en de kinderen kunnen nergens spelen. ', n % 5 + 1) || 'éü😀 ' || md5(n::text))`;
const salt = `decode(md5('salt' || n), 'hex')`;
const digest = `sha256(${salt} || convert_to(${words} || E'\\n', 'UTF8'))`;
const fact = (subject: string) =>
  `('{"digest":"' || encode(${digest}, 'hex') || '","text":"' || ${subject} || '","version":1}')`;

const workspace = `
insert into workspace (tenant_id, slug, name, zone, locales, is_demo, created_at)
  values (${tenant}, 'proefstad', 'Proefstad (fictief)', 'Europe/Amsterdam', array['nl-eenvoudig','tr','ar'], false, now());
insert into workspace_host (host, tenant_id) values ('proefstad.example', ${tenant});
insert into account (tenant_id, id, name, email, role, active, created_at)
  select ${tenant}, ${id('bb04')}, 'Meetpersoon ' || n, 'meetpersoon' || n || '@example.org', 'coordinator', true, now()
  from generate_series(1, ${people}) n;
insert into approach (tenant_id, id, slug, title, purpose, coordinator_id, answer_days, publication_version, created_at)
  values (${tenant}, ${approach}, 'proef', 'Gezond opgroeien', 'Samen', ${id('bb04', '1')}, 21, 1, now());
insert into text (tenant_id, id, created_at) values (${tenant}, ${saidText}, now());
insert into link (tenant_id, id, approach_id, slug, locales, purpose_text_id, asker_name, asker_phone, owner_id,
    answer_days, ends_on, version, created_at)
  values (${tenant}, ${link}, ${approach}, 'proef', array['nl-eenvoudig'], ${saidText}, 'Sanne', '000-555 01 00',
    ${id('bb04', '1')}, 21, '2030-01-01', 1, now())`;

/** What one contribution leaves behind when it is sent: eleven rows, some with a contact and background. */
const contributions = (series: string) => `
insert into bead (tenant_id, id, approach_id, kind, created_at)
  select ${tenant}, ${id('aa01')}, ${approach}, 'contribution', ${at} from ${series};
insert into text (tenant_id, id, created_at) select ${tenant}, ${id('aa02')}, ${at} from ${series};
insert into text_version (tenant_id, text_id, version, locale, body, status, salt, digest, created_at)
  select ${tenant}, ${id('aa02')}, 1, 'nl-eenvoudig', ${words}, 'written', ${salt}, ${digest}, ${at} from ${series};
insert into contribution (tenant_id, id, approach_id, link_id, origin, form, locale, text_id, state, owner_id, due_on,
    interim_count, reopened_count, is_late, code_mac, key_mac, read_back_at, received_at)
  select ${tenant}, ${id('aa01')}, ${approach}, ${link}, 'resident', 'typed', 'nl-eenvoudig', ${id('aa02')},
    case when n % 2 = 0 then 'answered' else 'open' end, ${id('bb04', `(n % ${people} + 1)`)}, date '2026-02-01' + n % 300,
    0, 0, false, sha256(('code' || n)::bytea), sha256(('key' || n)::bytea), ${at}, ${at} from ${series};
insert into consent (tenant_id, contribution_id, use, wording_version, locale, given_at)
  select ${tenant}, ${id('aa01')}, 'read-and-keep', '2026-01', 'nl-eenvoudig', ${at} from ${series};
insert into form_key (tenant_id, key_mac, content_hash, subject_id, created_at)
  select ${tenant}, sha256(('key' || n)::bytea), sha256(('content' || n)::bytea), ${id('aa01')}, ${at} from ${series};
insert into contribution_background (tenant_id, contribution_id, age_band, area)
  select ${tenant}, ${id('aa01')}, '27-66', 'XX01' from ${series} where n % 3 = 0;
insert into contact (tenant_id, contribution_id, name, phone, reach)
  select ${tenant}, ${id('aa01')}, 'Naam ' || n, '000-555 ' || n, 'phone' from ${series} where n % 5 = 0;
insert into event (tenant_id, id, approach_id, kind, occurred_at, subject_id, actor_role, commitment)
  select ${tenant}, ${id('aa03')}, ${approach}, 'contribution-received', date_trunc('milliseconds', ${at}), ${id('aa01')},
    'resident', sha256(${salt} || convert_to(${fact(id('aa02'))}, 'UTF8')) from ${series};
insert into event_content (tenant_id, event_id, salt, content)
  select ${tenant}, ${id('aa03')}, ${salt}, ${fact(id('aa02'))} from ${series};
insert into event_unsealed (tenant_id, event_id) select ${tenant}, ${id('aa03')} from ${series};
insert into read_entry (tenant_id, id, account_id, contribution_id, read_at)
  select ${tenant}, ${id('aa04')}, ${id('bb04', `(n % ${people} + 1)`)}, ${id('aa01')}, ${at} from ${series}`;

/** One answer for every twenty contributions, delivered to ten of them. */
const answers = (count: number) => {
  const series = `generate_series(1, ${Math.floor(count / 20)}) n`;
  return `
insert into bead (tenant_id, id, approach_id, kind, created_at)
  select ${tenant}, ${id('aa05')}, ${approach}, 'answer', ${at} from ${series};
insert into text (tenant_id, id, created_at) select ${tenant}, ${id('aa06')}, ${at} from ${series};
insert into text_version (tenant_id, text_id, version, locale, body, status, salt, digest, created_at)
  select ${tenant}, ${id('aa06')}, 1, 'nl-eenvoudig', ${words}, 'written', ${salt}, ${digest}, ${at} from ${series};
insert into answer (tenant_id, id, approach_id, kind, text_id, written_by, written_at)
  select ${tenant}, ${id('aa05')}, ${approach}, 'final', ${id('aa06')}, ${id('bb04', '1')}, ${at} from ${series};
insert into answer_delivery (tenant_id, answer_id, contribution_id, delivered_how, delivered_on, delivered_at, state_before)
  select ${tenant}, ${id('aa05', '(n - 1) / 10 + 1')}, ${id('aa01', 'n * 2')}, 'code', '2026-03-01', ${at}, 'open'
  from generate_series(1, ${Math.floor(count / 2)}) n`;
};

const photoBytes = 100_000;
const soundBytes = 300_000;

/** Random bytes, as compressed photos and sound are. */
async function files(database: OpenDatabase, count: number): Promise<void> {
  const session = await database.driver.begin('begin; set local role hoofdrol_installation');
  for (let n = 1; n <= count; n += 1) {
    const sound = n % 4 === 0;
    const bytes = randomBytes(sound ? soundBytes : photoBytes);
    await session.query(
      `insert into file (tenant_id, id, kind, media_type, bytes, byte_length, playable, created_at)
       values (${tenant}, ${id('aa07', String(n))}, $1, $2, $3, $4, true, now())`,
      [sound ? 'sound' : 'photo', sound ? 'audio/ogg' : 'image/jpeg', bytes, bytes.length],
    );
  }
  await session.end('commit');
}

/**
 * Fills an empty database with a workspace of so many contributions, with answers, photos and sound:
 * by statements over number series. The words keep what events say of them: `verify` finds nothing.
 */
export async function fillContributions(
  database: OpenDatabase,
  count: number,
  fileCount: number,
): Promise<void> {
  const session = await database.driver.begin(
    `begin; set local role hoofdrol_installation; set local app.tenant = ${tenant.replace('::uuid', '')}`,
  );
  await session.script(workspace);
  for (let from = 1; from <= count; from += batch) {
    const to = Math.min(count, from + batch - 1);
    await session.script(contributions(`generate_series(${from}, ${to}) n`));
  }
  await session.script(answers(count));
  await session.end('commit');
  await files(database, fileCount);
}
