-- The thread: beads and links, texts, files, form keys, events and seals. It knows no room.
create table bead (
  tenant_id uuid not null,
  id uuid not null,
  approach_id uuid not null,
  kind text not null,
  created_at timestamptz not null,
  primary key (tenant_id, id)
);
create index bead_by_approach on bead (tenant_id, approach_id, id);
select build_tenant_wall('bead', 'select, insert');

create table bead_link (
  tenant_id uuid not null,
  from_id uuid not null,
  to_id uuid not null,
  relation text not null,
  created_at timestamptz not null,
  primary key (tenant_id, from_id, to_id, relation),
  foreign key (tenant_id, from_id) references bead (tenant_id, id),
  foreign key (tenant_id, to_id) references bead (tenant_id, id)
);
create index bead_link_back on bead_link (tenant_id, to_id, relation);
select build_tenant_wall('bead_link', 'select, insert, delete');

create table file (
  tenant_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('photo', 'sound', 'table')),
  media_type text not null,
  bytes bytea not null,
  byte_length integer not null,
  seconds real,
  playable boolean not null,
  pending_mac bytea, -- HMAC of the form key while nobody has sent it yet
  created_at timestamptz not null,
  primary key (tenant_id, id)
);
alter table file alter column bytes set storage external; -- photos and sound are compressed already
create index file_pending on file (tenant_id, created_at) where pending_mac is not null;
select build_tenant_wall('file', 'select, insert, update, delete');

create table form_key (
  tenant_id uuid not null,
  key_mac bytea not null,
  content_hash bytea not null,
  subject_id uuid,
  created_at timestamptz not null,
  primary key (tenant_id, key_mac)
);
create index form_key_by_age on form_key (tenant_id, created_at);
select build_tenant_wall('form_key', 'select, insert, delete');

create table text (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null,
  primary key (tenant_id, id)
);
select build_tenant_wall('text', 'select, insert');

-- Immutable but for erasure: body, sound and salt go, digest stays.
create table text_version (
  tenant_id uuid not null,
  text_id uuid not null,
  version integer not null,
  locale text not null,
  body text,
  sound_file_id uuid,
  status text not null check (status in ('written', 'machine', 'checked')),
  source_version integer,
  by_account uuid,
  salt bytea,
  digest bytea not null,
  created_at timestamptz not null,
  primary key (tenant_id, text_id, version),
  foreign key (tenant_id, text_id) references text (tenant_id, id),
  foreign key (tenant_id, sound_file_id) references file (tenant_id, id)
);
select build_tenant_wall('text_version', 'select, insert');
grant update (body, sound_file_id, salt) on text_version to hoofdrol_app;

create table event (
  tenant_id uuid not null,
  id uuid not null,
  approach_id uuid not null,
  kind text not null,
  occurred_at timestamptz not null,
  subject_id uuid not null,
  actor_role text not null,
  commitment bytea not null,
  primary key (tenant_id, id)
);
create index event_by_subject on event (tenant_id, subject_id, id);
select build_tenant_wall('event', 'select, insert');

-- What an event was about: ids, dates, codes, digests of texts; never words.
create table event_content (
  tenant_id uuid not null,
  event_id uuid not null,
  salt bytea not null,
  content text not null,
  primary key (tenant_id, event_id),
  foreign key (tenant_id, event_id) references event (tenant_id, id)
);
select build_tenant_wall('event_content', 'select, insert');

create table seal (
  tenant_id uuid not null,
  number integer not null,
  previous bytea not null,
  root bytea not null,
  count integer not null,
  sealed_at timestamptz not null,
  hash bytea not null,
  primary key (tenant_id, number)
);
select build_tenant_wall('seal', 'select, insert');

create table seal_member (
  tenant_id uuid not null,
  event_id uuid not null,
  seal_number integer not null,
  place integer not null,
  primary key (tenant_id, event_id),
  unique (tenant_id, seal_number, place),
  foreign key (tenant_id, event_id) references event (tenant_id, id),
  foreign key (tenant_id, seal_number) references seal (tenant_id, number)
);
select build_tenant_wall('seal_member', 'select, insert');

-- The thread's own functions: other migrations reach its tables only through these.

-- Newest words per language: { "nl": { body, sound, status, version }, … }, or null.
create function thread_text(wanted uuid) returns jsonb language sql stable as $$
  select jsonb_object_agg(v.locale, jsonb_build_object('body', v.body, 'sound', v.sound_file_id,
      'status', v.status, 'version', v.version))
  from (select distinct on (t.locale) t.locale, t.body, t.sound_file_id, t.status, t.version
        from text_version t
        where t.tenant_id = current_setting('app.tenant')::uuid and t.text_id = wanted
        order by t.locale, t.version desc) v
$$;

-- Claims a form key. 'new', 'same' (a resend) or 'other' (same key, other content); and whose it was.
create function thread_claim_key(mac bytea, content bytea, subject uuid, at timestamptz) returns jsonb
language plpgsql as $$
declare
  known form_key;
