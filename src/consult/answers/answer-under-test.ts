import type { AppUnderTest } from '../../app-under-test.ts';
import { sql } from '../../db/sql.ts';
import { addBead } from '../../thread/beads.ts';
import { addFile } from '../../thread/files/file-store.ts';
import { claimFormKey, contentHash, formKeyMac, newFormKey } from '../../thread/form-keys.ts';
import { newId } from '../../thread/ids.ts';
import { addText } from '../../thread/texts.ts';
import { addDays, dayIn } from '../../web/calendar.ts';
import { codeMac, codeOfFormKey } from '../contributions/contribution-code.ts';
import type { AnswerKind, AnswerState } from './answer.ts';

type Test = Pick<AppUnderTest, 'deps' | 'workspace' | 'people' | 'clock'>;

/** A message that a resident sent in a test, straight into the tables. */
export interface MessageUnderTest {
  readonly id: string;
  readonly approachId: string;
  readonly code: string;
  readonly formKey: string;
  readonly keyMac: string;
  readonly textId: string;
  readonly photoId: string;
  readonly soundId: string | null;
}

/** Sends a message with a photo and a phone number; due in 21 days, for the nurse to answer. */
export async function messageUnderTest(
  test: Test,
  wanted: { form?: 'typed' | 'sound'; state?: AnswerState; body?: string } = {},
): Promise<MessageUnderTest> {
  const { deps, workspace, people, clock } = test;
  const { tenantId } = workspace;
  const [id, approachId, textId] = [newId(deps), newId(deps), newId(deps)];
  const now = clock.now();
  const formKey = newFormKey(deps.random);
  const code = codeOfFormKey(formKey);
  const keyMac = formKeyMac(deps.secret, formKey);
  const { form = 'typed', state = 'open', body = 'De speeltuin is kapot.' } = wanted;
  return deps.db.tx({ tenantId }, async (tx) => {
    await tx.run(sql`insert into approach (tenant_id, id, slug, title, purpose, coordinator_id,
        answer_days, publication_version, created_at)
      values (${tenantId}, ${approachId}, ${`aanpak-${approachId}`}, 'Gezond opgroeien', 'Samen',
        ${people.coordinator.id}, 21, 1, ${now})`);
    const file = { bytes: Buffer.from('bytes'), seconds: null, playable: true, pendingMac: null };
    const photo = { ...file, kind: 'photo', mediaType: 'image/jpeg' } as const;
    const sound = { ...file, kind: 'sound', mediaType: 'audio/mp4' } as const;
    const photoId = await addFile(tx, deps, tenantId, photo);
    const soundId = form === 'sound' ? await addFile(tx, deps, tenantId, sound) : null;
    await claimFormKey(tx, deps, {
      keyMac,
      contentHash: contentHash(formKey, body),
      subjectId: id,
    });
    await addBead(tx, deps, { id, approachId, kind: 'contribution' });
    const words = { textId, version: 1, locale: 'nl-eenvoudig', body, sound: soundId } as const;
    await addText(tx, deps, { ...words, status: 'written' });
    await tx.run(sql`insert into contribution (tenant_id, id, approach_id, link_id, origin, form,
        locale, text_id, sound_file_id, state, owner_id, due_on, interim_count, reopened_count,
        code_mac, key_mac, is_late, received_at)
      values (${tenantId}, ${id}, ${approachId}, null, 'resident', ${form}, 'nl-eenvoudig',
        ${textId}, ${soundId}, ${state}, ${people.nurse.id},
        ${addDays(dayIn(workspace.zone, now), 21)}, 0, 0,
        decode(${codeMac(deps.secret, code)}, 'hex'), decode(${keyMac}, 'hex'), false, ${now})`);
    await tx.batch([
      sql`insert into contribution_photo (tenant_id, contribution_id, file_id)
        values (${tenantId}, ${id}, ${photoId})`,
      sql`insert into contact (tenant_id, contribution_id, name, phone, reach)
        values (${tenantId}, ${id}, 'Amira', '000-555 01 62', 'phone')`,
      sql`insert into contribution_background (tenant_id, contribution_id, age_band)
        values (${tenantId}, ${id}, '25-44')`,
      sql`insert into consent (tenant_id, contribution_id, use, wording_version, locale, given_at)
        values (${tenantId}, ${id}, 'team-reads', '1', 'nl-eenvoudig', ${now})`,
    ]);
    return { id, approachId, code, formKey, keyMac, textId, photoId, soundId };
  });
}

/** Writes an answer to a message, not yet delivered; gives its id and that of its sound. */
export async function answerUnderTest(
  test: Test,
  message: MessageUnderTest,
  wanted: {
    kind?: AnswerKind;
    words?: Readonly<Record<string, string>>;
    withSound?: boolean;
    promisedOn?: string;
    writtenBy?: string;
  } = {},
): Promise<{ answerId: string; soundId: string | null }> {
  const { deps, workspace, people, clock } = test;
  const { tenantId } = workspace;
  const { kind = 'final', words = { 'nl-eenvoudig': 'De gemeente maakt de speeltuin in mei.' } } =
    wanted;
  const [answerId, textId] = [newId(deps), newId(deps)];
  const now = clock.now();
  return deps.db.tx({ tenantId }, async (tx) => {
    const bytes = Buffer.from('spoken answer');
    const sound = { kind: 'sound', mediaType: 'audio/mp4', bytes, seconds: 3 } as const;
    const soundId = wanted.withSound
      ? await addFile(tx, deps, tenantId, { ...sound, playable: true, pendingMac: null })
      : null;
    await addBead(tx, deps, { id: answerId, approachId: message.approachId, kind: 'answer' });
    let version = 0;
    for (const [locale, body] of Object.entries(words)) {
      version += 1;
      const text = { textId, version, locale, body, sound: soundId, status: 'written' } as const;
      await addText(tx, deps, text);
    }
    await tx.batch([
      sql`insert into answer (tenant_id, id, approach_id, kind, text_id, promised_on, written_by,
          written_at)
        values (${tenantId}, ${answerId}, ${message.approachId}, ${kind}, ${textId},
          ${wanted.promisedOn ?? null}, ${wanted.writtenBy ?? people.nurse.id}, ${now})`,
      sql`insert into answer_delivery (tenant_id, answer_id, contribution_id)
        values (${tenantId}, ${answerId}, ${message.id})`,
      sql`update contribution set state = ${kind === 'interim' ? 'interim' : 'written'},
          due_on = coalesce(${wanted.promisedOn ?? null}::date, due_on)
        where tenant_id = ${tenantId} and id = ${message.id}`,
    ]);
    return { answerId, soundId };
  });
}
