import { crc32, deflateRawSync } from 'node:zlib';

/** Parts of a zip by path; for tests, where a workbook must be just so. */
export function zipOf(
  parts: Readonly<Record<string, string | Uint8Array>>,
  options: { stored?: boolean; encrypted?: boolean; wrongSums?: boolean } = {},
): Uint8Array {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, part] of Object.entries(parts)) {
    const plain = Buffer.from(part);
    const packed = options.stored === true ? plain : deflateRawSync(plain);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(options.encrypted === true ? 1 : 0, 2);
    fields.writeUInt16LE(options.stored === true ? 0 : 8, 4);
    fields.writeUInt32LE((crc32(plain) ^ (options.wrongSums === true ? 1 : 0)) >>> 0, 10);
    fields.writeUInt32LE(packed.length, 14);
    // What the directory says of the unpacked size is a claim: here always a modest one.
    fields.writeUInt32LE(Math.min(plain.length, 1000), 18);
    fields.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), fields, Buffer.from(name), packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(
      Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0000'), fields, tail, Buffer.from(name)]),
    );
    locals.push(local);
    offset += local.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt16LE(directory.length, 8);
  end.writeUInt16LE(directory.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, listed, end]);
}

/** The parts of a workbook with these sheets, each given as the XML of its rows. */
export function workbookParts(
  sheets: Readonly<Record<string, string>>,
  extra: { texts?: string; styles?: string; afterRows?: string; properties?: string } = {},
): Record<string, string> {
  const names = Object.keys(sheets);
  const parts: Record<string, string> = {
    'xl/workbook.xml': `<?xml version="1.0"?><workbook>${extra.properties ?? ''}<sheets>${names
      .map((name, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`)
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${names
      .map((_, at) => `<Relationship Id="rId${at + 1}" Target="worksheets/blad-${at + 1}.xml"/>`)
      .join('')}</Relationships>`,
    'xl/styles.xml': `<styleSheet>${extra.styles ?? ''}</styleSheet>`,
    'xl/sharedStrings.xml': `<sst>${extra.texts ?? ''}</sst>`,
  };
  names.forEach((name, at) => {
    parts[`xl/worksheets/blad-${at + 1}.xml`] =
      `<worksheet><sheetData>${sheets[name] ?? ''}</sheetData>${extra.afterRows ?? ''}</worksheet>`;
  });
  return parts;
}

/** Cells with the text in them, for one row of a sheet. */
export function xmlRow(number: number, texts: readonly string[]): string {
  const cells = texts.map((text, at) => {
    const place = `${String.fromCharCode(65 + at)}${number}`;
    const safe = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
    return `<c r="${place}" t="inlineStr"><is><t>${safe}</t></is></c>`;
  });
  return `<row r="${number}">${cells.join('')}</row>`;
}
