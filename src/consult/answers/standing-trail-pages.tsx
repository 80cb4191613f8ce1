import { Listen, type PictogramName, Trail, type TrailStep } from '../../ui/index.ts';
import { type Day, sayDay } from '../../web/calendar.ts';
import type { ResidentTag } from '../../web/locales.ts';
import { residentWords } from '../../web/words.ts';
import type { MessageOfCode, Standing } from '../contributions/message-of-code.ts';

/** The way of a message so far, and what comes next by when: to see and to hear. */
export function StandingTrail({
  tag,
  standing,
  message,
  name,
}: {
  tag: ResidentTag;
  standing: Standing;
  message: Pick<MessageOfCode, 'form'>;
  /** Who answers. */
  name: string;
}) {
  const { say, locale } = residentWords(tag);
  const on = (day: Day) => ({ text: sayDay(day, locale), iso: day });
  const by = say(standing.isLate ? 'hear.trail.late' : 'hear.trail.by', {
    day: sayDay(standing.dueOn, locale),
  });
  const received: TrailStep = {
    pictogram: 'letter',
    title: say('hear.trail.received'),
    date: on(standing.receivedOn),
  };
  const answered: TrailStep = {
    pictogram: 'talk',
    title: say('hear.trail.answered'),
    date: standing.current?.deliveredOn ? on(standing.current.deliveredOn) : undefined,
  };
  const next: TrailStep = { pictogram: 'calendar', title: by, state: 'next' };
  const now = (pictogram: PictogramName, title: string): TrailStep => {
    return { pictogram, title, state: 'now' };
  };
  const reading = say(message.form === 'sound' ? 'hear.trail.listening' : 'hear.trail.reading', {
    name,
  });
  const steps: Partial<Record<Standing['step'], readonly TrailStep[]>> = {
    reading: [received, now(message.form === 'sound' ? 'listen' : 'person', reading), next],
    writing: [received, now('write', say('hear.trail.writing', { name })), next],
    interim: [received, now('clock', say('hear.trail.interim', { name })), next],
    answered: [received, { ...answered, state: 'now' }],
    explain: [received, answered, now('talk', say('hear.trail.explain', { name })), next],
    reopened: [received, answered, now('person', say('hear.trail.reopened', { name })), next],
  };
  const told = steps[standing.step] ?? [];
  return (
    <>
      <Trail label={say('hear.trail')} steps={told} />
      <Listen
        label={say('hear.listen')}
        stopLabel={say('hear.listen.stop')}
        lang={locale.lang}
        text={told.map(({ title, date }) => `${title} ${date?.text ?? ''}`).join(' ')}
      />
    </>
  );
}
