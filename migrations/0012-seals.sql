-- Every row of a trust table gets a leaf in the chain of seals, beside the events.

-- 1: a seal over events, as before. 2: over events and then rows.
alter table seal add column format integer not null default 1 check (format in (1, 2));
alter table seal add column row_count integer not null default 0;
-- what the event was when it was sealed, so that a changed one can be named; null under format 1
alter table seal_member add column leaf bytea;

-- Events that have no seal yet: what the job takes, and what explains that a row differs from its leaf.
create table event_unsealed (
  tenant_id uuid not null,
  event_id uuid not null,
  primary key (tenant_id, event_id)
);
select build_tenant_wall('event_unsealed', 'select, insert');

alter table event no force row level security;
alter table seal_member no force row level security;
alter table event_unsealed no force row level security;
insert into event_unsealed (tenant_id, event_id)
  select e.tenant_id, e.id from event e
  left join seal_member m on m.tenant_id = e.tenant_id and m.event_id = e.id
  where m.event_id is null;
alter table event force row level security;
alter table seal_member force row level security;
alter table event_unsealed force row level security;

-- One leaf per version of a row. Commitments are sha256(salt ‖ canonical JSON of the columns); both are
-- null when the row was gone. The salts of a leaf that has a later one are erased, so that nothing of
-- what stood there before can be guessed.
create table sealed_row (
  tenant_id uuid not null,
  table_name text collate "C" not null,
  row_key text collate "C" not null, -- the key columns after tenant_id, joined by /
  revision integer not null,
  fixed_salt bytea,
  fixed bytea, -- columns that never change
  moving_salt bytea,
  moving bytea, -- columns that may change, with an event
  seal_number integer not null,
  place integer not null,
  second_id uuid, -- the second key column, where events name the row by it
  primary key (tenant_id, table_name, row_key, revision),
  unique (tenant_id, seal_number, place)
);
create index sealed_row_by_second on sealed_row (tenant_id, table_name, second_id) where second_id is not null;
select build_tenant_wall('sealed_row', 'select');

-- How far the rows of a table were taken that stood there before they were sealed. Once it is whole,
-- a row can only come with an event that names it.
create table sealed_table (
  tenant_id uuid not null,
  table_name text collate "C" not null,
  is_whole boolean not null,
  position text, -- key of the last row that was looked at
  primary key (tenant_id, table_name)
);
select build_tenant_wall('sealed_table', 'select');

create or replace function thread_add_event(argument jsonb) returns void language plpgsql as $$
begin
  insert into event (tenant_id, id, approach_id, kind, occurred_at, subject_id, actor_role, commitment)
    values (current_setting('app.tenant')::uuid, (argument ->> 'id')::uuid, (argument ->> 'approachId')::uuid,
      argument ->> 'kind', (argument ->> 'at')::timestamptz, (argument ->> 'subjectId')::uuid,
      argument ->> 'actorRole', decode(argument ->> 'commitment', 'hex'));
  insert into event_content (tenant_id, event_id, salt, content)
    values (current_setting('app.tenant')::uuid, (argument ->> 'id')::uuid,
      decode(argument ->> 'salt', 'hex'), argument ->> 'content');
  insert into event_unsealed (tenant_id, event_id)
    values (current_setting('app.tenant')::uuid, (argument ->> 'id')::uuid);
end $$;

create or replace function thread_add_events(arguments jsonb) returns void language plpgsql as $$
begin
  insert into event (tenant_id, id, approach_id, kind, occurred_at, subject_id, actor_role, commitment)
    select current_setting('app.tenant')::uuid, e.id, e."approachId", e.kind, e.at, e."subjectId",
      e."actorRole", decode(e.commitment, 'hex')
    from jsonb_to_recordset(arguments) as e(id uuid, "approachId" uuid, kind text, at timestamptz,
      "subjectId" uuid, "actorRole" text, commitment text);
  insert into event_content (tenant_id, event_id, salt, content)
    select current_setting('app.tenant')::uuid, e.id, decode(e.salt, 'hex'), e.content
    from jsonb_to_recordset(arguments) as e(id uuid, salt text, content text);
  insert into event_unsealed (tenant_id, event_id)
    select current_setting('app.tenant')::uuid, e.id from jsonb_to_recordset(arguments) as e(id uuid);
end $$;
