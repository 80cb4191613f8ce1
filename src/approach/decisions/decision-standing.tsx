import type { AppContext } from '../../people/index.ts';
import { Link, Notice, Paragraph, Quote } from '../../ui/index.ts';
import type { CoalitionWords } from '../../web/words.ts';
import type { Approach } from '../approach.ts';
import type { DecisionFaults, DecisionField } from './decision-form.ts';
import type { DecisionRecord } from './decision-store.ts';
import { decisionPath, shownWords } from './decision-words.ts';

export const sendOnce = ['enhance/send-once.js'];

/** What is wrong with a field, in words. */
export const errorOf =
  ({ say }: CoalitionWords, faults: DecisionFaults) =>
  (field: DecisionField): string | undefined => {
    const fault = faults[field];
    return fault && say(`decision.fault.${fault}`);
  };

/** The decision as it stands, above a form about it. */
export function Standing({ words, decision }: { words: CoalitionWords; decision: DecisionRecord }) {
  const what = shownWords(decision.what, words);
  const why = shownWords(decision.why, words);
  return (
    <>
      <Quote lang={what.lang}>{what.body}</Quote>
      <Quote lang={why.lang} attribution={words.say('decision.why')}>
        {why.body}
      </Quote>
    </>
  );
}

/** Somebody was first: how the decision reads now, or which one took its place. */
export function Changed({
  c,
  approach,
  decision,
}: {
  c: AppContext;
  approach: Approach;
  decision: DecisionRecord | null;
}) {
  const { words } = c.var;
  const { say } = words;
  if (!decision) return null;
  return (
    <Notice kind="warning" title={say('decision.changed.title')} live>
      {decision.replacedById === null ? (
        <>
          <Paragraph>{say('decision.changed.body')}</Paragraph>
          <Standing words={words} decision={decision} />
        </>
      ) : (
        <Paragraph>
          {say('decision.changed.replaced')}{' '}
          <Link href={decisionPath(approach, decision.replacedById)}>{say('decision.one')}</Link>
        </Paragraph>
      )}
      <Paragraph>{say('decision.changed.now')}</Paragraph>
    </Notice>
  );
}
