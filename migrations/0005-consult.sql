-- A link (uitnodiging): the address, poster and QR code through which residents say something.
create table link (
  tenant_id uuid not null,
  id uuid not null,
  approach_id uuid not null,
  slug text not null,
  locales text[] not null,
  purpose_text_id uuid not null,
  reward_text_id uuid,
  read_by_text_id uuid, -- who reads what is sent; without it the page says "the team"
  asker_name text not null,
  asker_phone text not null,
  asker_photo_id uuid,
  owner_id uuid not null, -- who answers what comes in through this link, unless someone else is named
  answer_days integer not null,
  ends_on date not null,
  version integer not null,
  created_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, slug)
);
create index link_by_approach on link (tenant_id, approach_id);
select build_tenant_wall('link', 'select, insert, update');

create table contribution (
  tenant_id uuid not null,
  id uuid not null,
  approach_id uuid not null,
  link_id uuid,
  origin text not null check (origin in ('resident', 'note')),
  form text not null check (form in ('typed', 'sound')),
  locale text not null,
  text_id uuid,
  sound_file_id uuid,
  state text not null check (state in ('open', 'interim', 'written', 'answered', 'explain', 'reopened',
    'set-aside-proposed', 'set-aside', 'withdrawn')),
  owner_id uuid not null,
  due_on date not null,
  write_out_owner_id uuid,
  write_out_due_on date,
  written_out_at timestamptz,
  interim_count smallint not null,
  reopened_count smallint not null,
  code_mac bytea,
  key_mac bytea,
  claimed_at timestamptz,
  is_late boolean not null,
  read_back_at timestamptz,
  received_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, code_mac),
  foreign key (tenant_id, id) references bead (tenant_id, id),
  foreign key (tenant_id, link_id) references link (tenant_id, id)
);
create index contribution_inbox on contribution (tenant_id, approach_id, state, due_on, id);
create index contribution_by_due on contribution (tenant_id, due_on, id);
create index contribution_by_owner on contribution (tenant_id, owner_id, state);
create index contribution_by_key on contribution (tenant_id, key_mac);
select build_tenant_wall('contribution', 'select, insert, update');

create table contribution_photo (
  tenant_id uuid not null,
  contribution_id uuid not null,
  file_id uuid not null,
  primary key (tenant_id, contribution_id, file_id),
  foreign key (tenant_id, contribution_id) references contribution (tenant_id, id)
);
select build_tenant_wall('contribution_photo', 'select, insert, delete');

-- Who said it, kept apart from what was said.
create table contact (
  tenant_id uuid not null,
  contribution_id uuid not null,
  name text,
  email text,
  phone text,
  reach text not null check (reach in ('email', 'phone')),
  primary key (tenant_id, contribution_id),
  foreign key (tenant_id, contribution_id) references contribution (tenant_id, id)
);
select build_tenant_wall('contact', 'select, insert, update, delete');

create table contribution_background (
  tenant_id uuid not null,
  contribution_id uuid not null,
  age_band text,
  household text,
  area text,
  lives_here text,
  primary key (tenant_id, contribution_id),
  foreign key (tenant_id, contribution_id) references contribution (tenant_id, id)
);
select build_tenant_wall('contribution_background', 'select, insert, update, delete');

create table consent (
  tenant_id uuid not null,
  contribution_id uuid not null,
  use text not null,
  wording_version text not null,
  locale text not null,
  given_at timestamptz not null,
  withdrawn_at timestamptz,
  primary key (tenant_id, contribution_id, use),
  foreign key (tenant_id, contribution_id) references contribution (tenant_id, id)
);
select build_tenant_wall('consent', 'select, insert, update');

create table set_aside (
  tenant_id uuid not null,
  contribution_id uuid not null,
  reason text not null check (reason in ('spam', 'abuse', 'test', 'double')),
  state_before text not null,
  proposed_by uuid not null,
  proposed_at timestamptz not null,
  confirmed_by uuid,
  confirmed_at timestamptz,
  primary key (tenant_id, contribution_id),
  check (confirmed_by is null or confirmed_by <> proposed_by),
  foreign key (tenant_id, contribution_id) references contribution (tenant_id, id)
);
select build_tenant_wall('set_aside', 'select, insert, update, delete');

