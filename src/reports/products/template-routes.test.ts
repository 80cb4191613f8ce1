import { Document, Packer, Paragraph } from 'docx';
import { expect, it } from 'vitest';
import { browserUnderTest } from '../../browser-under-test.ts';
import { onBothDatabases } from '../../db/test-database.ts';
import { partOfDocx } from '../documents/document-under-test.ts';
import { beginUnderTest, publishedTeam, publishReportUnderTest } from './report-under-test.ts';

const templateOf = async (lines: readonly string[]): Promise<Blob> => {
  const children = lines.map((line) => new Paragraph(line));
  const bytes = await Packer.toBuffer(new Document({ sections: [{ children }] }));
  return new Blob([new Uint8Array(bytes)]);
};

onBothDatabases('the template of a workspace', (open) => {
  it('is refused in words that name the fields, and then used for what is made', {
    timeout: 120_000,
  }, async () => {
    const team = await publishedTeam(open(), 'template');
    const { coordinator, resident } = team;
    expect(await coordinator.read('/sjabloon')).toContain('{{inhoud}}');
    const wrong = await coordinator.post('/sjabloon', {
      sjabloon: await templateOf(['{{titel}}', '{{inhoud}}', '{{wethouder}}']),
    });
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toContain('Deze velden kennen wij niet: {{wethouder}}');
    const none = await coordinator.post('/sjabloon', {});
    expect(await none.text()).toContain('Kies eerst een bestand.');
    const right = await coordinator.post('/sjabloon', {
      sjabloon: await templateOf(['Briefpapier van hier', '{{titel}}', '{{inhoud}}']),
    });
    expect(right.status).toBe(303);
    expect(await coordinator.read('/sjabloon')).toContain('in gebruik sinds zaterdag 21 november');

    const path = await beginUnderTest(coordinator, 'council-letter');
    const address = await publishReportUnderTest(coordinator, path);
    const file = await resident.get(`${address}.docx`);
    expect(file.headers.get('content-disposition')).toBe(
      'attachment; filename="aanpak-demo-1.docx"',
    );
    const bytes = new Uint8Array(await file.arrayBuffer());
    const xml = await partOfDocx(bytes, 'word/document.xml');
    expect(xml).toContain('Briefpapier van hier');
    expect(xml).toContain('Wij strooien niet overal.');

    await coordinator.post('/sjabloon/weg', {});
    const plain = await resident.get(`${address}.docx`);
    const again = new Uint8Array(await plain.arrayBuffer());
    expect(await partOfDocx(again, 'word/document.xml')).not.toContain('Briefpapier');
  });

  it('is not for who may not publish', async () => {
    const team = await publishedTeam(open(), 'templatenot');
    const nurse = await browserUnderTest(team, 'nurse', 'templatenot');
    expect((await nurse.get('/sjabloon')).status).toBe(404);
  });
});
