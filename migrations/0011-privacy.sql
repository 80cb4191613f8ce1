-- The register of processings at work: who is responsible, the terms that a workspace set itself, what
-- the jobs did with them, and what people asked about their own data. The register itself is code.
alter table account drop constraint account_role_check;
alter table account add constraint account_role_check check (role in ('administrator', 'coordinator',
  'member', 'resident-partner', 'key-person', 'researcher', 'privacy-officer'));
-- since when somebody who left has no name here any more
alter table account add column anonymised_on date;

-- The role of who read or did something: other rooms reach accounts only through such functions.
create function people_role(wanted uuid) returns text language sql stable as $$
  select a.role from account a
  where a.tenant_id = current_setting('app.tenant')::uuid and a.id = wanted
$$;

-- why the words of a contribution are gone; null with 'withdrawn': the person took them back
alter table contribution add column gone_why text check (gone_why in ('by-person', 'term', 'by-team'));
create index contribution_by_age on contribution (tenant_id, origin, received_at) where state <> 'withdrawn';
-- the name of a file goes with the notes that stood in it
grant update (file_name) on note_import to hoofdrol_app;
create index theme_check_told on theme_check (tenant_id, checked_at) where through = 'told';

-- Who is responsible for what stands in this workspace, as it is told to people.
create table controller (
  tenant_id uuid primary key,
  name text not null,
  address text not null,
  contact text not null,
  officer_name text, -- the data protection officer
  officer_contact text,
  version integer not null,
  changed_by uuid not null,
  changed_at timestamptz not null,
  foreign key (tenant_id, changed_by) references account (tenant_id, id)
);
select build_tenant_wall('controller', 'select, insert, update');

-- Who decides with them: joint controllers (AVG, article 26).
create table joint_controller (
  tenant_id uuid not null,
  id uuid not null,
  name text not null,
  contact text not null,
  task text not null, -- who of them sees to what
  added_by uuid not null,
  added_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, name),
  foreign key (tenant_id, added_by) references account (tenant_id, id)
);
select build_tenant_wall('joint_controller', 'select, insert, delete');

-- A term of its own; the highest version counts, earlier ones stay to be read.
create table processing_term (
  tenant_id uuid not null,
  processing text not null, -- id in the register
  version integer not null,
  days integer not null check (days > 0),
  reason text not null,
  set_by uuid not null,
  set_at timestamptz not null,
  primary key (tenant_id, processing, version),
  foreign key (tenant_id, set_by) references account (tenant_id, id)
);
select build_tenant_wall('processing_term', 'select, insert');

-- What the job of a processing did on a day of the workspace. Not finished: it goes on where it was.
create table retention_run (
  tenant_id uuid not null,
  processing text not null,
  ran_on date not null,
  days integer, -- the term that it obeyed; null: what ends carries its own end
  done integer not null,
  waiting integer not null, -- past their term, and kept because nobody answered yet
  started_at timestamptz not null,
  finished_at timestamptz,
  primary key (tenant_id, processing, ran_on)
);
select build_tenant_wall('retention_run', 'select, insert, update');

-- Somebody asks about their own data (AVG, articles 15 to 21). No words, no name, no address of theirs.
create table person_request (
  tenant_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('export', 'erase', 'correct', 'object')),
  through text not null check (through in ('code', 'account', 'desk', 'phone', 'letter', 'e-mail')),
  account_id uuid, -- who asks, when it is about an account
  asked_on date not null,
  due_on date not null,
  extended_on date, -- when the person was told that it takes two months more
  state text not null check (state in ('open', 'done', 'refused')),
  refused_why text check (refused_why in ('not-recognised', 'not-theirs', 'others-rights', 'legal-duty', 'repeated')),
  closed_on date,
  closed_by uuid, -- null: the program itself, for who holds the code
  recorded_by uuid,
  recorded_at timestamptz not null,
  version integer not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, account_id) references account (tenant_id, id),
  foreign key (tenant_id, recorded_by) references account (tenant_id, id)
);
create index person_request_open on person_request (tenant_id, due_on, id) where state = 'open';
create index person_request_closed on person_request (tenant_id, closed_on) where state <> 'open';
select build_tenant_wall('person_request', 'select, insert, update');

-- Which contributions it is about, found by code or by the contact that was left.
create table person_request_contribution (
  tenant_id uuid not null,
  request_id uuid not null,
  contribution_id uuid not null,
  primary key (tenant_id, request_id, contribution_id),
  foreign key (tenant_id, request_id) references person_request (tenant_id, id),
  foreign key (tenant_id, contribution_id) references contribution (tenant_id, id)
);
create index person_request_of_contribution on person_request_contribution (tenant_id, contribution_id);
select build_tenant_wall('person_request_contribution', 'select, insert');
