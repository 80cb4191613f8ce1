import type { Approach } from '../../approach/index.ts';
import { levels } from '../../people/index.ts';
import { Button, Form, SelectField, ViewLinks } from '../../ui/index.ts';
import type { CoalitionWords } from '../../web/words.ts';
import { inboxViews } from './inbox.ts';
import { addressOf, type InboxAddress } from './inbox-address.ts';

/** Whose messages, of which approach and at which level. */
export function InboxFilters({
  words: { say },
  here,
  approaches,
  mayAnswer,
}: {
  words: CoalitionWords;
  here: InboxAddress;
  approaches: readonly Approach[];
  mayAnswer: boolean;
}) {
  return (
    <>
      {mayAnswer && (
        <ViewLinks
          label={say('inbox.whose')}
          views={[false, true].map((mine) => ({
            href: addressOf({ ...here, mine }),
            label: say(mine ? 'inbox.whose.me' : 'inbox.whose.all'),
            current: mine === here.mine,
          }))}
        />
      )}
      <Form
        action="/berichten"
        method="get"
        inline
        hidden={{
          stand: here.view === 'todo' ? undefined : inboxViews[here.view],
          wie: here.mine ? 'mij' : undefined,
        }}
        label={say('check.filter')}
      >
        {approaches.length > 1 && (
          <SelectField
            name="aanpak"
            label={say('inbox.approach')}
            emptyLabel={say('inbox.approach.all')}
            options={approaches.map((one) => ({ value: one.slug, label: one.title }))}
            value={here.approach ?? ''}
          />
        )}
        <SelectField
          name="niveau"
          label={say('check.filter.level')}
          emptyLabel={say('check.filter.level.all')}
          options={levels.map((level) => ({ value: level, label: say(`check.level.${level}`) }))}
          value={here.level ?? ''}
        />
        <Button look="secondary">{say('inbox.show')}</Button>
      </Form>
    </>
  );
}
