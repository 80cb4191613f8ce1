-- What a workspace says of its own site: how accessible it is, and where to tell of a leak. The program
-- claims none of it by itself: without a row the pages say that it was not examined.
create table public_statement (
  tenant_id uuid primary key,
  accessibility text check (accessibility in ('full', 'partial', 'measures', 'none')),
  examined_on date, -- when an independent examination was done
  examined_by text,
  report_url text,
  known_problems text,
  contact text, -- where to tell what does not work: an e-mail address or a telephone number
  signed_by text, -- name and function of who stands for the statement
  stated_on date,
  security_contact text, -- mailto: or https:
  version integer not null,
  changed_by uuid not null,
  changed_at timestamptz not null,
  foreign key (tenant_id, changed_by) references account (tenant_id, id)
);
select build_tenant_wall('public_statement', 'select, insert, update');
