import { Document, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';
import { extractText, getDocumentProxy, getMeta } from 'unpdf';
import { afterAll, describe, expect, it } from 'vitest';
import { zipOf } from '../../consult/notes/table/workbook-fixture.ts';
import {
  largeRecordUnderTest,
  quoteUnderTest,
  recordUnderTest,
} from '../compose/record-under-test.ts';
import { documentMaker } from './document-maker.ts';
import { composeUnderTest, partOfDocx, tellUnderTest } from './document-under-test.ts';

const maker = documentMaker();
afterAll(() => maker.close());

const patience = 120_000;
const record = recordUnderTest();
const letter = tellUnderTest(composeUnderTest('council-letter', record, 'nl'), record);
const arabic = tellUnderTest(composeUnderTest('resident-sheet', record, 'ar'), record);

const pdfOf = async (...asked: Parameters<typeof maker.pdf>) => {
  const made = await maker.pdf(...asked);
  if (!made.ok) throw new Error(`${made.reason} ${made.detail}`);
  return made.bytes;
};
const docxOf = async (...asked: Parameters<typeof maker.docx>) => {
  const made = await maker.docx(...asked);
  if (!made.ok) throw new Error(`${made.reason} ${made.detail}`);
  return made.bytes;
};

describe('a document as PDF', () => {
  it('can be read by a screen reader: tags, language, title, an outline', {
    timeout: patience,
  }, async () => {
    const bytes = await pdfOf(letter);
    const { info } = await getMeta(new Uint8Array(bytes));
    expect(info).toMatchObject({
      Title: 'Stand van zaken: Veilig buiten in De Wilgenhoek',
      Language: 'nl',
    });
    const pdf = await getDocumentProxy(new Uint8Array(bytes));
    expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true });
    const outline = await pdf.getOutline();
    expect(
      outline?.flatMap(({ title, items }) => [title, ...items.map((item) => item.title)]),
    ).toContain('Wat er besloten is, ook waar het nee is');
    const tree = JSON.stringify(await (await pdf.getPage(1)).getStructTree());
    for (const tag of ['H1', 'H2', 'Table', 'TH', 'LI', 'Link'])
      expect(tree).toContain(`"role":"${tag}"`);
    const { text } = await extractText(pdf, { mergePages: true });
    expect(text).toContain('Er komen zes lampen langs het pad.');
  });

  it('leads from every source to where it can be read', { timeout: patience }, async () => {
    const pdf = await getDocumentProxy(await pdfOf(letter));
    const found: string[] = [];
    for (let page = 1; page <= pdf.numPages; page += 1) {
      for (const { url } of await (await pdf.getPage(page)).getAnnotations())
        if (url) found.push(url);
    }
    expect(found).toContain('https://voorbeeld.example/openbaar/x/nl-eenvoudig/punt/p-quote-1');
  });

  it('is there in Arabic, with letters, and as a poster twice as large', {
    timeout: patience,
  }, async () => {
    const pdf = await getDocumentProxy(await pdfOf(arabic, 'a3-poster'));
    const [, , width = 0, height = 0] = (await pdf.getPage(1)).view;
    expect([Math.round(width), Math.round(height)]).toEqual([843, 1191]);
    const { text } = await extractText(pdf, { mergePages: true });
    expect(text.normalize('NFKC')).toMatch(/[\u0621-\u064a]{3}/);
    expect(pdf.numPages).toBe(1);
  });

  it('prints what somebody wrote and never does what it says', { timeout: patience }, async () => {
    const words = '<script>document.title="stuk"</script><img src="http://127.0.0.1:9/x">';
    const odd = recordUnderTest({ quotes: [quoteUnderTest('quote-1', words)] });
    const document = tellUnderTest(composeUnderTest('council-letter', odd, 'nl'), odd);
    const { text } = await extractText(await pdfOf(document), { mergePages: true });
    expect(text.replaceAll(/\s+/g, ' ')).toContain('<script>document.title=');
  });

  it('can be of hundreds of pages', { timeout: patience }, async () => {
    const large = largeRecordUnderTest(3);
    const document = tellUnderTest(composeUnderTest('council-letter', large, 'nl'), large);
    const pdf = await getDocumentProxy(await pdfOf(document));
    expect(pdf.numPages).toBeGreaterThan(100);
  });
});

describe('a document as DOCX', () => {
  it('has headings, real lists, table headers, links and its language', {
    timeout: patience,
  }, async () => {
    const bytes = await docxOf(letter);
    const xml = await partOfDocx(bytes, 'word/document.xml');
    expect(xml).toContain('<w:pStyle w:val="Heading1"/>');
    expect(xml).toContain('<w:pStyle w:val="Heading2"/>');
    expect(xml).toContain('<w:numPr>');
    expect(xml).toContain('<w:tblHeader/>');
    expect(xml).toContain('w:anchor="bron-1"');
    expect(xml).toContain('Er komen zes lampen langs het pad.');
    expect(await partOfDocx(bytes, 'word/styles.xml')).toContain('<w:lang w:val="nl-NL"/>');
    expect(await partOfDocx(bytes, 'word/_rels/document.xml.rels')).toContain('/punt/p-goal-1');
    expect(await partOfDocx(bytes, 'docprops/core.xml')).toContain('Stand van zaken');
  });

  it('runs from right to left in Arabic', { timeout: patience }, async () => {
    const xml = await partOfDocx(await docxOf(arabic), 'word/document.xml');
    expect(xml).toContain('<w:bidi/>');
    expect(xml).toContain('<w:rtl/>');
    expect(xml).toContain('w:bidi="ar-SA"');
  });
});

