-- Sense-making: contributions sorted into themes, what was heard, and what residents say of that.
create table theme (
  tenant_id uuid not null,
  id uuid not null,
  approach_id uuid not null,
  title text not null,
  version integer not null, -- of the whole: raised by every change, so that nobody overwrites unseen
  heard_text_id uuid, -- what we heard, in a sentence; a new version asks residents again
  heard_version integer not null, -- of that text: the sentence in easy Dutch. 0: not written yet
  said_by_text_id uuid, -- who said it ("vooral ouders van jonge kinderen"): never a share or a count
  asked_at timestamptz, -- since when residents are asked "Bedoelde u dit?" of this sentence
  created_by uuid not null,
  created_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, id) references bead (tenant_id, id),
  foreign key (tenant_id, heard_text_id) references text (tenant_id, id),
  foreign key (tenant_id, said_by_text_id) references text (tenant_id, id)
);
create index theme_by_approach on theme (tenant_id, approach_id, id);
select build_tenant_wall('theme', 'select, insert, update');

create table theme_contribution (
  tenant_id uuid not null,
  theme_id uuid not null,
  contribution_id uuid not null,
  sorted_by uuid not null,
  sorted_at timestamptz not null,
  primary key (tenant_id, theme_id, contribution_id),
  foreign key (tenant_id, theme_id) references theme (tenant_id, id),
  foreign key (tenant_id, contribution_id) references contribution (tenant_id, id)
);
create index theme_of_contribution on theme_contribution (tenant_id, contribution_id);
select build_tenant_wall('theme_contribution', 'select, insert, delete');

-- In how many themes a contribution is: what is in none yet is read in the order in which it came,
-- without looking at everything that was sorted before.
alter table contribution add column theme_count integer not null default 0;
create index contribution_unsorted on contribution (tenant_id, approach_id, id)
  where theme_count = 0 and state not in ('withdrawn', 'set-aside');

-- "Bedoelde u dit?": what a resident or a resident partner said of one version of what was heard.
create table theme_check (
  tenant_id uuid not null,
  id uuid not null,
  theme_id uuid not null,
  heard_version integer not null,
  verdict text not null check (verdict in ('right', 'wrong')),
  contribution_id uuid, -- whose contribution it was, when a resident said so
  account_id uuid, -- the resident partner who said so, or who heard it from the resident
  through text not null check (through in ('code', 'account', 'told')),
  words_text_id uuid, -- what it should say instead
  checked_at timestamptz not null,
  is_gone boolean not null default false, -- the contribution was taken back or set aside
  primary key (tenant_id, id),
  foreign key (tenant_id, theme_id) references theme (tenant_id, id),
  foreign key (tenant_id, contribution_id) references contribution (tenant_id, id)
);
create index theme_check_of_theme on theme_check (tenant_id, theme_id, heard_version);
create index theme_check_of_contribution on theme_check (tenant_id, contribution_id);
select build_tenant_wall('theme_check', 'select, insert');
grant update (is_gone) on theme_check to hoofdrol_app;

-- Each person's last word on the sentence as it stands: who changed their mind counts once. What was
-- heard from residents without a code counts each time. Nothing of what was taken back or set aside.
create function theme_verdicts(wanted uuid, wanted_version integer)
returns table (id uuid, verdict text, checked_at timestamptz) language sql stable as $$
  select distinct on (coalesce(k.contribution_id, case when k.through = 'account' then k.account_id end, k.id))
    k.id, k.verdict, k.checked_at
  from theme_check k
  where k.tenant_id = current_setting('app.tenant')::uuid and k.theme_id = wanted
    and k.heard_version = wanted_version and not k.is_gone
  order by coalesce(k.contribution_id, case when k.through = 'account' then k.account_id end, k.id),
    k.checked_at desc, k.id desc
$$;

-- { "contributionId": id } → the sentences of which this person is asked whether they are what they
-- meant, asked first first: [{ id, heardVersion, heard: words per language, isShared: others said it
-- too, verdict: said before }]
create function themes_asked(argument jsonb) returns jsonb language sql stable as $$
  select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'heardVersion', t.heard_version,
      'heard', thread_text(t.heard_text_id),
      'isShared', exists (select from theme_contribution o
        join contribution k on k.tenant_id = o.tenant_id and k.id = o.contribution_id
        where o.tenant_id = t.tenant_id and o.theme_id = t.id and o.contribution_id <> c.id
          and k.state not in ('withdrawn', 'set-aside')),
      'verdict', (select k.verdict from theme_check k
        where k.tenant_id = t.tenant_id and k.theme_id = t.id and k.heard_version = t.heard_version
          and k.contribution_id = c.id order by k.checked_at desc, k.id desc limit 1))
    order by t.asked_at, t.id), '[]'::jsonb)
  from contribution c
  join theme_contribution x on x.tenant_id = c.tenant_id and x.contribution_id = c.id
  join theme t on t.tenant_id = x.tenant_id and t.id = x.theme_id and t.asked_at is not null
  where c.tenant_id = current_setting('app.tenant')::uuid
    and c.id = (argument ->> 'contributionId')::uuid and c.state not in ('withdrawn', 'set-aside')
$$;

-- Goals in residents' own words. Each change is a new version; nothing is overwritten.
create table goal (
  tenant_id uuid not null,
  id uuid not null,
  approach_id uuid not null,
  state text not null check (state in ('open', 'reached', 'stopped')),
  version integer not null,
  owner_id uuid not null,
  created_by uuid not null,
  created_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, id) references bead (tenant_id, id)
);
create index goal_by_approach on goal (tenant_id, approach_id, id);
create index goal_by_owner on goal (tenant_id, owner_id, state);
select build_tenant_wall('goal', 'select, insert, update');

create table goal_version (
  tenant_id uuid not null,
  goal_id uuid not null,
  version integer not null,
  change_text_id uuid not null, -- what should become different, in residents' words
  notice_text_id uuid, -- how they would notice
  input_text_id uuid, -- what changed through what residents said
  reason_text_id uuid, -- why this version differs from the one before
  state text not null,
  decided_on date, -- null: written down, decided by nobody yet
  made_by uuid not null,
  made_at timestamptz not null,
  primary key (tenant_id, goal_id, version),
  foreign key (tenant_id, goal_id) references goal (tenant_id, id)
);
select build_tenant_wall('goal_version', 'select, insert');

-- Who was there when a version was decided. Residents without an account are a description.
create table goal_presence (
  tenant_id uuid not null,
  goal_id uuid not null,
  version integer not null,
  place integer not null,
  kind text not null check (kind in ('residents', 'resident-partner', 'key-person', 'coalition')),
  account_id uuid,
  description text, -- "zes ouders van de basisschool", never names
  primary key (tenant_id, goal_id, version, place),
  foreign key (tenant_id, goal_id, version) references goal_version (tenant_id, goal_id, version)
);
select build_tenant_wall('goal_presence', 'select, insert');

-- A resident partner says of a version: this is how it was decided. Without it nothing counts as
-- confirmed by a resident.
create table goal_word (
  tenant_id uuid not null,
  goal_id uuid not null,
  version integer not null,
  account_id uuid not null,
  given_at timestamptz not null,
  primary key (tenant_id, goal_id, version, account_id),
  foreign key (tenant_id, goal_id, version) references goal_version (tenant_id, goal_id, version),
  foreign key (tenant_id, account_id) references account (tenant_id, id)
);
select build_tenant_wall('goal_word', 'select, insert');
