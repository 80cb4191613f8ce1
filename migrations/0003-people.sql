create table account (
  tenant_id uuid not null,
  id uuid not null,
  name text not null,
  email text not null,
  role text not null check (role in ('administrator', 'coordinator', 'member', 'resident-partner')),
  organisation text,
  active boolean not null,
  created_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, email)
);
select build_tenant_wall('account', 'select, insert, update');

create table session (
  tenant_id uuid not null,
  token_hash bytea not null,
  account_id uuid not null,
  locale text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (tenant_id, token_hash),
  foreign key (tenant_id, account_id) references account (tenant_id, id)
);
select build_tenant_wall('session', 'select, insert, update, delete');

create table sign_in_link (
  tenant_id uuid not null,
  token_hash bytea not null,
  account_id uuid not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (tenant_id, token_hash),
  foreign key (tenant_id, account_id) references account (tenant_id, id)
);
select build_tenant_wall('sign_in_link', 'select, insert, update, delete');

-- { "tokenHash": hex, "now": timestamp } → the account that is signed in, or null
create function session_of_token(argument jsonb) returns jsonb language sql stable as $$
  select jsonb_build_object('id', a.id, 'name', a.name, 'email', a.email, 'role', a.role,
    'organisation', a.organisation, 'locale', s.locale)
  from session s join account a on a.tenant_id = s.tenant_id and a.id = s.account_id
  where s.tenant_id = current_setting('app.tenant')::uuid
    and s.token_hash = decode(argument ->> 'tokenHash', 'hex')
    and s.expires_at > (argument ->> 'now')::timestamptz
    and a.active
$$;

-- The name of who owns or wrote something: other migrations reach accounts only through this.
create function people_name(wanted uuid) returns text language sql stable as $$
  select a.name from account a
  where a.tenant_id = current_setting('app.tenant')::uuid and a.id = wanted
$$;
