-- Erasing for who lost the code, or never had one: proposed by one, done by a second person, so that
-- nobody erases what they do not like to answer. A refused proposal goes; its event stays.
create table erasure_proposal (
  tenant_id uuid not null,
  contribution_id uuid not null,
  reason text not null check (reason in ('code-lost', 'no-code', 'about-another', 'number', 'danger')),
  proposed_by uuid not null,
  proposed_at timestamptz not null,
  done_by uuid,
  done_at timestamptz,
  primary key (tenant_id, contribution_id),
  check (done_by is null or done_by <> proposed_by),
  foreign key (tenant_id, contribution_id) references contribution (tenant_id, id),
  foreign key (tenant_id, proposed_by) references account (tenant_id, id)
);
create index erasure_proposal_waiting on erasure_proposal (tenant_id, proposed_at) where done_at is null;
select build_tenant_wall('erasure_proposal', 'select, insert, update, delete');
