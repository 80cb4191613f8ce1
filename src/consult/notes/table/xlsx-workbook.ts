import { kindOfFormat, type NumberKind } from './excel-values.ts';
import { SHARED_TEXT_BYTES_LIMIT, UNPACKED_BYTES_LIMIT, UnreadableTable } from './table.ts';
import { attribute, type XmlListener, XmlReader } from './xml-reader.ts';
import { type UnpackBudget, unpackEntry, type ZipEntry } from './zip-entries.ts';

export type SheetPlace = { name: string; entry: ZipEntry; hidden: boolean };

/** What the rows of a sheet need to be understood. */
export type Workbook = {
  bytes: Uint8Array;
  sheets: readonly SheetPlace[];
  sharedTexts: readonly string[];
  /** By style number, what a number in that style means. */
  numberKinds: readonly NumberKind[];
  from1904: boolean;
};

/**
 * Reads everything but the rows of a workbook (ECMA-376, transitional or strict).
 * @throws UnreadableTable `damaged-workbook`, `unpacks-too-large`, `encrypted-workbook`
 */
export async function openWorkbook(
  bytes: Uint8Array,
  entries: ReadonlyMap<string, ZipEntry>,
  workbookPath: string,
): Promise<Workbook> {
  const folder = workbookPath.slice(0, workbookPath.lastIndexOf('/') + 1);
  const file = workbookPath.slice(folder.length);
  const part = (path: string) => entries.get(path.toLowerCase());
  const budget = unpackBudget(SHARED_TEXT_BYTES_LIMIT);
  const read = async (path: string, listener: XmlListener) => {
    const entry = part(path);
    if (entry !== undefined) await readXml(bytes, entry, listener, budget);
  };
  const targets = new Map<string, string>();
  await read(`${folder}_rels/${file}.rels`, relations(targets));
  const found: { name: string; id: string; hidden: boolean }[] = [];
  const settings = { from1904: false };
  await read(workbookPath, sheetList(found, settings));
  const formats = numberFormats();
  await read(`${folder}styles.xml`, formats.listener);
  const texts = sharedTexts();
  const textPath = [...targets.values()].find((target) => /sharedstrings\.xml$/i.test(target));
  await read(resolvePath(folder, textPath ?? 'sharedStrings.xml'), texts.listener);
  const sheets = found.flatMap(({ name, id, hidden }) => {
    const target = targets.get(id);
    const entry = target === undefined ? undefined : part(resolvePath(folder, target));
    return entry === undefined ? [] : [{ name, entry, hidden }];
  });
  return {
    bytes,
    sheets,
    sharedTexts: texts.list,
    numberKinds: formats.kinds,
    from1904: settings.from1904,
  };
}

/** A fresh allowance for one pass over (part of) a workbook. */
export function unpackBudget(limit: number = UNPACKED_BYTES_LIMIT): UnpackBudget {
  return { left: limit, limit };
}

/** Reads one part from beginning to end. */
async function readXml(
  bytes: Uint8Array,
  entry: ZipEntry,
  listener: XmlListener,
  budget: UnpackBudget,
): Promise<void> {
  const decoder = new TextDecoder();
  const reader = new XmlReader(listener);
  for await (const piece of unpackEntry(bytes, entry, budget)) {
    reader.write(decoder.decode(piece, { stream: true }));
  }
  reader.write(decoder.decode());
  reader.end();
}

function resolvePath(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const steps: string[] = [];
  for (const step of `${folder}${target}`.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.') steps.push(step);
  }
  return steps.join('/');
}

function relations(targets: Map<string, string>): XmlListener {
  return {
    open(name, attributes) {
      if (name !== 'Relationship') return;
      targets.set(attribute(attributes, 'Id') ?? '', attribute(attributes, 'Target') ?? '');
    },
  };
}

function sheetList(
  found: { name: string; id: string; hidden: boolean }[],
  settings: { from1904: boolean },
): XmlListener {
  return {
    open(name, attributes) {
      if (name === 'workbookPr') {
        settings.from1904 = /^(?:1|true|on)$/.test(attribute(attributes, 'date1904') ?? '');
      }
      if (name !== 'sheet') return;
      found.push({
        name: attribute(attributes, 'name') ?? '',
        id: attribute(attributes, 'id') ?? '',
        hidden: /hidden/i.test(attribute(attributes, 'state') ?? ''),
      });
    },
  };
}

function numberFormats(): { kinds: NumberKind[]; listener: XmlListener } {
  const kinds: NumberKind[] = [];
  const codes = new Map<number, string>();
  let inCellStyles = false;
  const listener: XmlListener = {
    open(name, attributes) {
      if (name === 'numFmt') {
        const id = Number(attribute(attributes, 'numFmtId'));
        codes.set(id, attribute(attributes, 'formatCode') ?? '');
      } else if (name === 'cellXfs') inCellStyles = true;
      else if (name === 'xf' && inCellStyles) {
        const id = Number(attribute(attributes, 'numFmtId') ?? 0);
        kinds.push(kindOfFormat(id, codes.get(id)));
      }
    },
    close(name) {
      if (name === 'cellXfs') inCellStyles = false;
    },
  };
  return { kinds, listener };
}

function sharedTexts(): { list: string[]; listener: XmlListener } {
  const list: string[] = [];
  let text = '';
  let inText = false;
  let inReadingAid = false;
  const listener: XmlListener = {
    open(name) {
      if (name === 'si') text = '';
      else if (name === 't') inText = true;
      // How Japanese is pronounced: it repeats the text and is no part of it.
      else if (name === 'rPh') inReadingAid = true;
    },
    text(part) {
      if (inText && !inReadingAid) text += part;
    },
    close(name) {
      if (name === 't') inText = false;
      else if (name === 'rPh') inReadingAid = false;
      else if (name === 'si') list.push(unescapeText(text));
    },
  };
  return { list, listener };
}

/** `_x000D_` is how a workbook writes a sign that XML cannot hold (ECMA-376, ST_Xstring). */
export function unescapeText(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9a-f]{4})_/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

/** The path of the part that lists the sheets, null where the zip is no workbook. */
export function findWorkbookPath(entries: ReadonlyMap<string, ZipEntry>): string | null {
  if (entries.has('xl/workbook.xml')) return 'xl/workbook.xml';
  for (const path of entries.keys()) if (/(?:^|\/)workbook\d*\.xml$/.test(path)) return path;
  if ([...entries.keys()].some((path) => /workbook\.bin$|^content\.xml$|^index\//.test(path))) {
    throw new UnreadableTable({ reason: 'other-spreadsheet' });
  }
  return null;
}
