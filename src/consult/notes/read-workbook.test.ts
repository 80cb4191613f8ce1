import { PassThrough } from 'node:stream';
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { readTable } from './read-table.ts';
import type { TableItem, TableRow } from './table/table.ts';
import { workbookParts, xmlRow, zipOf } from './table/workbook-fixture.ts';

async function tableOf(bytes: Uint8Array) {
  const items: TableItem[] = [];
  for await (const item of readTable(bytes, 'notities.xlsx')) items.push(item);
  const rows = items.filter((item): item is TableRow => item.kind === 'row');
  return {
    header: items.flatMap((item) => (item.kind === 'header' ? [item.cells] : []))[0],
    rows,
    cells: rows.map((row) => row.cells),
    notices: items.flatMap((item) => (item.kind === 'notice' ? [item.notice] : [])),
    failure: items.flatMap((item) => (item.kind === 'failure' ? [item.failure] : []))[0],
  };
}

async function madeWithExcelJs(fill: (book: ExcelJS.Workbook) => void): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  fill(book);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

const HEADER = xmlRow(1, ['bijdrage']);

describe('a workbook as a spreadsheet program writes it', () => {
  it('reads texts, rich texts, links, days, numbers and truth', async () => {
    const bytes = await madeWithExcelJs((book) => {
      const sheet = book.addWorksheet('Notities');
      sheet.addRow(['datum', 'bijdrage', 'onderwerp']);
      sheet.addRow([new Date(Date.UTC(2026, 10, 21)), 'Meer groen', 12.5]);
      sheet.addRow([
        new Date(Date.UTC(2026, 10, 21, 19, 30)),
        { richText: [{ text: 'Meer ' }, { font: { bold: true }, text: 'licht' }] },
        true,
      ]);
      sheet.addRow([null, { text: 'Zie de site', hyperlink: 'mailto:iemand@voorbeeld.nl' }, 'x']);
      sheet.addRow([null, 'نريد مكانًا آمنًا\nللأطفال 👩‍👧 <b>&lt;</b> _x0041_', '=1+1']);
    });
    const table = await tableOf(bytes);
    expect(table.header).toEqual(['datum', 'bijdrage', 'onderwerp']);
    expect(table.cells).toEqual([
      ['2026-11-21', 'Meer groen', '12.5'],
      ['2026-11-21 19:30', 'Meer licht', 'true'],
      ['', 'Zie de site', 'x'],
      ['', 'نريد مكانًا آمنًا\nللأطفال 👩‍👧 <b>&lt;</b> A', '=1+1'],
    ]);
  });

  it('takes stored results, never evaluates, and says where there was none', async () => {
    const bytes = await madeWithExcelJs((book) => {
      const sheet = book.addWorksheet('Notities');
      sheet.addRow(['bijdrage', 'onderwerp']);
      sheet.addRow([{ formula: 'A9&"!"', result: 'Uit een formule' }, 'a']);
      sheet.addRow([{ formula: 'WEBSERVICE("http://voorbeeld.nl")' }, 'b']);
      sheet.addRow([{ error: '#REF!' }, 'c']);
      sheet.addRow([{ formula: '1/0', result: { error: '#DIV/0!' } }, 'd']);
    });
    const { rows } = await tableOf(bytes);
    const told = rows.map((row) => [row.cells[0], row.formulas, row.unresolved, row.errors]);
    expect(told).toEqual([
      ['Uit een formule', [0], [], []],
      ['', [], [0], []],
      ['', [], [], [0]],
      ['', [], [], [0]],
    ]);
  });

  it('carries a merged cell down and says so', async () => {
    const bytes = await madeWithExcelJs((book) => {
      const sheet = book.addWorksheet('Notities');
      sheet.addRow(['plek', 'bijdrage']);
      sheet.addRow(['Buurthuis', 'een']);
      sheet.addRow(['', 'twee']);
      sheet.addRow(['', 'drie']);
      sheet.mergeCells('A2:A3');
    });
    const { rows } = await tableOf(bytes);
    expect(rows.map((row) => [row.cells, row.carried])).toEqual([
      [['Buurthuis', 'een'], []],
      [['Buurthuis', 'twee'], [0]],
      [['', 'drie'], []],
    ]);
  });

  it('takes the visible sheet with known names, and names it', async () => {
    const bytes = await madeWithExcelJs((book) => {
      book.addWorksheet('Leeg');
      book.addWorksheet('Toelichting').addRow(['Vul het volgende blad in']);
      book.addWorksheet('Verborgen', { state: 'hidden' }).addRows([['bijdrage'], ['geheim']]);
      book.addWorksheet('Avond').addRows([['bijdrage'], ['Meer groen']]);
    });
    const table = await tableOf(bytes);
    expect(table.cells).toEqual([['Meer groen']]);
    expect(table.notices).toEqual([{ code: 'sheet-chosen', sheet: 'Avond', others: 2 }]);
  });

  it('keeps 20,000 Arabic rows whole, written as a stream', async () => {
    const stream = new PassThrough();
    const parts: Buffer[] = [];
    stream.on('data', (part: Buffer) => parts.push(part));
    const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useSharedStrings: false });
    const sheet = book.addWorksheet('Notities');
    const words = Array.from(
      { length: 20_000 },
      (_, at) => `${'x'.repeat(at % 7)}نريد مكانا ${at}`,
    );
    sheet.addRow(['bijdrage']).commit();
    for (const text of words) sheet.addRow([text]).commit();
    sheet.commit();
    await book.commit();
    const table = await tableOf(Buffer.concat(parts));
    expect(table.failure).toBeUndefined();
    expect(table.cells.map(([text]) => text)).toEqual(words);
  }, 20_000);
});

