import type { ThreadSource } from '../../approach/index.ts';
import { may } from '../../people/index.ts';
import { wordsFor } from '../../thread/texts.ts';
import { dayIn } from '../../web/calendar.ts';
import { firstWords } from '../../web/first-words.ts';
import type { CoalitionWords } from '../../web/words.ts';
import { titleOf } from '../contributions/coalition-inbox-pages.tsx';
import { type AnswerBead, answerBeads, contributionBeads } from './thread-store.ts';

/** What this room says of contributions on a walk along the thread: words only for who may read them. */
export const contributionThreadSource: ThreadSource = {
  kinds: ['contribution'],
  async describe(tx, { workspace, account, words }, ids) {
    const { say } = words;
    const mayRead = may(account, 'contributions.read');
    const found = await contributionBeads(tx, workspace.tenantId, ids);
    return found.map((one) => ({
      id: one.id,
      kind: 'contribution',
      label: mayRead ? titleOf(words, one).title : say('check.thread.contribution'),
      state: say(`inbox.state.${one.state}`),
      on: dayIn(workspace.zone, one.receivedAt),
      href: mayRead ? `/berichten/${one.id}` : null,
    }));
  },
};

function stateOf({ say }: CoalitionWords, answer: AnswerBead): string {
  const { status, count, told } = answer;
  if (status === 'checked') return say('check.thread.told', { count, told });
  const names = { writer: answer.writerName ?? '', checker: answer.checkerName ?? '' };
  return say(`check.status.${status}`, names);
}

/** What this room says of answers on a walk along the thread. */
export const answerThreadSource: ThreadSource = {
  kinds: ['answer'],
  async describe(tx, { workspace, account, words }, ids) {
    const { say, locale } = words;
    const mayRead = may(account, 'contributions.read');
    const found = await answerBeads(tx, workspace.tenantId, ids);
    return found.map((one) => {
      const body = mayRead ? wordsFor(one.text, locale.tag)?.body : null;
      return {
        id: one.id,
        kind: 'answer',
        label: body ? firstWords(body) : say(`message.answer.${one.kind}`),
        state: stateOf(words, one),
        on: dayIn(workspace.zone, one.writtenAt),
        href: mayRead && one.contributionId ? `/berichten/${one.contributionId}` : null,
      };
    });
  },
};
