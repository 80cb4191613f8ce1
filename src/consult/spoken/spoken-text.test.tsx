import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type AppUnderTest, appUnderTest } from '../../app-under-test.ts';
import { sql } from '../../db/sql.ts';
import { onBothDatabases } from '../../db/test-database.ts';
import { addFile } from '../../thread/files/file-store.ts';
import { residentWords } from '../../web/words.ts';
import { linkUnderTest } from '../links/link-under-test.ts';
import { spokenKeys } from './spoken-keys.ts';
import { sentenceHash } from './spoken-sentence.ts';
import { SpokenSound } from './spoken-text.tsx';

const words = residentWords('nl-eenvoudig');

describe('a sentence that can be heard', () => {
  it('is played where it was recorded, and read by the browser where not', () => {
    const recorded = {
      'nl-eenvoudig say.words.danger': {
        file: 'the-file',
        hash: sentenceHash(words.say('say.words.danger')),
      },
    };
    const keys = ['say.words.danger', 'say.words.notFile'] as const;
    const html = String(<SpokenSound messageKey={keys} words={words} spoken={recorded} />);
    expect(html).toContain('<audio controls="" preload="none" src="/geluid/the-file"');
    expect(html).toContain(`data-text="${words.say('say.words.notFile')}"`);
    expect(html.match(/data-text/g)).toHaveLength(1);
  });

  it('is not played when its words have changed since, nor in another language', () => {
    const spoken = {
      'nl-eenvoudig say.words.danger': { file: 'old', hash: sentenceHash('Andere woorden.') },
      'en say.words.danger': { file: 'english', hash: sentenceHash(words.say('say.words.danger')) },
    };
    const html = String(
      <SpokenSound messageKey="say.words.danger" words={words} spoken={spoken} />,
    );
    expect(html).not.toContain('/geluid/');
  });

  it.each(spokenKeys)('%s is whole: it has no place for a name, a date or a number', (key) => {
    expect(words.say(key)).not.toMatch(/[{}]/);
    expect(words.say(key)).not.toBe(key);
  });
});

async function record({ deps, workspace, people }: AppUnderTest, key: string): Promise<string> {
  const { tenantId } = workspace;
  const sound = '../../thread/files/fixtures/recorded.mp4';
  return deps.db.tx({ tenantId }, async (tx) => {
    const id = await addFile(tx, deps, tenantId, {
      kind: 'sound',
      mediaType: 'audio/mp4',
      bytes: readFileSync(new URL(sound, import.meta.url)),
      seconds: 1,
      playable: true,
      pendingMac: null,
    });
    if (key) {
      await tx.run(sql`insert into spoken_sentence (tenant_id, locale, message_key, sentence_hash,
          file_id, recorded_by, recorded_at)
        values (${tenantId}, 'nl-eenvoudig', ${key},
          decode(${sentenceHash(words.say('say.words.danger'))}, 'hex'), ${id},
          ${people.coordinator.id}, ${deps.clock.now()})`);
    }
    return id;
  });
}

onBothDatabases('recorded sentences', (open) => {
  it('are heard on the screens by everyone; what people said is not', async () => {
    const house = await appUnderTest(open());
    await linkUnderTest(house);
    const sentence = await record(house, 'say.words.danger');
    const said = await record(house, '');
    const get = (path: string, headers = {}) =>
      house.app.request(`http://localhost${path}`, { headers });
    const page = await (await get('/meedoen/demo/nl-eenvoudig')).text();
    expect(page).toContain(`src="/geluid/${sentence}"`);
    const part = await get(`/geluid/${sentence}`, { range: 'bytes=0-1' });
    expect(part.status).toBe(206);
    expect((await part.arrayBuffer()).byteLength).toBe(2);
    expect((await get(`/geluid/${said}`)).status).toBe(404);
    expect((await get('/geluid/iets')).status).toBe(404);
  });
});
