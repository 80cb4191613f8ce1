-- Indexes for the pages that people open most: few rows, found without reading the many.

-- Deze week: answers that somebody checks or mends
create index answer_being_checked on answer (tenant_id, id) where status in ('to-check', 'returned');
-- Deze week: what a colleague wants to set aside
create index set_aside_proposed on set_aside (tenant_id, contribution_id) where confirmed_at is null;
-- the inbox: messages by sound that nobody wrote out yet
create index contribution_not_written_out on contribution (tenant_id, state)
  where form = 'sound' and written_out_at is null;
