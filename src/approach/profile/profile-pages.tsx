import { type AppContext, FormFaults } from '../../people/index.ts';
import {
  CheckboxGroup,
  type DataListItem,
  Form,
  List,
  Paragraph,
  RadioGroup,
  StatusBadge,
  TextField,
} from '../../ui/index.ts';
import type { CoalitionWords } from '../../web/words.ts';
import type { Approach } from '../approach.ts';
import { ChangedMeanwhile, ChangeFrame, changePath, SaveButtons } from '../change-frame.tsx';
import {
  audiences,
  builtRooms,
  innovationKinds,
  type Profile,
  type ProfileFaults,
  type Room,
  rooms,
} from './profile.ts';

/** A profile in words: for whom, and which innovation whose. */
export function profileItems({ say }: CoalitionWords, profile: Profile): DataListItem[] {
  const { forWhom, innovationKinds: kinds, innovation, innovationMaker } = profile;
  const kind = kinds.map((one) => say(`approach.innovation.${one}`)).join(', ');
  return [
    {
      term: say('approach.forWhom'),
      definition: forWhom ? say(`approach.forWhom.${forWhom}`) : say('approach.unknown'),
    },
    ...(innovation
      ? [{ term: say('approach.innovation'), definition: `${innovation} (${kind})` }]
      : []),
    ...(innovationMaker
      ? [{ term: say('approach.innovation.maker'), definition: innovationMaker }]
      : []),
  ];
}

export type ProfileFormProps = {
  c: AppContext;
  approach: Approach;
  typed: Profile;
  seen: string;
  faults?: ProfileFaults;
  /** What somebody else made of it since the form was opened. */
  current?: Profile;
};

/** For whom an approach is there, and with which innovation. */
export function ProfileFormPage({
  c,
  approach,
  typed,
  seen,
  faults = {},
  current,
}: ProfileFormProps) {
  const { words } = c.var;
  const { say } = words;
  const found = Object.entries(faults).map(([name, fault]) => ({
    name,
    message: say(`approach.fault.${fault}`),
  }));
  const error = (field: keyof ProfileFaults) => {
    const fault = faults[field];
    return fault && say(`approach.fault.${fault}`);
  };
  const optional = say('approach.optional');
  return (
    <ChangeFrame c={c} approach={approach} page="profile" errorCount={found.length}>
      <FormFaults words={words} faults={found} />
      {current && <ChangedMeanwhile words={words} now={profileItems(words, current)} />}
      <Form
        action={changePath(approach, 'profile')}
        hidden={{ gezien: seen }}
        busyLabel={say('form.busy')}
      >
        <RadioGroup
          name="forWhom"
          label={say('approach.form.forWhom')}
          value={typed.forWhom ?? ''}
          options={audiences.map((one) => ({ value: one, label: say(`approach.forWhom.${one}`) }))}
        />
        <CheckboxGroup
          name="innovationKinds"
          label={say('approach.form.innovationKinds')}
          hint={say('approach.form.innovationKinds.hint')}
          error={error('innovationKinds')}
          values={typed.innovationKinds}
          options={innovationKinds.map((one) => ({
            value: one,
            label: say(`approach.form.innovation.${one}`),
            hint: say(`approach.form.innovation.${one}.hint`),
          }))}
          optional={optional}
        />
        <TextField
          name="innovation"
          label={say('approach.form.innovation')}
          hint={say('approach.form.innovation.hint')}
          error={error('innovation')}
          value={typed.innovation ?? ''}
          optional={optional}
        />
        <TextField
          name="innovationMaker"
          label={say('approach.form.maker')}
          hint={say('approach.form.maker.hint')}
          error={error('innovationMaker')}
          value={typed.innovationMaker ?? ''}
          optional={optional}
        />
        <SaveButtons words={words} approach={approach} />
      </Form>
    </ChangeFrame>
  );
}

/** The rooms of an approach: which are on, and which are not built yet. */
export function RoomsPage({
  c,
  approach,
  on,
}: {
  c: AppContext;
  approach: Approach;
  on: readonly Room[];
}) {
  const { words } = c.var;
  const { say } = words;
  return (
    <ChangeFrame c={c} approach={approach} page="rooms">
      <Paragraph>{say('approach.rooms.lead')}</Paragraph>
      <List
        items={rooms.map((room) => (
          <>
            {say(`approach.room.${room}`)}{' '}
            <StatusBadge tone={on.includes(room) ? 'good' : 'neutral'}>
              {builtRooms.includes(room)
                ? say(on.includes(room) ? 'approach.rooms.on' : 'approach.rooms.off')
                : say('approach.rooms.notYet')}
            </StatusBadge>
          </>
        ))}
      />
      <Paragraph quiet>{say('approach.rooms.always')}</Paragraph>
    </ChangeFrame>
  );
}
