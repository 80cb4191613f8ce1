import { beforeAll, describe, expect, it } from 'vitest';
import { type AppUnderTest, appUnderTest } from '../../app-under-test.ts';
import { sql } from '../../db/sql.ts';
import { onBothDatabases } from '../../db/test-database.ts';
import { addFile } from '../../thread/files/file-store.ts';
import { claimFormKey, contentHash } from '../../thread/form-keys.ts';
import { newId } from '../../thread/ids.ts';
import { answerUnderTest, messageUnderTest } from '../answers/answer-under-test.ts';
import { hearUnderTest, post, replyFields, unknownCode } from '../answers/hear-under-test.ts';

onBothDatabases('with a code', (open) => {
  let test: AppUnderTest;
  let people: ReturnType<typeof hearUnderTest>;
  beforeAll(async () => {
    test = await appUnderTest(open());
    people = hearUnderTest(test);
  }, 60_000);

  describe('taking a message back', () => {
    it('asks first, and tells what goes', async () => {
      const { message } = await people.answeredMessage();
      const page = await post(test.app, '/antwoord/nl-eenvoudig/terughalen', {
        code: message.code,
      });
      expect(page.status).toBe(200);
      expect(page.words).toContain('Wilt u uw bericht terughalen?');
      expect((await people.contributionOf(message)).state).toBe('answered');
    });

    it('delivers no answer that was not read', async () => {
      const message = await messageUnderTest(test);
      await answerUnderTest(test, message);
      await post(test.app, '/antwoord/nl-eenvoudig/terughalen', { code: message.code });
      await people.takeBack(message.code);
      expect(await people.eventsOf(message)).toEqual(['erased', 'withdrawn']);
    });

    it('erases words, sound, photos, contact, background and the words beside replies', async () => {
      const message = await messageUnderTest(test, { form: 'sound' });
      await answerUnderTest(test, message);
      const fields = replyFields((await people.ask(message.code)).html);
      await people.send({ ...fields, reactie: 'disagree', woorden: 'Geheim woord' });

      const page = await people.takeBack(message.code);
      expect(page.status).toBe(200);
      expect(page.words).toContain('U heeft dit bericht teruggehaald');
      expect(page.response.headers.get('clear-site-data')).toBe('"cache"');

      const texts = await people.rows(
        sql`select 1 from text_version where text_id in (select text_id from contribution
            where id = ${message.id} union select reply_text_id from answer_delivery
            where contribution_id = ${message.id})
          and (body is not null or sound_file_id is not null or salt is not null)`,
      );
      expect(texts).toEqual([]);
      const files = sql`select 1 from file where id in (${message.photoId}, ${message.soundId})`;
      expect(await people.rows(files)).toEqual([]);
      for (const table of ['contact', 'contribution_background', 'contribution_photo']) {
        const left = sql`select 1 from ${sql.table(table)} where contribution_id = ${message.id}`;
        expect(await people.rows(left)).toEqual([]);
      }
      const consents = await people.rows(
        sql`select withdrawn_at as "withdrawnAt" from consent where contribution_id = ${message.id}`,
      );
      expect(consents).toEqual([{ withdrawnAt: test.clock.now() }]);
      expect((await people.contributionOf(message)).state).toBe('withdrawn');
      expect(await people.eventsOf(message)).toEqual([
        'answer-delivered',
        'answer-replied',
        'erased',
        'withdrawn',
      ]);
    });

    it('leaves the answer where it is, and shows it no more', async () => {
      const { message, fields } = await people.answeredMessage();
      await people.takeBack(message.code);
      const page = await people.ask(message.code);
      expect(page.words).toContain('U heeft dit bericht teruggehaald');
      expect(page.words).not.toContain('speeltuin');
      const late = await people.send({
        ...fields,
        reactie: 'understood',
        woorden: 'Toch nog iets',
      });
      expect(late.status).toBe(422);
      expect(late.words).toContain('Toch nog iets');
      expect(await people.saidOf(message)).toEqual([{ reply: null, body: null, through: null }]);
    });

    it('leaves no hash from which short words could be guessed, and the form stays used', async () => {
      const message = await messageUnderTest(test, { body: 'Nee.' });
      const hash = contentHash(message.formKey, 'Nee.');
      const claimAgain = () =>
        test.deps.db.tx({ tenantId: test.workspace.tenantId }, (tx) =>
          claimFormKey(tx, test.deps, {
            keyMac: message.keyMac,
            contentHash: hash,
            subjectId: null,
          }),
        );
      expect(await claimAgain()).toEqual({ outcome: 'same', subjectId: message.id });
      await people.takeBack(message.code);
      expect(await claimAgain()).toEqual({ outcome: 'other', subjectId: message.id });
    });

    it('erases files that still wait under its form', async () => {
      const message = await messageUnderTest(test);
      const file = {
        kind: 'sound',
        mediaType: 'audio/mp4',
        bytes: Buffer.from('nog eens'),
      } as const;
      const waiting = { ...file, seconds: null, playable: true, pendingMac: message.keyMac };
      const { tenantId } = test.workspace;
      const fileId = await test.deps.db.tx({ tenantId }, (tx) =>
        addFile(tx, test.deps, tenantId, waiting),
      );
      await people.takeBack(message.code);
      expect(await people.rows(sql`select 1 from file where id = ${fileId}`)).toEqual([]);
    });

    it('erases what a note said beside the words', async () => {
      const message = await messageUnderTest(test);
      const { tenantId } = test.workspace;
      const importId = newId(test.deps);
      await people.rows(sql`insert into note_import (tenant_id, id, approach_id, file_name, file_mac,
          reading, owner_id, due_on, good_count, bad_count, imported_at)
        values (${tenantId}, ${importId}, ${message.approachId}, 'avond.csv', '\\x00'::bytea, '{}',
          ${test.people.nurse.id}, '2026-12-01', 1, 0, ${test.clock.now()})`);
      await people.rows(sql`insert into note (tenant_id, approach_id, row_hash, occurrence,
          contribution_id, import_id, row_number, noted_on, meeting, theme, noted_by)
        values (${tenantId}, ${message.approachId}, '\\x01'::bytea, 1, ${message.id}, ${importId}, 2,
          '2026-11-20', 'Avond bij Amira', 'Spelen', 'Buurman Bo')`);
      await people.takeBack(message.code);
      const left = sql`select row_number as "rowNumber", noted_on as "notedOn", meeting, theme,
        noted_by as "notedBy" from note where contribution_id = ${message.id}`;
      expect(await people.rows(left)).toEqual([
        { rowNumber: 2, notedOn: null, meeting: null, theme: null, notedBy: null },
      ]);
    });

    it('twice is the same as once', async () => {
      const message = await messageUnderTest(test);
      const pages = await Promise.all([
        people.takeBack(message.code),
        people.takeBack(message.code),
      ]);
      await people.takeBack(message.code);
      expect(pages.map(({ status }) => status)).toEqual([200, 200]);
      expect(await people.eventsOf(message)).toEqual(['erased', 'withdrawn']);
    });

    it('takes one message and no other', async () => {
      const [mine, theirs] = [await messageUnderTest(test), await messageUnderTest(test)];
      await people.takeBack(mine.code);
      expect((await people.contributionOf(theirs)).state).toBe('open');
      const [contact] = await people.rows(
        sql`select name from contact where contribution_id = ${theirs.id}`,
      );
      expect(contact).toEqual({ name: 'Amira' });
    });

    it('needs the code', async () => {
      expect((await people.takeBack(unknownCode)).status).toBe(422);
      expect((await people.takeBack('')).status).toBe(422);
    });
  });
});
