import { AlignmentType, Document, Footer, HeadingLevel, Packer, PageNumber, TextRun } from 'docx';
import {
  bodyContent,
  paragraph,
  plainRun,
  sentenceRuns,
  sourcesContent,
  wordLanguage,
} from './docx-content.ts';
import { documentLists } from './docx-lists.ts';
import { plainWords, type ReadyDocument } from './ready-document.ts';

function pageFoot(document: ReadyDocument): Footer {
  const run = new TextRun({ children: [`${document.pageLabel} `, PageNumber.CURRENT], size: 17 });
  return new Footer({ children: [paragraph([run], document, { alignment: AlignmentType.END })] });
}

const heading = (size: number) => ({
  run: { size, bold: true, color: '094341' },
  paragraph: { spacing: { before: 280, after: 120 } },
});

/** Writes a document as DOCX, without a template. */
export async function writeDocx(document: ReadyDocument): Promise<Uint8Array> {
  const language = wordLanguage(document.lang);
  const isRtl = document.dir === 'rtl';
  const file = new Document({
    title: plainWords(document.title),
    creator: 'Hoofdrol',
    description: document.foot.join(' '),
    numbering: documentLists,
    styles: {
      default: {
        document: {
          run: {
            font: 'Calibri',
            size: document.kind === 'resident-sheet' ? 24 : 22,
            language: isRtl ? { bidirectional: language } : { value: language },
          },
          paragraph: { spacing: { after: 120 } },
        },
        title: { run: { size: 36, bold: true, color: '094341' } },
        heading1: heading(36),
        heading2: heading(28),
        heading3: heading(24),
      },
    },
    sections: [
      {
        properties: {},
        footers: { default: pageFoot(document) },
        children: [
          paragraph(sentenceRuns(document.title, document), document, {
            heading: HeadingLevel.HEADING_1,
          }),
          ...document.particulars.map(({ label, sentence }) =>
            paragraph(
              [
                plainRun(`${label}: `, document, { bold: true }),
                ...sentenceRuns(sentence, document),
              ],
              document,
            ),
          ),
          ...bodyContent(document),
          ...sourcesContent(document),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(file));
}
