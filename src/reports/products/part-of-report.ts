import type { Block } from '../documents/document.ts';
import { plainWords, type ReadySentence } from '../documents/ready-document.ts';
import type { Draft } from './read-report.ts';

/** A sentence of a part, and the numbered things that it rests on, in words. */
export interface PartField {
  readonly slot: string;
  readonly words: string;
  readonly basis: string;
}

/** A part of a report as its headings divide it; 0 is its title and particulars, with what comes first. */
export interface ReportPart {
  /** Null for the part before the first heading. */
  readonly title: string | null;
  readonly fields: readonly PartField[];
}

function sentencesIn(block: Block<ReadySentence>): readonly ReadySentence[] {
  switch (block.block) {
    case 'paragraph':
    case 'quote':
      return block.sentences;
    case 'list':
      return block.items.flat();
    case 'table':
      return block.rows.flat(2);
    default:
      return [];
  }
}

/** One part of a report with its sentences, or null. What was taken back cannot be changed. */
export function partOfReport({ ready }: Draft, index: number): ReportPart | null {
  const parts: { title: string | null; sentences: ReadySentence[] }[] = [
    {
      title: null,
      sentences: [ready.title, ...ready.particulars.map(({ sentence }) => sentence)],
    },
  ];
  for (const block of ready.blocks) {
    if (block.block === 'heading' && block.level === 2) {
      parts.push({ title: block.text, sentences: [] });
    } else parts.at(-1)?.sentences.push(...sentencesIn(block));
  }
  const part = parts[index];
  if (!part) return null;
  const sources = new Map(ready.sources.map((source) => [source.number, source]));
  const fields = part.sentences
    .filter(({ state }) => state === 'told')
    .map((sentence) => ({
      slot: sentence.slot,
      words: plainWords(sentence).trim(),
      basis: sentence.sources
        .map((number) => {
          const source = sources.get(number);
          return source ? `${source.kind} [${number}]` : '';
        })
        .join(', '),
    }));
  return { title: part.title, fields };
}
