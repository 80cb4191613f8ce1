import type { Block } from './document.ts';
import { plainWords, type ReadyDocument, type ReadySentence } from './ready-document.ts';

const told = (sentences: readonly ReadySentence[]): string =>
  sentences.map((sentence) => plainWords(sentence).trim()).join(' ');

function linesOf(block: Block<ReadySentence>): string[] {
  switch (block.block) {
    case 'heading':
      return ['', block.text, ''];
    case 'paragraph':
      return [told(block.sentences)];
    case 'list':
      return block.items.map(told);
    case 'quote':
      return [told(block.sentences), block.by];
    case 'figures':
      return block.figures.map(
        ({ label, value, source, kind }) => `${label}: ${value}. ${source}, ${kind}.`,
      );
    case 'table':
      return block.rows.map((row) =>
        row.map((cell, index) => `${block.columns[index] ?? ''}: ${told(cell)}`).join('\n'),
      );
  }
}

/**
 * A document as text to be read aloud: a thought on a line, parts divided by an empty line, without
 * numbers of sources.
 */
export function plainText(document: ReadyDocument): string {
  const lines = [
    plainWords(document.title),
    ...document.particulars.map(({ label, sentence }) => `${label}: ${plainWords(sentence)}`),
    '',
    ...document.blocks.flatMap(linesOf),
    '',
    ...document.foot,
  ];
  const text = lines.join('\n').replaceAll(/\n{3,}/g, '\n\n');
  return `${text.trim()}\n`;
}
