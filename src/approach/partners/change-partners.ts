import { allOrNothing } from '../../db/all-or-nothing.ts';
import type { Tx } from '../../db/database.ts';
import {
  allOrganisations,
  domainsHere,
  type Organisation,
  organisationKinds,
  organisationNamed,
  today,
} from '../../people/index.ts';
import { appendEvent } from '../../thread/events.ts';
import { raisePublicationVersion } from '../approach-store.ts';
import type { Recording } from '../recording.ts';
import { type PartnerFaults, partnerNameLimit, type TypedPartner } from './partner.ts';
import { joinApproach, leaveApproach } from './partner-store.ts';

export type AddPartnerResult = { ok: true } | { ok: false; faults: PartnerFaults };

async function tell(
  tx: Tx,
  { deps, workspace: { tenantId }, account, approach }: Recording,
  kind: 'partner-joined' | 'partner-left',
  organisationId: string,
): Promise<void> {
  await appendEvent(tx, deps, {
    kind,
    approachId: approach.id,
    subjectId: approach.id,
    actorRole: account.role,
    facts: { organisation: organisationId },
  });
  await raisePublicationVersion(tx, tenantId, approach.id);
}

async function organisationFor(
  tx: Tx,
  { deps, workspace: { tenantId } }: Recording,
  typed: TypedPartner,
): Promise<{ ok: true; organisation: Organisation } | { ok: false; faults: PartnerFaults }> {
  if (!typed.name) {
    const all = await allOrganisations(tx, tenantId);
    const organisation = all.find(({ id }) => id === typed.organisationId);
    if (!organisation) return { ok: false, faults: { organisationId: 'partner-missing' } };
    return { ok: true, organisation };
  }
  const faults: PartnerFaults = {};
  const kind = organisationKinds.find((one) => one === typed.kind) ?? null;
  const domains = await domainsHere(tx, tenantId);
  const domain = domains.find((one) => one === typed.domain) ?? null;
  if (typed.name.length > partnerNameLimit) faults.name = 'name-too-long';
  if (typed.kind && !kind) faults.kind = 'kind-unknown';
  if (typed.domain && !domain) faults.domain = 'domain-unknown';
  if (Object.keys(faults).length > 0) return { ok: false, faults };
  const about = { kind, domain };
  const organisation = await organisationNamed(tx, deps, tenantId, typed.name, about);
  return { ok: true, organisation };
}

/** Lets an organisation join, from today; a new one is added to the workspace first. */
export function addPartner(recording: Recording, typed: TypedPartner): Promise<AddPartnerResult> {
  const { deps, workspace, approach } = recording;
  const { tenantId } = workspace;
  return allOrNothing(deps.db, { tenantId }, async (tx): Promise<AddPartnerResult> => {
    const found = await organisationFor(tx, recording, typed);
    if (!found.ok) return found;
    const organisationId = found.organisation.id;
    const on = today(workspace, deps.clock.now());
    const joined = await joinApproach(tx, tenantId, {
      approachId: approach.id,
      organisationId,
      on,
    });
    // sent twice, or by two people: it takes part, and that is what was asked
    if (joined) await tell(tx, recording, 'partner-joined', organisationId);
    return { ok: true };
  });
}

/** Notes that an organisation left today; one that left before stays as it was. */
export function removePartner(recording: Recording, organisationId: string): Promise<void> {
  const { deps, workspace, approach } = recording;
  const { tenantId } = workspace;
  return deps.db.tx({ tenantId }, async (tx) => {
    const on = today(workspace, deps.clock.now());
    const left = await leaveApproach(tx, tenantId, { approachId: approach.id, organisationId, on });
    if (left) await tell(tx, recording, 'partner-left', organisationId);
  });
}
