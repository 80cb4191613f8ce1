import { AlignmentType, LevelFormat } from 'docx';
import { bullets, numbers } from './docx-content.ts';

const indent = { paragraph: { indent: { left: 400, hanging: 300 } } };

/** The lists of a document: bullets, and the numbers of its sources. */
export const documentLists = {
  config: [
    {
      reference: bullets,
      levels: [
        {
          level: 0,
          format: LevelFormat.BULLET,
          text: '•',
          alignment: AlignmentType.START,
          style: indent,
        },
      ],
    },
    {
      reference: numbers,
      levels: [
        {
          level: 0,
          format: LevelFormat.DECIMAL,
          text: '%1.',
          alignment: AlignmentType.START,
          style: indent,
        },
      ],
    },
  ],
};
