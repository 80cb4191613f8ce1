-- Organisations, roles, levels; signing in by mail, provider and second factor; handing over.
create table organisation (
  tenant_id uuid not null,
  id uuid not null,
  name text not null,
  kind text check (kind in ('government', 'business', 'civil-society', 'knowledge', 'fund', 'residents')),
  domain text, -- one that we know, or a name of the workspace's own (workspace.own_domains)
  created_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, name)
);
select build_tenant_wall('organisation', 'select, insert, update');

alter table workspace add column own_domains text[] not null default '{}';
alter table workspace add column demo_days_ahead integer not null default 0;

alter table account drop constraint account_role_check;
alter table account add constraint account_role_check check (role in ('administrator', 'coordinator',
  'member', 'resident-partner', 'key-person', 'researcher'));
alter table account add column organisation_id uuid;
alter table account add column level text check (level in ('delivery', 'policy', 'board'));
alter table account add column left_on date;
alter table account add column invited_at timestamptz;
alter table account add column digest text not null default 'weekly' check (digest in ('never', 'daily', 'weekly'));
alter table account add column digest_weekday smallint not null default 1 check (digest_weekday between 1 and 7);
alter table account add column digest_sent_on date;

-- what accounts said of their organisation becomes a row that several of them share
alter table organisation no force row level security;
alter table account no force row level security;
insert into organisation (tenant_id, id, name, created_at)
  select tenant_id, gen_random_uuid(), organisation, min(created_at) from account
  where organisation is not null and organisation <> '' group by tenant_id, organisation;
update account a set organisation_id = o.id from organisation o
  where o.tenant_id = a.tenant_id and o.name = a.organisation;
alter table organisation force row level security;
alter table account force row level security;
alter table account drop column organisation;
alter table account add foreign key (tenant_id, organisation_id) references organisation (tenant_id, id);

-- by which somebody ends a session without knowing its token
alter table session add column id uuid not null default gen_random_uuid();
alter table session add column how text not null default 'link' check (how in ('link', 'provider', 'demo'));
alter table session add column seen_on date;
alter table session add column second_factor_at timestamptz;
alter table session add unique (tenant_id, id);
create index session_of_account on session (tenant_id, account_id);
alter table account add column locale text; -- in which letters are written; null: nobody asked yet
alter table account add column signed_in_on date; -- the last day; null: never yet
-- of its own where it differs from the installation's
alter table workspace add column mail_from text;
alter table workspace add column mail_reply_to text;

-- A second factor (RFC 6238): the secret is sealed with the installation's own.
create table second_factor (
  tenant_id uuid not null,
  account_id uuid not null,
  sealed_secret bytea not null,
  confirmed_at timestamptz, -- null while somebody is setting it up
  last_counter bigint not null, -- a code works once
  wrong_count integer not null,
  wrong_at timestamptz,
  primary key (tenant_id, account_id),
  foreign key (tenant_id, account_id) references account (tenant_id, id)
);
select build_tenant_wall('second_factor', 'select, insert, update, delete');

create table recovery_code (
  tenant_id uuid not null,
  account_id uuid not null,
  code_mac bytea not null,
  used_at timestamptz,
  primary key (tenant_id, account_id, code_mac),
  foreign key (tenant_id, account_id) references account (tenant_id, id)
);
select build_tenant_wall('recovery_code', 'select, insert, update, delete');

-- With which identity provider (OpenID Connect) people of a workspace may sign in.
create table identity_provider (
  tenant_id uuid primary key,
  issuer text not null,
  name text not null,
  client_id text not null,
  sealed_secret bytea not null,
  changed_at timestamptz not null
);
select build_tenant_wall('identity_provider', 'select, insert, update, delete');

-- Who somebody is at a provider, once they signed in with it.
create table account_identity (
  tenant_id uuid not null,
  issuer text not null,
  subject text not null,
  account_id uuid not null,
  linked_at timestamptz not null,
  primary key (tenant_id, issuer, subject),
  foreign key (tenant_id, account_id) references account (tenant_id, id)
);
select build_tenant_wall('account_identity', 'select, insert, delete');

-- Who does somebody's checking while they are away.
create table delegation (
  tenant_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  to_account_id uuid not null,
  from_on date not null,
  until_on date not null,
  made_by uuid not null,
  created_at timestamptz not null,
  primary key (tenant_id, id),
  check (account_id <> to_account_id and from_on <= until_on),
  foreign key (tenant_id, account_id) references account (tenant_id, id),
  foreign key (tenant_id, to_account_id) references account (tenant_id, id)
);
create index delegation_of_account on delegation (tenant_id, account_id);
create index delegation_to_account on delegation (tenant_id, to_account_id);
select build_tenant_wall('delegation', 'select, insert, update, delete');

-- what one person read, newest first
create index read_entry_of_reader on read_entry (tenant_id, account_id, id);
-- what waits to be written out, by who does it
create index contribution_to_write_out on contribution (tenant_id, write_out_owner_id)
  where write_out_owner_id is not null and written_out_at is null;

-- Letters that wait for the mail server: ids only; the words are made when one is sent.
create table letter (
  tenant_id uuid not null,
  id uuid not null,
  kind text not null,
  to_account_id uuid not null,
  subject_id uuid,
  created_at timestamptz not null,
  try_at timestamptz not null,
  tries integer not null,
  problem text, -- what the mail server said last: a code, never an address
  sent_at timestamptz,
  given_up_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, to_account_id) references account (tenant_id, id)
);
create index letter_waiting on letter (tenant_id, try_at) where sent_at is null and given_up_at is null;
create index letter_of_account on letter (tenant_id, to_account_id, created_at);
select build_tenant_wall('letter', 'select, insert, update, delete');

-- { "tokenHash": hex, "now": timestamp } → the account that is signed in, or null. 'secondFactor':
-- 'none' (not set up), 'pending' (set up, not given in this session) or 'given'.
create or replace function session_of_token(argument jsonb) returns jsonb language sql stable as $$
  select jsonb_build_object('id', a.id, 'name', a.name, 'email', a.email, 'role', a.role,
    'organisation', o.name, 'organisationId', a.organisation_id, 'level', a.level, 'locale', s.locale,
    'sessionId', s.id, 'seenOn', s.seen_on,
    'secondFactor', case when f.account_id is null then 'none'
      when s.second_factor_at is null then 'pending' else 'given' end)
  from session s join account a on a.tenant_id = s.tenant_id and a.id = s.account_id
  left join organisation o on o.tenant_id = a.tenant_id and o.id = a.organisation_id
  left join second_factor f on f.tenant_id = a.tenant_id and f.account_id = a.id and f.confirmed_at is not null
  where s.tenant_id = current_setting('app.tenant')::uuid
    and s.token_hash = decode(argument ->> 'tokenHash', 'hex')
    and s.expires_at > (argument ->> 'now')::timestamptz
    and a.active
$$;
