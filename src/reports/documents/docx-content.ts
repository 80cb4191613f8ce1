import {
  Bookmark,
  BorderStyle,
  ExternalHyperlink,
  HeadingLevel,
  InternalHyperlink,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { Block } from './document.ts';
import type { ReadyDocument, ReadySentence, Run } from './ready-document.ts';

/** The lists that content refers to: bullets, and the numbers of sources. */
export const bullets = 'bullets';
export const numbers = 'numbers';

/** Word's names of languages: nl → nl-NL. */
const wordLanguages: Readonly<Record<string, string>> = {
  nl: 'nl-NL',
  en: 'en-GB',
  tr: 'tr-TR',
  ar: 'ar-SA',
  pl: 'pl-PL',
  uk: 'uk-UA',
};
export const wordLanguage = (lang: string): string => wordLanguages[lang] ?? lang;
const isRightToLeft = (lang: string): boolean => lang === 'ar';

type Look = { readonly bold?: boolean; readonly italics?: boolean; readonly color?: string };

function textRun({ text, lang, dir }: Run, document: ReadyDocument, look: Look = {}): TextRun {
  const spoken = lang ?? document.lang;
  const rightToLeft = dir === null ? document.dir === 'rtl' && !lang : dir === 'rtl';
  const language = wordLanguage(spoken);
  return new TextRun({
    text,
    ...look,
    rightToLeft,
    language: isRightToLeft(spoken) ? { bidirectional: language } : { value: language },
  });
}

/** A sentence with a link to each thing that it leans on. */
export function sentenceRuns(
  { runs, sources, state }: ReadySentence,
  document: ReadyDocument,
): ParagraphChild[] {
  const look = state === 'taken-back' ? { italics: true, color: '5C5363' } : {};
  return [
    ...runs.map((run) => textRun(run, document, look)),
    ...sources.map(
      (number) =>
        new InternalHyperlink({
          anchor: `bron-${number}`,
          children: [new TextRun({ text: `[${number}]`, style: 'Hyperlink', size: 15 })],
        }),
    ),
  ];
}

export const plainRun = (text: string, document: ReadyDocument, look: Look = {}): TextRun =>
  textRun({ text, lang: null, dir: null }, document, look);

type Content = Paragraph | Table;

/** A paragraph that runs in the direction of its document. */
export function paragraph(
  children: readonly ParagraphChild[],
  { dir }: ReadyDocument,
  more: Omit<ConstructorParameters<typeof Paragraph>[0] & object, 'children'> = {},
): Paragraph {
  return new Paragraph({ bidirectional: dir === 'rtl', ...more, children: [...children] });
}

const allRuns = (sentences: readonly ReadySentence[], document: ReadyDocument): ParagraphChild[] =>
  sentences.flatMap((sentence, index) => [
    ...(index === 0 ? [] : [plainRun(' ', document)]),
    ...sentenceRuns(sentence, document),
  ]);

const line = { style: BorderStyle.SINGLE, size: 4, color: '857A74' } as const;
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;

function table(
  document: ReadyDocument,
  columns: readonly string[],
  rows: readonly (readonly (readonly ParagraphChild[])[])[],
): Table {
  const cell = (children: readonly ParagraphChild[]) =>
    new TableCell({
      margins: { top: 60, bottom: 60, left: 80, right: 80 },
      borders: { top: none, left: none, right: none, bottom: line },
      children: [paragraph(children, document)],
    });
  const head = columns.map((label) => cell([plainRun(label, document, { bold: true })]));
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    visuallyRightToLeft: document.dir === 'rtl',
    rows: [
      new TableRow({ tableHeader: true, cantSplit: true, children: head }),
      ...rows.map((row) => new TableRow({ cantSplit: true, children: row.map(cell) })),
    ],
  });
}

function figures(
  block: Extract<Block<ReadySentence>, { block: 'figures' }>,
  document: ReadyDocument,
): Content[] {
  const [first] = block.figures;
  if (first && block.figures.length === 1) {
    const { value, label, source, year, kind } = first;
    return [
      paragraph(
        [
          new TextRun({ text: `${value} `, bold: true, size: 52, color: '0E605D' }),
          plainRun(label, document),
        ],
        document,
      ),
      paragraph(
        [plainRun(`${source} · ${year} · ${kind}`, document, { color: '5C5363' })],
        document,
      ),
    ];
  }
  const rows = block.figures.map(({ label, value, source, kind }) =>
    [label, value, source, kind].map((text) => [plainRun(text, document)]),
  );
  return [caption(block.caption, document), table(document, block.columns, rows)];
}

const caption = (text: string, document: ReadyDocument): Paragraph =>
  paragraph([plainRun(text, document, { color: '5C5363' })], document, { keepNext: true });

function blockContent(block: Block<ReadySentence>, document: ReadyDocument): Content[] {
  switch (block.block) {
    case 'heading': {
      const heading = block.level === 2 ? HeadingLevel.HEADING_2 : HeadingLevel.HEADING_3;
      return [paragraph([plainRun(block.text, document)], document, { heading, keepNext: true })];
    }
    case 'paragraph':
      return [paragraph(allRuns(block.sentences, document), document)];
    case 'list':
      return block.items.map((item) =>
        paragraph(allRuns(item, document), document, {
          numbering: { reference: bullets, level: 0 },
        }),
      );
    case 'quote':
      return [
        paragraph(allRuns(block.sentences, document), document, {
          indent: { start: 400 },
          border: { left: { style: BorderStyle.SINGLE, size: 18, color: '7D2B56', space: 8 } },
        }),
        paragraph([plainRun(block.by, document, { color: '5C5363' })], document, {
          indent: { start: 400 },
        }),
      ];
    case 'figures':
      return figures(block, document);
    case 'table': {
      const rows = block.rows.map((row) => row.map((cell) => allRuns(cell, document)));
      return [caption(block.caption, document), table(document, block.columns, rows)];
    }
  }
}

/** The parts of a document between its particulars and its sources. */
export const bodyContent = (document: ReadyDocument): Content[] =>
  document.blocks.flatMap((block) => blockContent(block, document));

/** What sentences lean on, each with its place to be linked to. */
export function sourcesContent(document: ReadyDocument): Content[] {
  if (document.sources.length === 0) return [];
  return [
    paragraph([plainRun(document.sourcesHeading, document)], document, {
      heading: HeadingLevel.HEADING_2,
      keepNext: true,
    }),
    ...document.sources.map(({ number, kind, words, href }) => {
      const told = [
        plainRun(words ? `${kind}: ` : kind, document),
        ...(words ? [textRun(words, document)] : []),
      ];
      const children = href ? [new ExternalHyperlink({ link: href, children: told })] : told;
      return paragraph([new Bookmark({ id: `bron-${number}`, children })], document, {
        numbering: { reference: numbers, level: 0 },
      });
    }),
    ...document.foot.map((text) =>
      paragraph([plainRun(text, document, { color: '5C5363' })], document),
    ),
  ];
}
