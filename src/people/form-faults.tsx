import { type FieldFault, FormErrorSummary, Notice } from '../ui/index.ts';
import type { CoalitionWords } from '../web/words.ts';

/** Above a form of the team that came back: the database is away, or fields hold something wrong. */
export function FormFaults({
  words: { say },
  faults,
  away = false,
}: {
  words: CoalitionWords;
  faults: readonly FieldFault[];
  /** The database cannot be reached: nothing was kept, everything typed stands in the form. */
  away?: boolean | undefined;
}) {
  return (
    <>
      {away && (
        <Notice kind="warning" title={say('fault.away.title')} live>
          {say('fault.away.body')}
        </Notice>
      )}
      {faults.length > 0 && <FormErrorSummary title={say('form.errors')} errors={faults} />}
    </>
  );
}
