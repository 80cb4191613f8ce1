import { expect, it } from 'vitest';
import { sql } from '../../db/sql.ts';
import { onBothDatabases } from '../../db/test-database.ts';
import { formOf } from '../contributions/inbox-under-test.ts';
import { takeBack } from '../contributions/take-back.ts';
import { heard, themesUnderTest } from './themes-under-test.ts';

onBothDatabases('bedoelde u dit?', (open, kind) => {
  const house = (seed: string) => themesUnderTest(open(), `${seed}-${kind}`);

  it('is asked with the code, once the team asks, and never with an id on the page', async () => {
    const team = await house('asks');
    const [one, other] = [
      await team.say({ words: 'Te druk.' }),
      await team.say({ words: 'Auto’s.' }),
    ];
    const elsewhere = await team.say({ words: 'De lift is stuk.' });
    const id = await team.sort([one.id, other.id], 'Buiten spelen');
    await team.word(id);
    expect((await team.hear(one.code)).html).not.toContain('Bedoelde u dit?');
    await team.ask(id);
    const page = await team.hear(one.code);
    for (const words of ['Bedoelde u dit?', 'U en anderen zeiden:', heard, 'Ja, dat bedoel ik']) {
      expect(page.html).toContain(words);
    }
    expect(page.html).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}/);
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect((await team.hear(elsewhere.code)).html).not.toContain('Bedoelde u dit?');
  });

  it('keeps yes or not quite with the words, thanks, and lets people change their mind', async () => {
    const team = await house('keeps');
    const { id, code } = await team.say({ words: 'Te druk.' });
    const theme = await team.asked([id]);
    const no = await team.mean(code, 'wrong', 'Het gaat om de stoep.');
    expect(no.status).toBe(200);
    expect(no.html).toContain('Wij kijken nog een keer naar deze zin.');
    expect(no.html).toContain('U zei: Nee, niet helemaal.');
    expect(no.headers.get('clear-site-data')).toBe('"cache"');
    const disputed = await team.nurse.open(team.pathOf(theme));
    expect(disputed.html).toContain('Klopt niet volgens bewoners');
    expect(disputed.html).toContain('Het gaat om de stoep.');
    const yes = await team.mean(code, 'right');
    expect(yes.html).toContain('Dan hebben wij u goed begrepen.');
    expect((await team.nurse.open(team.pathOf(theme))).html).toContain('Klopt volgens bewoners');
  });

  it('says it once when the form is sent twice; another word with the same form is refused', async () => {
    const team = await house('twice');
    const { id, code } = await team.say({ words: 'Te druk.' });
    await team.asked([id]);
    const action = '/antwoord/nl-eenvoudig/bedoeld';
    const form = formOf((await team.hear(code)).html, action);
    const send = (bedoeld: string) => team.nurse.send(action, { ...form, bedoeld });
    expect((await send('right')).status).toBe(200);
    expect((await send('right')).status).toBe(200);
    const other = await send('wrong');
    expect(other.status).toBe(422);
    expect(other.html).toContain('U zei al iets over deze zin.');
    expect(await team.rows(sql`select 1 from theme_check`)).toHaveLength(1);
  });

  it('comes back with what was typed when nothing was chosen, or the sentence has changed', async () => {
    const team = await house('back');
    const { id, code } = await team.say({ words: 'Te druk.' });
    const theme = await team.asked([id]);
    const words = 'Het gaat om de stoep.';
    const nothing = await team.mean(code, '', words);
    expect(nothing.status).toBe(422);
    expect(nothing.html).toContain('Kies eerst ja of nee.');
    expect(nothing.html).toContain(words);
    expect(nothing.html).toContain('(1 fout)');

    const action = '/antwoord/nl-eenvoudig/bedoeld';
    const stale = formOf((await team.hear(code)).html, action);
    await team.word(theme, { heard: 'Auto’s rijden te hard.' });
    const field = Object.keys(stale).find((name) => name.startsWith('woorden')) ?? '';
    const late = await team.nurse.send(action, { ...stale, bedoeld: 'right', [field]: words });
    expect(late.status).toBe(422);
    expect(late.html).toContain('Wij hebben de zin veranderd.');
    expect(late.html).toContain('Auto’s rijden te hard.');
    expect(late.html).toContain(words);
  });

  it('is asked in Arabic from right to left, with a sentence in Dutch where there is no other', async () => {
    const team = await house('arabic');
    const { id, code } = await team.say({ words: 'الشارع مزدحم', locale: 'ar' });
    const theme = await team.asked([id]);
    const page = await team.hear(code, 'ar');
    expect(page.html).toContain('dir="rtl"');
    expect(page.html).toContain('هل هذا ما قصدتم؟');
    expect(page.html).toMatch(new RegExp(`<blockquote[^>]*lang="nl" dir="ltr">${heard}`));
    await team.word(theme, { 'heard.ar': 'يريد الأطفال اللعب في الخارج.', 'machine.ar': 'yes' });
    const translated = await team.hear(code, 'ar');
    expect(translated.html).toMatch(/<blockquote[^>]*lang="ar" dir="rtl">يريد الأطفال/);
    const said = await team.mean(code, 'wrong', 'ليس هذا', 'ar');
    expect(said.html).toContain('سننظر إلى هذه الجملة مرة أخرى.');
    expect((await team.nurse.open(team.pathOf(theme))).html).toContain('ليس هذا');
  });

  it('is not asked of somebody alone as if others said it', async () => {
    const team = await house('alone');
    const { id, code } = await team.say({ words: 'Te druk.' });
    await team.asked([id]);
    const page = await team.hear(code);
    expect(page.html).toContain('U zei:');
    expect(page.html).not.toContain('U en anderen zeiden:');
  });

  it('goes for good when the message is taken back: out of the theme, its word and its words', async () => {
    const team = await house('gone');
    const [one, other] = [
      await team.say({ words: 'Te druk.' }),
      await team.say({ words: 'Auto’s.' }),
    ];
    const theme = await team.asked([one.id, other.id]);
    await team.mean(one.code, 'wrong', 'Het gaat om de stoep.');
    await takeBack(team.deps, team.workspace, one.code);
    const page = await team.nurse.open(team.pathOf(theme));
    expect(page.html).toContain('Gevraagd aan bewoners');
    expect(page.html).toContain('1 bijdrage');
    expect(page.html).not.toMatch(/de stoep|Te druk/);
    const traces = await team.rows(
      sql<{
        what: string;
      }>`select 'sorted' as what from theme_contribution where contribution_id = ${one.id}
        union all select 'linked' from bead_link where to_id = ${one.id}
        union all select 'words' from theme_check k
          join text_version v on v.text_id = k.words_text_id and v.body is not null`,
    );
    expect(traces).toEqual([]);
    const late = await team.hear(one.code);
    expect(late.html).not.toContain('Bedoelde u dit?');
  });

  it('cannot be said with a code whose message is elsewhere', async () => {
    const team = await house('other');
    const [one, other] = [
      await team.say({ words: 'Te druk.' }),
      await team.say({ words: 'De lift.' }),
    ];
    await team.asked([one.id]);
    const action = '/antwoord/nl-eenvoudig/bedoeld';
    const form = formOf((await team.hear(one.code)).html, action);
    const foreign = await team.nurse.send(action, { ...form, code: other.code, bedoeld: 'right' });
    expect(foreign.status).toBe(422);
    expect(foreign.html).toContain('Wij vragen dit nu niet meer.');
    expect(await team.rows(sql`select 1 from theme_check`)).toEqual([]);
  });
});