create table answer (
  tenant_id uuid not null,
  id uuid not null,
  approach_id uuid not null,
  kind text not null check (kind in ('final', 'interim', 'explanation')),
  text_id uuid not null,
  promised_on date, -- interim: by when the answer will be there
  written_by uuid not null,
  written_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, id) references bead (tenant_id, id)
);
select build_tenant_wall('answer', 'select, insert');

-- One answer may go to several contributions; each keeps its own delivery and reply.
create table answer_delivery (
  tenant_id uuid not null,
  answer_id uuid not null,
  contribution_id uuid not null,
  delivered_how text check (delivered_how in ('code', 'key-person', 'visit', 'phone', 'message', 'e-mail', 'post', 'meeting')),
  delivered_on date,
  delivered_by uuid,
  delivered_at timestamptz,
  reply text check (reply in ('understood', 'not-understood', 'disagree', 'no-answer')),
  reply_text_id uuid,
  replied_at timestamptz,
  replied_through text check (replied_through in ('code', 'team')),
  primary key (tenant_id, answer_id, contribution_id),
  foreign key (tenant_id, answer_id) references answer (tenant_id, id),
  foreign key (tenant_id, contribution_id) references contribution (tenant_id, id)
);
create index answer_delivery_of_contribution on answer_delivery (tenant_id, contribution_id, answer_id);
select build_tenant_wall('answer_delivery', 'select, insert, update');

create table read_entry (
  tenant_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  contribution_id uuid not null,
  read_at timestamptz not null,
  primary key (tenant_id, id)
);
create index read_entry_of_contribution on read_entry (tenant_id, contribution_id);
select build_tenant_wall('read_entry', 'select, insert');

-- Imported notes of a meeting: one row per file that somebody imported, or began to.
create table note_import (
  tenant_id uuid not null,
  id uuid not null,
  approach_id uuid not null,
  file_name text not null,
  file_mac bytea not null, -- HMAC of the file's bytes under the installation's secret
  parts_mac bytea, -- under which the file itself waits, until it is swept after a day
  reading jsonb not null, -- which column was read as what: numbers, no words
  owner_id uuid not null,
  due_on date not null,
  good_count integer not null,
  bad_count integer not null,
  added_count integer, -- null until every row was taken
  imported_by uuid,
  imported_at timestamptz not null,
  finished_at timestamptz,
  primary key (tenant_id, id)
);
select build_tenant_wall('note_import', 'select, insert');
grant update (added_count, finished_at) on note_import to hoofdrol_app;

-- One row of such a file. It stays when the contribution is taken back, so that importing the
-- same file again does not bring the words back.
create table note (
  tenant_id uuid not null,
  approach_id uuid not null,
  row_hash bytea not null, -- HMAC under the installation's secret: words cannot be guessed from it
  occurrence integer not null,
  contribution_id uuid not null,
  import_id uuid not null,
  row_number integer not null,
  noted_on date,
  meeting text,
  theme text,
  noted_by text,
  primary key (tenant_id, approach_id, row_hash, occurrence),
  foreign key (tenant_id, contribution_id) references contribution (tenant_id, id),
  foreign key (tenant_id, import_id) references note_import (tenant_id, id)
);
create index note_of_contribution on note (tenant_id, contribution_id);
create index note_by_import on note (tenant_id, import_id);
select build_tenant_wall('note', 'select, insert, update');

-- Recorded sound of a sentence on a resident's screen, per language.
create table spoken_sentence (
  tenant_id uuid not null,
  locale text not null,
  message_key text not null,
  sentence_hash bytea not null,
  file_id uuid not null,
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (tenant_id, locale, message_key),
  foreign key (tenant_id, file_id) references file (tenant_id, id)
);
select build_tenant_wall('spoken_sentence', 'select, insert, update, delete');

-- { "slug": text } → the link with its words per language, or null
create function link_of_slug(argument jsonb) returns jsonb language sql stable as $$
  select jsonb_build_object('id', l.id, 'approachId', l.approach_id, 'slug', l.slug, 'locales', l.locales,
    'askerName', l.asker_name, 'askerPhone', l.asker_phone, 'askerPhotoId', l.asker_photo_id,
    'endsOn', l.ends_on, 'version', l.version, 'answerDays', l.answer_days, 'ownerId', l.owner_id,
    'purpose', thread_text(l.purpose_text_id),
    'reward', thread_text(l.reward_text_id),
    'readBy', thread_text(l.read_by_text_id),
    'spoken', (select jsonb_object_agg(s.locale || ' ' || s.message_key,
          jsonb_build_object('file', s.file_id, 'hash', encode(s.sentence_hash, 'hex')))
        from spoken_sentence s where s.tenant_id = l.tenant_id))
  from link l
  where l.tenant_id = current_setting('app.tenant')::uuid and l.slug = argument ->> 'slug'
