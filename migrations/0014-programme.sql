-- A programme sees, in a workspace of its own, what others shared of their published work: copies, made
-- by a job, and nothing that was not published.
create table programme_share (
  tenant_id uuid not null,
  approach_id uuid not null,
  programme text not null, -- short name of the other workspace, as it was typed
  state text not null check (state in ('waiting', 'shared', 'unknown', 'ended')),
  shared_by uuid not null,
  shared_at timestamptz not null,
  ended_at timestamptz,
  copied_state text, -- what the newest copy was made of; null: make one
  primary key (tenant_id, approach_id, programme),
  foreign key (tenant_id, approach_id) references approach (tenant_id, id)
);
select build_tenant_wall('programme_share', 'select, insert, update');

-- In the programme's workspace. The source is named by words, never by a key of another workspace.
create table shared_approach (
  tenant_id uuid not null,
  id uuid not null,
  source text not null, -- short name of the workspace that shared it
  source_name text not null,
  source_url text not null,
  slug text not null,
  record jsonb, -- the public record; null: it is shared no more
  received_at timestamptz not null,
  ended_on date,
  primary key (tenant_id, id),
  unique (tenant_id, source, slug)
);
select build_tenant_wall('shared_approach', 'select, insert, update');
