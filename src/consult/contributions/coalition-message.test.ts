import { describe, expect, it } from 'vitest';
import {
  answerToDeliver,
  canDo,
  type MessageAction,
  type MessageStanding,
} from './coalition-message.ts';

const me = 'me';
const standing = (change: Partial<MessageStanding>): MessageStanding => ({
  state: 'open',
  form: 'typed',
  hasWords: true,
  isWrittenOut: false,
  interimCount: 0,
  proposedBy: null,
  waiting: [],
  answerCount: 0,
  preparing: [],
  ...change,
});
const allActions: readonly MessageAction[] = [
  'write-out',
  'translate',
  'hand-on',
  'answer',
  'interim',
  'explain',
  'check',
  'correct',
  'drop',
  'sign',
  'deliver',
  'note-reply',
  'propose-set-aside',
  'decide-set-aside',
];
const possible = (message: MessageStanding, who = me) =>
  allActions.filter((action) => canDo(action, message, who));

describe('what can be done with a message', () => {
  const always = ['hand-on', 'propose-set-aside'] as const;
  it.each([
    [standing({}), ['translate', 'hand-on', 'answer', 'interim', 'propose-set-aside']],
    [
      standing({ state: 'reopened', interimCount: 2 }),
      ['translate', 'hand-on', 'answer', 'propose-set-aside'],
    ],
    [
      standing({ form: 'sound', hasWords: false }),
      ['write-out', 'hand-on', 'answer', 'interim', 'propose-set-aside'],
    ],
    [
      standing({ state: 'interim', interimCount: 1, waiting: ['interim'] }),
      [
        ...['translate', 'hand-on', 'answer', 'interim', 'correct', 'sign', 'deliver'],
        'propose-set-aside',
      ],
    ],
    [
      standing({ state: 'written', waiting: ['interim', 'final'] }),
      ['translate', 'hand-on', 'correct', 'sign', 'deliver', 'propose-set-aside'],
    ],
    [
      standing({
        state: 'checking',
        preparing: [{ kind: 'final', status: 'to-check', textVersion: 1 }],
      }),
      ['translate', 'hand-on', 'check', 'correct', 'sign', 'propose-set-aside'],
    ],
    [
      standing({ preparing: [{ kind: 'final', status: 'draft', textVersion: 1 }] }),
      ['translate', 'hand-on', 'answer', 'interim', 'drop', 'propose-set-aside'],
    ],
    [standing({ state: 'explain' }), ['translate', 'hand-on', 'explain', 'propose-set-aside']],
    [standing({ state: 'answered' }), ['translate', 'note-reply']],
    [standing({ state: 'set-aside' }), []],
    [standing({ state: 'withdrawn', hasWords: false }), []],
  ])('%o: %o', (message, actions) => {
    expect(possible(message)).toEqual(actions);
    expect(
      always.every((action) => canDo(action, message, me) === canDo('hand-on', message, me)),
    ).toBe(true);
  });

  it('takes a second person to set aside', () => {
    const proposed = standing({ state: 'set-aside-proposed', proposedBy: me });
    expect(possible(proposed)).toEqual([]);
    expect(possible(proposed, 'somebody else')).toEqual(['decide-set-aside']);
  });

  it('never closes a message without an answer: only answering and a second person end it', () => {
    const ends = allActions.filter((action) => canDo(action, standing({}), me));
    expect(ends).not.toContain('decide-set-aside');
    expect(ends).not.toContain('note-reply');
  });
});

describe('the answer to bring', () => {
  const answers = [
    { kind: 'interim', status: 'checked', deliveredOn: null },
    { kind: 'final', status: 'checked', deliveredOn: '2026-11-01' },
    { kind: 'explanation', status: 'checked', deliveredOn: null },
  ] as const;

  it('is the newest that nobody told, and no interim answer that was overtaken', () => {
    expect(answerToDeliver('written', answers)).toBe(answers[2]);
    expect(answerToDeliver('interim', answers)).toBe(answers[0]);
    expect(answerToDeliver('answered', answers)).toBeNull();
    expect(answerToDeliver('written', [])).toBeNull();
  });

  it.each(['draft', 'to-check', 'returned'] as const)('is never one that is %s', (status) => {
    const [, , explanation] = answers;
    expect(answerToDeliver('written', [{ ...explanation, status }])).toBeNull();
  });
});