$$;

-- Everything that one sent contribution writes, in one statement. The argument is made by
-- src/consult/contributions/send-contribution.ts, which names its fields.
-- → { outcome: 'new' | 'same' | 'other', id, dueOn }. Raises HR001 when a file is not there any more,
-- 23505 when the code is another message's: then nothing of it is kept.
create function contribution_send(argument jsonb) returns jsonb language plpgsql as $$
declare
  tenant uuid := current_setting('app.tenant')::uuid;
  c jsonb := argument -> 'contribution';
  claim jsonb;
  file_id uuid;
  mac bytea := decode(argument ->> 'keyMac', 'hex');
begin
  claim := thread_claim_key(mac, decode(argument ->> 'contentHash', 'hex'), (c ->> 'id')::uuid,
    (argument ->> 'at')::timestamptz);
  if claim ->> 'outcome' <> 'new' then
    return jsonb_build_object('outcome', claim ->> 'outcome', 'id', claim ->> 'subject',
      'dueOn', (select due_on from contribution k where k.tenant_id = tenant and k.id = (claim ->> 'subject')::uuid));
  end if;
  for file_id in select value::uuid from jsonb_array_elements_text(argument -> 'fileIds') loop
    if not thread_claim_file(file_id, mac) then
      raise exception 'files-gone' using errcode = 'HR001';
    end if;
  end loop;
  perform thread_add_bead(argument -> 'bead');
  if argument -> 'text' <> 'null'::jsonb then
    perform thread_add_text(argument -> 'text');
  end if;
  insert into contribution (tenant_id, id, approach_id, link_id, origin, form, locale, text_id, sound_file_id,
      state, owner_id, due_on, write_out_owner_id, write_out_due_on, interim_count, reopened_count,
      code_mac, key_mac, claimed_at, is_late, read_back_at, received_at)
    values (tenant, (c ->> 'id')::uuid, (c ->> 'approachId')::uuid, (c ->> 'linkId')::uuid, 'resident',
      c ->> 'form', c ->> 'locale', (c ->> 'textId')::uuid, (c ->> 'soundFileId')::uuid, 'open',
      (c ->> 'ownerId')::uuid, (c ->> 'dueOn')::date, (c ->> 'writeOutOwnerId')::uuid,
      (c ->> 'writeOutDueOn')::date, 0, 0, decode(c ->> 'codeMac', 'hex'), mac,
      (c ->> 'claimedAt')::timestamptz, (c ->> 'isLate')::boolean, (argument ->> 'at')::timestamptz,
      (argument ->> 'at')::timestamptz);
  insert into contribution_photo (tenant_id, contribution_id, file_id)
    select tenant, (c ->> 'id')::uuid, value::uuid from jsonb_array_elements_text(argument -> 'photoIds');
  insert into consent (tenant_id, contribution_id, use, wording_version, locale, given_at)
    values (tenant, (c ->> 'id')::uuid, 'team-reads', argument ->> 'wordingVersion', c ->> 'locale',
      (argument ->> 'at')::timestamptz);
  if argument -> 'contact' <> 'null'::jsonb then
    insert into contact (tenant_id, contribution_id, name, email, phone, reach)
      values (tenant, (c ->> 'id')::uuid, argument -> 'contact' ->> 'name', argument -> 'contact' ->> 'email',
        argument -> 'contact' ->> 'phone', argument -> 'contact' ->> 'reach');
  end if;
  perform thread_add_event(argument -> 'event');
  return jsonb_build_object('outcome', 'new', 'id', c ->> 'id', 'dueOn', c ->> 'dueOn');
end $$;

-- Sentences of residents' screens that were read aloud, as { "<locale> <key>": { file, hash } }.
create function spoken_sentences(wanted_locale text, key_prefix text) returns jsonb language sql stable as $$
  select coalesce(jsonb_object_agg(s.locale || ' ' || s.message_key,
      jsonb_build_object('file', s.file_id, 'hash', encode(s.sentence_hash, 'hex'))), '{}'::jsonb)
  from spoken_sentence s
  where s.tenant_id = current_setting('app.tenant')::uuid and s.locale = wanted_locale
    and starts_with(s.message_key, key_prefix)
