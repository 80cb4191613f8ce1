import { type AppContext, FormFaults } from '../../people/index.ts';
import {
  Button,
  ButtonGroup,
  CheckboxGroup,
  Details,
  Form,
  Paragraph,
  RadioGroup,
  TextField,
} from '../../ui/index.ts';
import type { CoalitionWords } from '../../web/words.ts';
import type { Approach } from '../approach.ts';
import { ChangedMeanwhile, ChangeFrame, changePath, SaveButtons } from '../change-frame.tsx';
import { type Area, type AreaFaults, areaKey, areaLevels, type TypedArea } from './area.ts';

/** An area in words: "De Wilgenhoek (wijk)". */
export const sayArea = ({ say }: CoalitionWords, { name, level }: Area): string =>
  `${name} (${say(`approach.area.${level}`)})`;

export type AreasPageProps = {
  c: AppContext;
  approach: Approach;
  /** What may be chosen. */
  areas: readonly Area[];
  /** Keys of what is chosen. */
  chosen: readonly string[];
  seen: string;
  /** What somebody else chose since the form was opened. */
  current?: readonly Area[];
  typed?: TypedArea;
  faults?: AreaFaults;
};

/** In which areas an approach works: chosen from what the workspace knows, or added to it. */
export function AreasPage(props: AreasPageProps) {
  const { c, approach, areas, chosen, seen, current, typed, faults = {} } = props;
  const { words } = c.var;
  const { say } = words;
  const path = changePath(approach, 'areas');
  const found = Object.entries(faults).map(([name, fault]) => ({
    name,
    message: say(`approach.fault.${fault}`),
  }));
  return (
    <ChangeFrame c={c} approach={approach} page="areas" errorCount={found.length}>
      <FormFaults words={words} faults={found} />
      {current && (
        <ChangedMeanwhile
          words={words}
          now={[
            {
              term: say('approach.areas'),
              definition:
                current.map((area) => sayArea(words, area)).join(', ') ||
                say('approach.areas.none'),
            },
          ]}
        />
      )}
      {areas.length === 0 ? (
        <Paragraph>{say('approach.areas.empty')}</Paragraph>
      ) : (
        <Form action={path} hidden={{ gezien: seen }} busyLabel={say('form.busy')}>
          <CheckboxGroup
            name="areas"
            label={say('approach.form.areas')}
            values={chosen}
            options={areas.map((area) => ({
              value: areaKey(area),
              label: sayArea(words, area),
              hint: say('approach.area.code', { code: area.code, year: String(area.year) }),
            }))}
          />
          <SaveButtons words={words} approach={approach} />
        </Form>
      )}
      <Details summary={say('approach.area.add')} open={areas.length === 0 || found.length > 0}>
        <AddArea words={words} action={`${path}/nieuw`} typed={typed} faults={faults} />
      </Details>
    </ChangeFrame>
  );
}

function AddArea({
  words: { say },
  action,
  typed,
  faults,
}: {
  words: CoalitionWords;
  action: string;
  typed: TypedArea | undefined;
  faults: AreaFaults;
}) {
  const error = (field: keyof TypedArea) => {
    const fault = faults[field];
    return fault && say(`approach.fault.${fault}`);
  };
  return (
    <Form action={action} label={say('approach.area.add')} busyLabel={say('form.busy')}>
      <TextField
        name="name"
        label={say('approach.area.name')}
        error={error('name')}
        value={typed?.name}
        required
      />
      <RadioGroup
        name="level"
        label={say('approach.area.level')}
        error={error('level')}
        value={typed?.level}
        options={areaLevels.map((one) => ({ value: one, label: say(`approach.area.${one}`) }))}
        required
      />
      <TextField
        name="code"
        label={say('approach.area.codeField')}
        hint={say('approach.area.code.hint')}
        error={error('code')}
        value={typed?.code}
        look="short"
        required
      />
      <TextField
        name="year"
        label={say('approach.area.year')}
        hint={say('approach.area.year.hint')}
        error={error('year')}
        value={typed?.year}
        inputmode="numeric"
        look="short"
        required
      />
      <ButtonGroup>
        <Button look="secondary">{say('approach.area.add')}</Button>
      </ButtonGroup>
    </Form>
  );
}
