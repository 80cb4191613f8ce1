import { type FileChild, type ParagraphChild, PatchType, patchDetector, patchDocument } from 'docx';
import { bodyContent, plainRun, sentenceRuns, sourcesContent } from './docx-content.ts';
import { documentLists } from './docx-lists.ts';
import { plainWords, type ReadyDocument } from './ready-document.ts';
import type { TemplateField } from './template.ts';

/** The fields that a DOCX has, in the order found. */
export const fieldsOf = (template: Uint8Array): Promise<readonly string[]> =>
  patchDetector({ data: template });

const slotOfField: Partial<Record<TemplateField, string>> = {
  aan: 'addressee',
  van: 'sender',
  datum: 'date',
  contact: 'contact',
};

/** A particular of a document, or nothing where it has none. */
function particular(document: ReadyDocument, field: TemplateField): ParagraphChild[] {
  const slot = slotOfField[field];
  const found = document.particulars.find(({ sentence }) => sentence.slot === slot);
  return found ? sentenceRuns(found.sentence, document) : [plainRun('', document)];
}

/**
 * Writes a document into a template of a workspace. Its lists, links and table headers are as without
 * one; what they look like is the template's.
 */
export async function fillTemplate(
  document: ReadyDocument,
  template: Uint8Array,
): Promise<Uint8Array> {
  const fields = (await fieldsOf(template)).map((name) => name.trim());
  const line = (children: ParagraphChild[]) => ({ type: PatchType.PARAGRAPH, children }) as const;
  const part = (children: FileChild[]) => ({ type: PatchType.DOCUMENT, children }) as const;
  const sources = sourcesContent(document);
  const hasSources = fields.includes('bronnen');
  return patchDocument({
    outputType: 'uint8array',
    data: template,
    trimPlaceholders: true,
    numbering: documentLists,
    properties: { title: plainWords(document.title), description: document.foot.join(' ') },
    patches: {
      titel: line(sentenceRuns(document.title, document)),
      aan: line(particular(document, 'aan')),
      van: line(particular(document, 'van')),
      datum: line(particular(document, 'datum')),
      contact: line(particular(document, 'contact')),
      inhoud: part([...bodyContent(document), ...(hasSources ? [] : sources)]),
      bronnen: part(sources),
    },
  });
}