$$;

-- { "codeMac": hex, "locale": of the page } → what the person who holds the code may see, newest answer
-- first, with the page's sentences that were read aloud; or null.
-- While setting aside is only proposed, the person sees where the message stood before.
create function contribution_of_code(argument jsonb) returns jsonb language sql stable as $$
  select jsonb_build_object('id', c.id, 'approachId', c.approach_id, 'locale', c.locale, 'form', c.form,
    'state', c.state, 'stateBefore', s.state_before,
    'setAsideReason', case when s.confirmed_at is not null then s.reason end,
    'receivedAt', c.received_at, 'dueOn', c.due_on, 'reopenedCount', c.reopened_count,
    'ownerName', people_name(c.owner_id),
    'spoken', spoken_sentences(argument ->> 'locale', 'hear.'),
    'answers', case when c.state in ('withdrawn', 'set-aside') then '[]'::jsonb else
      (select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'kind', a.kind,
          'text', thread_text(a.text_id), 'promisedOn', a.promised_on, 'writtenAt', a.written_at,
          'writerName', people_name(a.written_by), 'deliveredHow', d.delivered_how,
          'deliveredOn', d.delivered_on, 'reply', d.reply) order by a.id desc), '[]'::jsonb)
        from answer_delivery d join answer a on a.tenant_id = d.tenant_id and a.id = d.answer_id
        where d.tenant_id = c.tenant_id and d.contribution_id = c.id) end)
  from contribution c
  left join set_aside s on s.tenant_id = c.tenant_id and s.contribution_id = c.id
    and c.state in ('set-aside-proposed', 'set-aside')
  where c.tenant_id = current_setting('app.tenant')::uuid and c.code_mac = decode(argument ->> 'codeMac', 'hex')
$$;

-- Takes a number of rows of one file as contributions; rows that were taken before are left as they
-- are. The argument is made by src/consult/notes/note-rows.ts, which names its fields: "import", and
-- "rows", each with its bead, text and event. → how many were added
create function notes_add(argument jsonb) returns integer language plpgsql as $$
declare
  tenant uuid := current_setting('app.tenant')::uuid;
  i jsonb := argument -> 'import';
  rows jsonb;
begin
  -- two people with the same file, or the same form sent twice: one after the other
  perform pg_advisory_xact_lock(hashtextextended('notes ' || tenant || (i ->> 'approachId'), 0));
  select jsonb_agg(r.value) into rows
    from jsonb_array_elements(argument -> 'rows') r
    where not exists (select from note n
      where n.tenant_id = tenant and n.approach_id = (i ->> 'approachId')::uuid
        and n.row_hash = decode(r.value ->> 'hash', 'hex') and n.occurrence = (r.value ->> 'occurrence')::integer);
  if rows is null then
    return 0;
  end if;
  perform thread_add_beads((select jsonb_agg(r.value -> 'bead') from jsonb_array_elements(rows) r));
  perform thread_add_texts((select jsonb_agg(r.value -> 'text') from jsonb_array_elements(rows) r));
  insert into contribution (tenant_id, id, approach_id, origin, form, locale, text_id, state, owner_id, due_on,
      interim_count, reopened_count, is_late, received_at)
    select tenant, r.id, (i ->> 'approachId')::uuid, 'note', 'typed', r.locale, r."textId", 'open',
      (i ->> 'ownerId')::uuid, (i ->> 'dueOn')::date, 0, 0, false, (i ->> 'at')::timestamptz
    from jsonb_to_recordset(rows) as r(id uuid, locale text, "textId" uuid);
  insert into note (tenant_id, approach_id, row_hash, occurrence, contribution_id, import_id, row_number,
      noted_on, meeting, theme, noted_by)
    select tenant, (i ->> 'approachId')::uuid, decode(r.hash, 'hex'), r.occurrence, r.id, (i ->> 'id')::uuid,
      r.row, r."notedOn", r.meeting, r.theme, r."notedBy"
    from jsonb_to_recordset(rows) as r(id uuid, hash text, occurrence integer, "row" integer, "notedOn" date,
      meeting text, theme text, "notedBy" text);
  perform thread_add_events((select jsonb_agg(r.value -> 'event') from jsonb_array_elements(rows) r));
  return jsonb_array_length(rows);
end $$;
