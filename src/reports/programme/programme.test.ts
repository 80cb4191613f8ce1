import { expect, it } from 'vitest';
import { browserUnderTest } from '../../browser-under-test.ts';
import { teamUnderTest } from '../../consult/contributions/inbox-under-test.ts';
import { sql } from '../../db/sql.ts';
import { onBothDatabases } from '../../db/test-database.ts';
import { openUnderTest, publishUnderTest } from '../record/published-under-test.ts';
import { copyShared } from './copy-shared.ts';

onBothDatabases('a programme', (open) => {
  /** A neighbourhood with one published message, and a programme in the same installation. */
  const houses = async (seed: string) => {
    const district = await teamUnderTest(open(), `${seed}wijk`);
    const programme = await teamUnderTest(open(), `${seed}prog`);
    const { approachId } = district;
    await openUnderTest(district, approachId);
    const { id: beadId } = await district.say({ words: 'Het is glad bij Ali in de Dorpsstraat.' });
    const words = { words: 'Het is hier glad.' };
    await publishUnderTest(district, { approachId, beadId, kind: 'contribution', words });
    await district.say({ words: 'Dit hoort niemand anders te lezen.' });
    const nadia = await browserUnderTest(district, 'coordinator', `${seed}wijk`);
    const reader = await browserUnderTest(programme, 'coordinator', `${seed}prog`);
    const path = '/aanpak/aanpak-demo/programma';
    const share = async (name: string, does = 'share') =>
      nadia.post(path, { formKey: await nadia.formKey(path), programme: name, does });
    // every workspace of the tests has the same short name
    const named = { ...programme.workspace, slug: 'programma' };
    const copy = () => copyShared(district.deps, [district.workspace, named]);
    const copyHeld = async () => {
      const [row] = await programme.rows(
        sql<{ record: string | null }>`select record::text from shared_approach
          where tenant_id = ${programme.workspace.tenantId}`,
      );
      return row?.record ?? null;
    };
    const raise = () =>
      district.rows(sql`update approach set publication_version = publication_version + 1
        where tenant_id = ${district.workspace.tenantId} and id = ${approachId}`);
    return { district, programme, nadia, reader, path, share, copy, copyHeld, raise };
  };

  it('sees what was published, nothing else, and no id of who shares', async () => {
    const { nadia, reader, path, share, copy, copyHeld } = await houses('see');
    expect(await reader.read('/programma')).toContain('nog niets met deze werkruimte gedeeld');
    expect((await share('programma')).status).toBe(303);
    expect(await nadia.read(path)).toContain('wordt gekopieerd');
    expect(await copy()).toBe(1);
    expect(await copy()).toBe(0);
    expect(await nadia.read(path)).toContain('gedeeld');
    const held = await copyHeld();
    expect(held).toContain('Het is hier glad.');
    expect(held).not.toContain('Ali');
    expect(held).not.toContain('niemand anders');
    expect(held).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-7/);
    const page = await reader.read('/programma');
    const one = /href="(\/programma\/[0-9a-f-]+)"/.exec(page)?.[1] ?? '';
    expect(await reader.read(one)).toContain('/openbaar/aanpak-demo');
  });

  it('loses what is taken back, and everything when sharing stops; that it was there stays', async () => {
    const { district, reader, share, copy, copyHeld, raise } = await houses('lose');
    await share('programma');
    await copy();
    await district.rows(sql`update publication set state = 'withdrawn', withdrawn_on = '2026-11-21',
      withdrawn_why = 'by-person' where tenant_id = ${district.workspace.tenantId}`);
    await raise();
    expect(await copy()).toBe(1);
    const held = await copyHeld();
    expect(held).not.toContain('Het is hier glad.');
    expect(held).toContain('"kind": "contribution"');

    expect((await share('programma', 'stop')).status).toBe(303);
    expect(await copy()).toBe(1);
    expect(await copyHeld()).toBeNull();
    expect(await reader.read('/programma')).toContain('Niet meer gedeeld');
    expect((await share('programma')).status).toBe(303);
    expect(await copy()).toBe(1);
    expect(await copyHeld()).not.toBeNull();
  });

  it('is emptied when the approach closes its public page', async () => {
    const { district, share, copy, copyHeld, raise } = await houses('close');
    await share('programma');
    await copy();
    await district.rows(sql`update approach_opening set closed_on = '2026-11-21'
      where tenant_id = ${district.workspace.tenantId}`);
    await raise();
    await copy();
    expect(await copyHeld()).toBeNull();
  });

  it('that nobody knows is said so, and what is no name is refused with what was typed', async () => {
    const { district, nadia, path, share, copy } = await houses('wrong');
    expect((await share('geen-programma')).status).toBe(303);
    await copy();
    expect(await nadia.read(path)).toContain('onbekende naam');
    for (const [name, words] of [
      ['', 'Vul de korte naam'],
      ['Twee woorden', 'Zo kan een korte naam niet zijn'],
      [district.workspace.slug, 'Dit is uw eigen werkruimte'],
    ] as const) {
      const refused = await share(name);
      expect(refused.status).toBe(422);
      expect(await refused.text()).toContain(words);
    }
  });
});
