-- What an approach says of itself, and what was decided.
create table area (
  tenant_id uuid not null,
  code text not null, -- of Statistics Netherlands; fictional ones begin with XX
  year integer not null,
  level text not null check (level in ('municipality', 'district', 'neighbourhood')),
  name text not null,
  primary key (tenant_id, code, year)
);
select build_tenant_wall('area', 'select, insert, update');

alter table approach add column for_whom text check (for_whom in ('children', 'adults', 'everyone'));
alter table approach add column innovation_kinds text[] not null default '{}';
alter table approach add column innovation text; -- which one
alter table approach add column innovation_maker text; -- whose
alter table approach add column rooms text[] not null default '{consult}';
alter table approach add column description_text_id uuid;
alter table approach add foreign key (tenant_id, description_text_id) references text (tenant_id, id);

-- Whether a resident partner understands this version of the description.
create table description_check (
  tenant_id uuid not null,
  id uuid not null,
  approach_id uuid not null,
  version integer not null,
  verdict text not null check (verdict in ('clear', 'unclear')),
  remark_text_id uuid, -- what is not understood
  account_id uuid not null,
  checked_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, approach_id) references approach (tenant_id, id),
  foreign key (tenant_id, remark_text_id) references text (tenant_id, id),
  foreign key (tenant_id, account_id) references account (tenant_id, id)
);
create index description_check_of_version on description_check (tenant_id, approach_id, version, checked_at);
select build_tenant_wall('description_check', 'select, insert');

create table approach_area (
  tenant_id uuid not null,
  approach_id uuid not null,
  code text not null,
  year integer not null,
  primary key (tenant_id, approach_id, code),
  foreign key (tenant_id, approach_id) references approach (tenant_id, id),
  foreign key (tenant_id, code, year) references area (tenant_id, code, year)
);
select build_tenant_wall('approach_area', 'select, insert, delete');

create table approach_partner (
  tenant_id uuid not null,
  approach_id uuid not null,
  organisation_id uuid not null,
  since_on date not null,
  until_on date, -- left on this day
  primary key (tenant_id, approach_id, organisation_id),
  foreign key (tenant_id, approach_id) references approach (tenant_id, id),
  foreign key (tenant_id, organisation_id) references organisation (tenant_id, id)
);
select build_tenant_wall('approach_partner', 'select, insert, update');

-- Who takes up, at this level, what was contested one level lower.
create table approach_level (
  tenant_id uuid not null,
  approach_id uuid not null,
  level text not null check (level in ('delivery', 'policy', 'board')),
  account_id uuid not null,
  primary key (tenant_id, approach_id, level),
  foreign key (tenant_id, approach_id) references approach (tenant_id, id),
  foreign key (tenant_id, account_id) references account (tenant_id, id)
);
select build_tenant_wall('approach_level', 'select, insert, update, delete');

create table decision (
  tenant_id uuid not null,
  id uuid not null,
  approach_id uuid not null,
  level text not null check (level in ('delivery', 'policy', 'board', 'region')),
  outcome text not null check (outcome in ('yes', 'partly', 'no', 'later')),
  decided_by uuid, -- a person of the coalition, or
  body text, -- a body: college, council, the board of a school
  document_name text,
  document_url text,
  decided_on date not null,
  valid_from date not null,
  review_on date not null,
  what_text_id uuid not null,
  why_text_id uuid not null,
  replaces_id uuid,
  replaced_by_id uuid, -- the other end of it
  looked_at_on date, -- when it was looked at again, and kept
  version integer not null default 1, -- raised when its words are mended or it is kept
  owner_id uuid not null, -- who looks at it again
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  primary key (tenant_id, id),
  check ((decided_by is null) <> (body is null)),
  foreign key (tenant_id, id) references bead (tenant_id, id),
  foreign key (tenant_id, replaces_id) references decision (tenant_id, id),
  foreign key (tenant_id, replaced_by_id) references decision (tenant_id, id)
);
create index decision_by_approach on decision (tenant_id, approach_id, decided_on, id);
create index decision_to_look_at on decision (tenant_id, approach_id, review_on, id);
create unique index decision_replaced on decision (tenant_id, replaces_id); -- once
create index decision_by_review on decision (tenant_id, owner_id, review_on);
select build_tenant_wall('decision', 'select, insert, update');