describe('a workbook that is just within the rules', () => {
  it('reads names with a prefix, cells without a place, CDATA and reading aids', async () => {
    const parts = workbookParts(
      { Blad: '' },
      {
        texts:
          '<si><t>bijdrage</t></si><si><r><t>公</t></r><r><t>園</t></r><rPh><t>こうえん</t></rPh></si>',
      },
    );
    parts['xl/worksheets/blad-1.xml'] =
      '<?xml version="1.0"?><!-- > --><x:worksheet><x:sheetData><x:row><x:c t="s"><x:v>0</x:v></x:c>' +
      '<x:c t="inlineStr"><x:is><x:t>onderwerp</x:t></x:is></x:c></x:row><x:row><x:c t="s"><x:v>1</x:v>' +
      "</x:c><x:c t='str' note='a>b'><x:v><![CDATA[<i>&]]></x:v></x:c></x:row></x:sheetData></x:worksheet>";
    const table = await tableOf(zipOf(parts));
    expect(table.header).toEqual(['bijdrage', 'onderwerp']);
    expect(table.cells).toEqual([['公園', '<i>&']]);
  });

  it('counts days from 1904 where the workbook does, and knows its own formats', async () => {
    const styles =
      '<numFmts><numFmt numFmtId="170" formatCode="[$-413]d&quot;e dag van &quot;mmmm"/>' +
      '<numFmt numFmtId="171" formatCode="[Red]0.0 &quot;dm&quot;"/></numFmts>' +
      '<cellXfs><xf numFmtId="0"/><xf numFmtId="170"/><xf numFmtId="171"/><xf numFmtId="20"/></cellXfs>';
    const row =
      '<row r="2"><c r="A2" s="1"><v>44885</v></c><c r="B2" s="2"><v>44885</v></c>' +
      '<c r="C2" s="3"><v>0.8125</v></c><c r="D2" t="d"><v>2026-11-21</v></c></row>';
    const sheet = { Blad: xmlRow(1, ['datum', 'bijdrage', 'tijd', 'dag']) + row };
    const extra = { styles, properties: '<workbookPr date1904="1"/>' };
    const table = await tableOf(zipOf(workbookParts(sheet, extra)));
    expect(table.cells).toEqual([['2026-11-21', '44885', '19:30', '2026-11-21']]);
  });

  it('reads parts that are stored and not packed', async () => {
    const sheet = { Blad: HEADER + xmlRow(2, ['Meer groen']) };
    expect((await tableOf(zipOf(workbookParts(sheet), { stored: true }))).cells).toEqual([
      ['Meer groen'],
    ]);
  });

  it('stops at row 20,001', async () => {
    const rows = Array.from({ length: 20_001 }, (_, at) => xmlRow(at + 2, ['Meer groen']));
    const table = await tableOf(zipOf(workbookParts({ Blad: HEADER + rows.join('') })));
    expect(table.rows).toHaveLength(20_000);
    expect(table.failure).toEqual({ reason: 'too-many-rows', limit: 20_000 });
  });
});

