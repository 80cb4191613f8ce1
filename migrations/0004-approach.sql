create table approach (
  tenant_id uuid not null,
  id uuid not null,
  slug text not null,
  title text not null,
  purpose text not null,
  coordinator_id uuid not null,
  answer_days integer not null,
  publication_version integer not null,
  created_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, slug)
);
select build_tenant_wall('approach', 'select, insert, update');
