-- Answers that are written first, then checked, signed, brought; and levels above which one may contest.
alter table contribution drop constraint contribution_state_check;
alter table contribution add constraint contribution_state_check check (state in ('open', 'interim', 'checking',
  'written', 'answered', 'explain', 'reopened', 'set-aside-proposed', 'set-aside', 'withdrawn'));
alter table contribution add column level text not null default 'delivery' check (level in ('delivery', 'policy', 'board'));

-- Who checks which kind of answer of an approach before it goes out; nobody named: no check is asked.
create table answer_checker (
  tenant_id uuid not null,
  approach_id uuid not null,
  kind text not null check (kind in ('final', 'interim', 'explanation')),
  account_id uuid not null,
  primary key (tenant_id, approach_id, kind),
  foreign key (tenant_id, approach_id) references approach (tenant_id, id),
  foreign key (tenant_id, account_id) references account (tenant_id, id)
);
select build_tenant_wall('answer_checker', 'select, insert, update, delete');

alter table answer add column status text not null default 'checked'
  check (status in ('draft', 'to-check', 'returned', 'checked', 'dropped'));
alter table answer add column level text not null default 'delivery' check (level in ('delivery', 'policy', 'board'));
alter table answer add column decision_id uuid;
alter table answer add column checker_id uuid; -- whom it waits for
alter table answer add column checked_by uuid;
alter table answer add column checked_at timestamptz;
alter table answer add column remark_text_id uuid; -- why it came back
alter table answer add foreign key (tenant_id, decision_id) references decision (tenant_id, id);
create index answer_to_check on answer (tenant_id, checker_id) where status = 'to-check';
grant update (status, checker_id, checked_by, checked_at, remark_text_id, decision_id, promised_on) on answer to hoofdrol_app;

-- Resident partners who put their name under an answer.
create table answer_signature (
  tenant_id uuid not null,
  answer_id uuid not null,
  account_id uuid not null,
  signed_at timestamptz not null,
  primary key (tenant_id, answer_id, account_id),
  foreign key (tenant_id, answer_id) references answer (tenant_id, id),
  foreign key (tenant_id, account_id) references account (tenant_id, id)
);
select build_tenant_wall('answer_signature', 'select, insert, delete');

-- Who was asked to bring it.
alter table answer_delivery add column bringer_id uuid;
alter table answer_delivery add column bring_asked_at timestamptz;
create index answer_delivery_to_bring on answer_delivery (tenant_id, bringer_id) where delivered_on is null;