describe('a workbook that cannot be read', () => {
  const good = workbookParts({ Blad: HEADER + xmlRow(2, ['Meer groen']) });

  it('counts what really comes out of a zip bomb, not what it claims', async () => {
    const bomb = workbookParts({ Blad: `${HEADER}<!--${' '.repeat(210 * 1024 * 1024)}-->` });
    const bytes = zipOf(bomb);
    expect(bytes.length).toBeLessThan(1_000_000);
    expect((await tableOf(bytes)).failure?.reason).toBe('unpacks-too-large');
  }, 20_000);

  it('refuses shared texts that would fill the memory', async () => {
    const text = `<si><t>${'a'.repeat(30_000)}</t></si>`;
    const bytes = zipOf(workbookParts({ Blad: HEADER }, { texts: text.repeat(1_700) }));
    expect((await tableOf(bytes)).failure?.reason).toBe('unpacks-too-large');
  }, 20_000);

  it('refuses one text without an end', async () => {
    const sheet = `<row r="1"><c r="A1" t="str"><v>${'a'.repeat(3_000_000)}</v></c></row>`;
    const bytes = zipOf(workbookParts({ Blad: sheet }));
    expect((await tableOf(bytes)).failure).toEqual({ reason: 'damaged-workbook' });
  });

  it('does not follow entities', async () => {
    const part = `<!DOCTYPE a [<!ENTITY b "bb">]><worksheet><sheetData>${HEADER}</sheetData></worksheet>`;
    const bytes = zipOf({ ...good, 'xl/worksheets/blad-1.xml': part });
    expect((await tableOf(bytes)).failure).toEqual({ reason: 'damaged-workbook' });
  });

  it('says that it is locked', async () => {
    expect((await tableOf(zipOf(good, { encrypted: true }))).failure).toEqual({
      reason: 'encrypted-workbook',
    });
  });

  it('says that it is damaged: cut off anywhere, or with wrong checksums', async () => {
    const whole = zipOf(good);
    for (const length of [4, 40, whole.length >> 1, whole.length - 1]) {
      expect((await tableOf(whole.subarray(0, length))).failure).toEqual({
        reason: 'damaged-workbook',
      });
    }
    const failure = { reason: 'damaged-workbook' };
    expect((await tableOf(zipOf(good, { wrongSums: true }))).failure).toEqual(failure);
  });

  it('never throws, whichever byte is wrong', async () => {
    const whole = zipOf(good);
    for (let at = 4; at < whole.length; at += 3) {
      const bytes = Uint8Array.from(whole);
      bytes[at] = (bytes[at] ?? 0) ^ 0xff;
      const table = await tableOf(bytes);
      const read = table.cells.length === 1 && table.cells[0]?.[0] === 'Meer groen';
      expect(read || table.failure !== undefined).toBe(true);
    }
  });

  it.each([
    ['content.xml', 'other-spreadsheet'],
    ['xl/workbook.bin', 'other-spreadsheet'],
    ['word/document.xml', 'not-a-table'],
  ])('knows that a zip with %s is no workbook of this kind', async (part, reason) => {
    expect((await tableOf(zipOf({ [part]: '<x/>' }))).failure).toEqual({ reason });
  });

  it('says that there are no rows', async () => {
    const failure = { reason: 'no-rows' };
    expect((await tableOf(zipOf(workbookParts({ Blad: '' })))).failure).toEqual(failure);
    expect((await tableOf(zipOf(workbookParts({ Blad: HEADER })))).failure).toEqual(failure);
  });
});
