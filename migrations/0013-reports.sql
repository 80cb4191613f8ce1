-- One record, many products: council letter, sheet for the board, sheet for residents.

-- What is being written: which entries are told, by ids; own words stand in report_text. Of what was
-- published, report_version keeps what cannot change any more.
create table report (
  tenant_id uuid not null,
  id uuid not null,
  public_id text not null, -- random: stands in addresses
  approach_id uuid not null,
  kind text not null check (kind in ('council-letter', 'board-sheet', 'resident-sheet')),
  locale text not null, -- in which it is written
  choices jsonb not null, -- ids of beads per part, and slots of sentences that are left out; never words
  state text not null check (state in ('draft', 'published', 'withdrawn')),
  newest integer not null, -- number of the newest published version; 0: none
  created_by uuid not null,
  created_at timestamptz not null,
  changed_by uuid not null,
  changed_on date not null,
  withdrawn_on date,
  version integer not null, -- raised by every change, so that nobody overwrites unseen
  primary key (tenant_id, id),
  unique (tenant_id, public_id),
  foreign key (tenant_id, approach_id) references approach (tenant_id, id),
  foreign key (tenant_id, created_by) references account (tenant_id, id),
  foreign key (tenant_id, changed_by) references account (tenant_id, id)
);
create index report_by_approach on report (tenant_id, approach_id, id);
select build_tenant_wall('report', 'select, insert, update');

-- Own words for a sentence, and the beads that they tell of: when one of those is taken back, so are they.
create table report_text (
  tenant_id uuid not null,
  report_id uuid not null,
  text_id uuid not null,
  slot text not null, -- which sentence
  bead_ids uuid[] not null,
  is_current boolean not null, -- false: only in a published version, or nowhere any more
  erased_on date,
  primary key (tenant_id, report_id, text_id),
  foreign key (tenant_id, report_id) references report (tenant_id, id),
  foreign key (tenant_id, text_id) references text (tenant_id, id)
);
create unique index report_text_now on report_text (tenant_id, report_id, slot) where is_current;
create index report_text_of_beads on report_text (tenant_id, report_id)
  where erased_on is null and bead_ids <> '{}';
select build_tenant_wall('report_text', 'select, insert, update');

-- A published version. It holds words of ours and numbers; people's words only by reference to the copy
-- that was published, so that taking back reaches every version.
create table report_version (
  tenant_id uuid not null,
  report_id uuid not null,
  number integer not null,
  published_on date not null,
  published_by uuid not null,
  documents jsonb not null, -- by language
  digest bytea not null, -- SHA-256 of the canonical JSON of documents; its event seals it
  primary key (tenant_id, report_id, number),
  foreign key (tenant_id, report_id) references report (tenant_id, id),
  foreign key (tenant_id, published_by) references account (tenant_id, id)
);
select build_tenant_wall('report_version', 'select, insert');

-- The DOCX that a workspace has its documents written in; at most one.
create table report_template (
  tenant_id uuid primary key,
  content bytea not null,
  digest bytea not null, -- SHA-256 of content
  uploaded_by uuid not null,
  uploaded_on date not null,
  foreign key (tenant_id, uploaded_by) references account (tenant_id, id)
);
select build_tenant_wall('report_template', 'select, insert, update, delete');

-- A letter to somebody without an account, such as a member of the council: the address is used once and
-- emptied as soon as the letter has left or was given up.
alter table letter alter column to_account_id drop not null;
alter table letter add column to_address text;
alter table letter add column to_locale text;