begin
  insert into form_key (tenant_id, key_mac, content_hash, subject_id, created_at)
    values (current_setting('app.tenant')::uuid, mac, content, subject, at)
    on conflict (tenant_id, key_mac) do nothing;
  if found then
    return jsonb_build_object('outcome', 'new', 'subject', subject);
  end if;
  select * into known from form_key f
    where f.tenant_id = current_setting('app.tenant')::uuid and f.key_mac = mac;
  return jsonb_build_object('outcome', case when known.content_hash = content then 'same' else 'other' end,
    'subject', known.subject_id);
end $$;

-- { id, approachId, kind, at }
create function thread_add_bead(argument jsonb) returns void language plpgsql as $$
begin
  insert into bead (tenant_id, id, approach_id, kind, created_at)
    values (current_setting('app.tenant')::uuid, (argument ->> 'id')::uuid, (argument ->> 'approachId')::uuid,
      argument ->> 'kind', (argument ->> 'at')::timestamptz);
end $$;

-- { textId, version, locale, body, sound, status, sourceVersion, by, salt, digest, at }; makes the text if new
create function thread_add_text(argument jsonb) returns void language plpgsql as $$
begin
  insert into text (tenant_id, id, created_at)
    values (current_setting('app.tenant')::uuid, (argument ->> 'textId')::uuid, (argument ->> 'at')::timestamptz)
    on conflict (tenant_id, id) do nothing;
  insert into text_version (tenant_id, text_id, version, locale, body, sound_file_id, status,
      source_version, by_account, salt, digest, created_at)
    values (current_setting('app.tenant')::uuid, (argument ->> 'textId')::uuid, (argument ->> 'version')::integer,
      argument ->> 'locale', argument ->> 'body', (argument ->> 'sound')::uuid, argument ->> 'status',
      (argument ->> 'sourceVersion')::integer, (argument ->> 'by')::uuid,
      decode(argument ->> 'salt', 'hex'), decode(argument ->> 'digest', 'hex'),
      (argument ->> 'at')::timestamptz);
end $$;

-- { id, approachId, kind, at, subjectId, actorRole, salt, content, commitment }
create function thread_add_event(argument jsonb) returns void language plpgsql as $$
begin
  insert into event (tenant_id, id, approach_id, kind, occurred_at, subject_id, actor_role, commitment)
    values (current_setting('app.tenant')::uuid, (argument ->> 'id')::uuid, (argument ->> 'approachId')::uuid,
      argument ->> 'kind', (argument ->> 'at')::timestamptz, (argument ->> 'subjectId')::uuid,
      argument ->> 'actorRole', decode(argument ->> 'commitment', 'hex'));
  insert into event_content (tenant_id, event_id, salt, content)
    values (current_setting('app.tenant')::uuid, (argument ->> 'id')::uuid,
      decode(argument ->> 'salt', 'hex'), argument ->> 'content');
end $$;

-- The same for many at once: an array of the arguments above, in one statement per table.
create function thread_add_beads(arguments jsonb) returns void language sql as $$
  insert into bead (tenant_id, id, approach_id, kind, created_at)
  select current_setting('app.tenant')::uuid, b.id, b."approachId", b.kind, b.at
  from jsonb_to_recordset(arguments) as b(id uuid, "approachId" uuid, kind text, at timestamptz)
$$;

-- Only first versions of new texts.
create function thread_add_texts(arguments jsonb) returns void language plpgsql as $$
begin
  insert into text (tenant_id, id, created_at)
    select current_setting('app.tenant')::uuid, t."textId", t.at
    from jsonb_to_recordset(arguments) as t("textId" uuid, at timestamptz);
  insert into text_version (tenant_id, text_id, version, locale, body, sound_file_id, status,
      source_version, by_account, salt, digest, created_at)
    select current_setting('app.tenant')::uuid, t."textId", t.version, t.locale, t.body, t.sound, t.status,
      t."sourceVersion", t.by, decode(t.salt, 'hex'), decode(t.digest, 'hex'), t.at
    from jsonb_to_recordset(arguments) as t("textId" uuid, version integer, locale text, body text, sound uuid,
      status text, "sourceVersion" integer, by uuid, salt text, digest text, at timestamptz);
end $$;

create function thread_add_events(arguments jsonb) returns void language plpgsql as $$
begin
  insert into event (tenant_id, id, approach_id, kind, occurred_at, subject_id, actor_role, commitment)
    select current_setting('app.tenant')::uuid, e.id, e."approachId", e.kind, e.at, e."subjectId",
      e."actorRole", decode(e.commitment, 'hex')
    from jsonb_to_recordset(arguments) as e(id uuid, "approachId" uuid, kind text, at timestamptz,
      "subjectId" uuid, "actorRole" text, commitment text);
  insert into event_content (tenant_id, event_id, salt, content)
    select current_setting('app.tenant')::uuid, e.id, decode(e.salt, 'hex'), e.content
    from jsonb_to_recordset(arguments) as e(id uuid, salt text, content text);
end $$;

-- A pending file becomes part of what was sent; false when it is not there under this key.
create function thread_claim_file(wanted uuid, mac bytea) returns boolean language plpgsql as $$
begin
  update file set pending_mac = null
    where tenant_id = current_setting('app.tenant')::uuid and id = wanted and pending_mac = mac;
  return found;
end $$;
