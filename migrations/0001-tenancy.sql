-- Two roles take every transaction: hoofdrol_app sees one workspace, hoofdrol_installation sees all.
do $$
begin
  create role hoofdrol_app nologin;
exception when duplicate_object or unique_violation then null;
end $$;
do $$
begin
  create role hoofdrol_installation nologin;
exception when duplicate_object or unique_violation then null;
end $$;

-- Puts the wall of row-level security around a table, and grants what rooms may do with it.
create function build_tenant_wall(wall regclass, privileges text) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', wall);
  execute format('alter table %s force row level security', wall);
  execute format(
    'create policy one_workspace on %s to hoofdrol_app
       using (tenant_id = (select current_setting(''app.tenant''))::uuid)
       with check (tenant_id = (select current_setting(''app.tenant''))::uuid)', wall);
  execute format('create policy all_workspaces on %s to hoofdrol_installation using (true) with check (true)', wall);
  execute format('grant %s on %s to hoofdrol_app', privileges, wall);
  execute format('grant select, insert, update, delete on %s to hoofdrol_installation', wall);
end $$;

-- Global: which workspace answers at which host. The only table without a tenant besides the ledger.
create table workspace_host (
  host text primary key,
  tenant_id uuid not null
);
grant select, insert, update, delete on workspace_host to hoofdrol_installation;
do $$
begin
  if to_regclass('schema_migration') is not null then
    grant select on schema_migration to hoofdrol_installation, hoofdrol_app;
  end if;
end $$;

create table workspace (
  tenant_id uuid primary key,
  slug text not null,
  name text not null,
  zone text not null,
  locales text[] not null,
  base_url text,
  is_demo boolean not null,
  created_at timestamptz not null
);
select build_tenant_wall('workspace', 'select, update');
