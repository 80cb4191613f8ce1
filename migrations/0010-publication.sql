-- Publishing is an act on a copy: the original never becomes public by itself.

-- Whether an approach has a public page, since when, and who opened it.
create table approach_opening (
  tenant_id uuid not null,
  approach_id uuid not null,
  opened_on date not null,
  opened_by uuid not null,
  closed_on date, -- null: open
  primary key (tenant_id, approach_id),
  foreign key (tenant_id, approach_id) references approach (tenant_id, id)
);
select build_tenant_wall('approach_opening', 'select, insert, update');

-- A copy of a bead's words, made to be read by anybody. At most one per bead is not withdrawn.
create table publication (
  tenant_id uuid not null,
  id uuid not null,
  public_id text not null, -- random: stands in addresses, the API and exports
  approach_id uuid not null,
  bead_id uuid not null, -- of which it is a copy
  kind text not null check (kind in ('contribution', 'theme', 'goal', 'decision', 'answer')),
  -- asked: waits for the person's consent (contributions only); proposed: waits for a resident partner;
  -- held: a resident partner holds it; published: on the public page; withdrawn: gone, a tombstone stays
  state text not null check (state in ('asked', 'proposed', 'held', 'published', 'withdrawn')),
  facts jsonb not null, -- dates, codes, counts as they were when the copy was made; never words of people
  shown_name text, -- only with consent to publish with a name
  sound_file_id uuid, -- only with consent to publish the voice
  proposed_by uuid not null,
  proposed_at timestamptz not null,
  asker_id uuid, -- who goes and asks the person; null: the person is asked behind the code, or by the team
  published_on date,
  published_by uuid,
  seen_by_partner uuid, -- the resident partner who let it through; null: the page says nobody did
  withdrawn_on date,
  withdrawn_why text check (withdrawn_why in ('by-person', 'erased', 'by-team', 'held', 'replaced', 'term')),
  version integer not null, -- raised by every change, so that nobody overwrites unseen
  primary key (tenant_id, id),
  unique (tenant_id, public_id),
  foreign key (tenant_id, bead_id) references bead (tenant_id, id),
  foreign key (tenant_id, asker_id) references account (tenant_id, id),
  foreign key (tenant_id, sound_file_id) references file (tenant_id, id)
);
create unique index publication_of_bead on publication (tenant_id, bead_id) where state <> 'withdrawn';
create index publication_to_ask on publication (tenant_id, asker_id) where state = 'asked';
create index publication_by_approach on publication (tenant_id, approach_id, kind, state, id);
select build_tenant_wall('publication', 'select, insert, update');

-- The words of the copy, per part: 'words' (contribution, answer), 'heard' and 'said-by' (theme), 'change',
-- 'notice' and 'input' (goal), 'what' and 'why' (decision). Withdrawing erases them.
create table publication_text (
  tenant_id uuid not null,
  publication_id uuid not null,
  part text not null check (part in ('words', 'heard', 'said-by', 'change', 'notice', 'input', 'what', 'why')),
  text_id uuid not null,
  primary key (tenant_id, publication_id, part),
  foreign key (tenant_id, publication_id) references publication (tenant_id, id),
  foreign key (tenant_id, text_id) references text (tenant_id, id)
);
select build_tenant_wall('publication_text', 'select, insert, delete');

-- Photos that the person was asked for; shown only once they said yes.
create table publication_photo (
  tenant_id uuid not null,
  publication_id uuid not null,
  file_id uuid not null,
  is_allowed boolean not null default false,
  primary key (tenant_id, publication_id, file_id),
  foreign key (tenant_id, publication_id) references publication (tenant_id, id),
  foreign key (tenant_id, file_id) references file (tenant_id, id)
);
select build_tenant_wall('publication_photo', 'select, insert, update, delete');

-- What the person was asked, per use of this copy, and what they said. Asked apart, withdrawn apart.
create table publication_consent (
  tenant_id uuid not null,
  publication_id uuid not null,
  use text not null check (use in ('anonymous', 'name', 'voice', 'photo')),
  asked_at timestamptz not null,
  asked_by uuid not null,
  wording_version text,
  locale text,
  given_at timestamptz,
  refused_at timestamptz,
  withdrawn_at timestamptz,
  through text check (through in ('code', 'key-person', 'phone', 'e-mail', 'visit')),
  heard_by uuid, -- who heard the person say so; null with the code
  primary key (tenant_id, publication_id, use),
  foreign key (tenant_id, publication_id) references publication (tenant_id, id)
);
select build_tenant_wall('publication_consent', 'select, insert, update');

-- A resident partner holds a publication: it is off the public page from that moment.
create table publication_hold (
  tenant_id uuid not null,
  id uuid not null,
  publication_id uuid not null,
  held_by uuid not null,
  held_at timestamptz not null,
  reason_text_id uuid,
  lifted_by uuid,
  lifted_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, publication_id) references publication (tenant_id, id),
  foreign key (tenant_id, reason_text_id) references text (tenant_id, id),
  foreign key (tenant_id, held_by) references account (tenant_id, id)
);
create index publication_hold_of on publication_hold (tenant_id, publication_id);
select build_tenant_wall('publication_hold', 'select, insert, update');