/** A DOCX as a workspace would send it. */
const template = async (lines: readonly string[]): Promise<Uint8Array> => {
  const inTable = new Table({
    rows: [
      new TableRow({
        children: [new TableCell({ children: [new Paragraph('Gemeente Voorbeeldstad')] })],
      }),
    ],
  });
  const children = lines.map(
    // as programs do: a field in several pieces
    (line) => new Paragraph({ children: [...line].map((letterOf) => new TextRun(letterOf)) }),
  );
  const file = new Document({ sections: [{ children: [inTable, ...children] }] });
  return new Uint8Array(await Packer.toBuffer(file));
};

describe('a template of a workspace', () => {
  it('is filled in, with its own words kept', { timeout: patience }, async () => {
    const own = await template(['Betreft: {{titel}}', 'Aan {{ aan }} op {{datum}}', '{{inhoud}}']);
    expect(await maker.checkTemplate(own)).toEqual({ ok: true });
    const bytes = await docxOf(letter, own);
    const xml = await partOfDocx(bytes, 'word/document.xml');
    const text = xml.replaceAll(/<[^>]+>/g, '');
    expect(text).toContain('Gemeente Voorbeeldstad');
    expect(text).toContain('Betreft: Stand van zaken: Veilig buiten');
    expect(text).toContain('Aan De gemeenteraad op zaterdag 21 november 2026');
    expect(text).toContain('Er komen zes lampen langs het pad.');
    expect(text).toContain('Waar dit op rust');
    expect(text).not.toContain('{{');
    expect(xml).toContain('<w:tblHeader/>');
    expect(await partOfDocx(bytes, 'word/numbering.xml')).toContain('w:numFmt w:val="bullet"');
  });

  it('is refused with the names of fields that are unknown or missing', {
    timeout: patience,
  }, async () => {
    const unknown = await template(['{{titel}}', '{{inhoud}}', '{{kenmerk}}', '{{wethouder}}']);
    expect(await maker.checkTemplate(unknown)).toEqual({
      ok: false,
      reason: 'unknown-fields',
      fields: ['kenmerk', 'wethouder'],
    });
    expect(await maker.checkTemplate(await template(['{{titel}}']))).toEqual({
      ok: false,
      reason: 'missing-fields',
      fields: ['inhoud'],
    });
  });

  it('is refused when it is no document, or too large', { timeout: patience }, async () => {
    const check = (bytes: Uint8Array) => maker.checkTemplate(bytes);
    expect(await check(new TextEncoder().encode('geen document'))).toEqual({
      ok: false,
      reason: 'not-docx',
    });
    expect(await check(new Uint8Array(2_000_001))).toEqual({ ok: false, reason: 'too-large' });
    const own = await template(['{{titel}}', '{{inhoud}}']);
    expect(await check(own.subarray(0, own.length - 40))).toEqual({
      ok: false,
      reason: 'not-docx',
    });
  });
});

describe('a template that is not to be trusted', () => {
  const body = 'word/document.xml';
  it.each([
    ['unpacks to more than it may', { [body]: new Uint8Array(25_000_000) }, 'too-large'],
    ['holds macros', { [body]: '<w:document/>', 'word/vbaProject.bin': 'x' }, 'macros'],
    [
      'fetches something when it is opened',
      {
        [body]: '<w:document/>',
        'word/_rels/settings.xml.rels':
          '<Relationships><Relationship Id="r" Type="http://x/attachedTemplate" Target="http://elders.example/t.dotm" TargetMode="External"/></Relationships>',
      },
      'outside',
    ],
  ])('is refused: it %s', async (_, parts, reason) => {
    expect(await maker.checkTemplate(zipOf(parts))).toEqual({ ok: false, reason });
  });
});

describe('a workshop that is busy', () => {
  it('says so instead of letting everybody wait', { timeout: patience }, async () => {
    const small = documentMaker({ mostWaiting: 1 });
    const [first, second] = await Promise.all([small.docx(letter), small.docx(letter)]);
    expect(first.ok).toBe(true);
    expect(second).toEqual({ ok: false, reason: 'busy' });
    small.close();
  });

  it('gives up what takes too long, and makes the next', { timeout: patience }, async () => {
    const hasty = documentMaker({ patience: 1 });
    expect(await hasty.docx(letter)).toEqual({ ok: false, reason: 'too-long' });
    expect(await hasty.docx(letter)).toEqual({ ok: false, reason: 'too-long' });
    hasty.close();
    expect((await maker.docx(letter)).ok).toBe(true);
  });
});
