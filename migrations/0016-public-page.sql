-- { "slug": text } → what tells whether kept public pages of an open approach are still true: its id and
-- version, and the newest seal of the workspace; or null when there is no such approach, or it has no
-- public page. Read at every request for a public page, so one statement.
create function public_page_state(argument jsonb) returns jsonb language sql stable as $$
  select jsonb_build_object('approachId', a.id, 'version', a.publication_version,
    'seal', (select coalesce(max(s.number), 0) from seal s where s.tenant_id = a.tenant_id))
  from approach a
  join approach_opening o on o.tenant_id = a.tenant_id and o.approach_id = a.id and o.closed_on is null
  where a.tenant_id = current_setting('app.tenant')::uuid and a.slug = argument ->> 'slug'
$$;
