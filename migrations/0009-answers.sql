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
alter table answer add column checker_id uuid; -- whom it waits for, or who was asked; null: no check was asked
alter table answer add column checked_by uuid;
alter table answer add column checked_at timestamptz;
alter table answer add column remark_text_id uuid; -- why it came back
alter table answer add foreign key (tenant_id, decision_id) references decision (tenant_id, id);
alter table answer add foreign key (tenant_id, remark_text_id) references text (tenant_id, id);
create index answer_to_check on answer (tenant_id, checker_id) where status = 'to-check';
create index answer_in_preparation on answer (tenant_id, written_by) where status in ('draft', 'returned');
-- who writes on is the writer from then on: a draft is taken on, a returned answer mended
grant update (status, level, checker_id, checked_by, checked_at, remark_text_id, decision_id, promised_on,
  written_by, written_at) on answer to hoofdrol_app;

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

-- Where the contribution stood before the answer was sent: it goes back there when the answer does.
alter table answer_delivery add column state_before text;
alter table answer_delivery add column due_before date;
-- Who was asked to bring it.
alter table answer_delivery add column bringer_id uuid;
alter table answer_delivery add column bring_asked_at timestamptz;
-- Who gave it back, and why. No words: a reason from a list.
alter table answer_delivery add column returned_by uuid;
alter table answer_delivery add column returned_at timestamptz;
alter table answer_delivery add column returned_reason text
  check (returned_reason in ('not-found', 'not-reached', 'not-wanted', 'no-time'));
create index answer_delivery_to_bring on answer_delivery (tenant_id, bringer_id) where delivered_on is null;
create index answer_delivery_brought on answer_delivery (tenant_id, delivered_by, delivered_on);
create index answer_delivery_returned on answer_delivery (tenant_id, contribution_id)
  where returned_at is not null and delivered_on is null;
-- a draft may be meant for fewer people than at first; what was sent is never deleted
grant delete on answer_delivery to hoofdrol_app;

-- { "codeMac": hex, "locale": of the page } → what the person who holds the code may see, newest answer
-- first, with the page's sentences that were read aloud; or null. Answers that are still being written or
-- checked are not in it. While setting aside is only proposed, or an answer is being checked, the person
-- sees where the message stood before.
create or replace function contribution_of_code(argument jsonb) returns jsonb language sql stable as $$
  select jsonb_build_object('id', c.id, 'approachId', c.approach_id, 'locale', c.locale, 'form', c.form,
    'state', c.state,
    'stateBefore', case when c.state in ('set-aside-proposed', 'set-aside') and s.state_before <> 'checking'
      then s.state_before
      else (select d.state_before from answer_delivery d join answer a on a.tenant_id = d.tenant_id
          and a.id = d.answer_id and a.status = 'to-check'
        where d.tenant_id = c.tenant_id and d.contribution_id = c.id limit 1) end,
    'setAsideReason', case when s.confirmed_at is not null then s.reason end,
    'receivedAt', c.received_at, 'dueOn', c.due_on, 'reopenedCount', c.reopened_count,
    'ownerName', people_name(c.owner_id),
    'spoken', spoken_sentences(argument ->> 'locale', 'hear.'),
    'answers', case when c.state in ('withdrawn', 'set-aside') then '[]'::jsonb else
      (select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'kind', a.kind,
          'text', thread_text(a.text_id), 'promisedOn', a.promised_on, 'writtenAt', a.written_at,
          'writerName', people_name(a.written_by), 'deliveredHow', d.delivered_how,
          'deliveredOn', d.delivered_on, 'reply', d.reply,
          'signers', (select coalesce(jsonb_agg(people_name(g.account_id) order by g.signed_at), '[]'::jsonb)
            from answer_signature g where g.tenant_id = a.tenant_id and g.answer_id = a.id)
          ) order by a.id desc), '[]'::jsonb)
        from answer_delivery d join answer a on a.tenant_id = d.tenant_id and a.id = d.answer_id
        where d.tenant_id = c.tenant_id and d.contribution_id = c.id and a.status = 'checked') end)
  from contribution c
  left join set_aside s on s.tenant_id = c.tenant_id and s.contribution_id = c.id
    and c.state in ('set-aside-proposed', 'set-aside')
  where c.tenant_id = current_setting('app.tenant')::uuid and c.code_mac = decode(argument ->> 'codeMac', 'hex')
$$;
