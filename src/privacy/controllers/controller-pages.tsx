import { type AppContext, FormFaults } from '../../people/index.ts';
import {
  Button,
  Form,
  Heading,
  List,
  Notice,
  Paragraph,
  TextArea,
  TextField,
} from '../../ui/index.ts';
import { PrivacyShell } from '../privacy-shell.tsx';
import {
  type ControllerFault,
  type ControllerFaults,
  type ControllerField,
  controllerFields,
  jointFields,
  type TypedController,
} from './controller-form.ts';
import type { Controller, JointController } from './controller-store.ts';

const path = '/verwerkingen/verantwoordelijk';

export type ControllerPageProps = {
  c: AppContext;
  typed: TypedController;
  faults?: ControllerFaults;
  seen: string;
  joint: readonly JointController[];
  /** Somebody else changed it meanwhile. */
  changed?: Controller | undefined;
};

/** Who is responsible, and with whom: a form for each. */
export function ControllerPage(props: ControllerPageProps) {
  const { c, faults = {}, joint, changed, seen } = props;
  const { words } = c.var;
  const { say } = words;
  const found = (Object.entries(faults) as [ControllerField, ControllerFault][]).map(
    ([name, fault]) => ({ name, message: say(`privacy.controller.fault.${fault}`) }),
  );
  return (
    <PrivacyShell
      c={c}
      title={say('privacy.responsible')}
      lead={say('privacy.controller.lead')}
      path={path}
      errorCount={found.length}
    >
      <FormFaults words={words} faults={found} />
      {changed && (
        <Notice kind="warning" title={say('privacy.controller.changed')} live>
          <p>
            {[changed.name, changed.address, changed.contact, changed.officerName ?? ''].join(', ')}
          </p>
        </Notice>
      )}
      <Form
        action={path}
        hidden={{ seen }}
        busyLabel={say('form.busy')}
        label={say('privacy.responsible')}
      >
        {controllerFields.map((field) => (
          <Typed {...props} field={field} />
        ))}
        <Button>{say('privacy.controller.save')}</Button>
      </Form>
      <Heading level={2}>{say('privacy.joint.title')}</Heading>
      <Paragraph>{say('privacy.joint.lead')}</Paragraph>
      {joint.length > 0 && (
        <List
          items={joint.map((one) => (
            <>
              {one.name}, {one.contact}: {one.task}
              <Form action={`${path}/mede/${one.id}/weg`} inline>
                <Button look="subtle" label={say('privacy.joint.remove', { name: one.name })}>
                  {say('privacy.joint.removeShort')}
                </Button>
              </Form>
            </>
          ))}
        />
      )}
      <Form action={`${path}/mede`} busyLabel={say('form.busy')} label={say('privacy.joint.title')}>
        {jointFields.map((field) => (
          <Typed {...props} field={field} />
        ))}
        <Button look="secondary">{say('privacy.joint.add')}</Button>
      </Form>
    </PrivacyShell>
  );
}

const isOptional = (field: ControllerField): boolean => field.startsWith('officer');

function Typed({
  c,
  typed,
  faults = {},
  field,
}: Pick<ControllerPageProps, 'c' | 'typed' | 'faults'> & { field: ControllerField }) {
  const { say } = c.var.words;
  const fault = faults[field];
  const common = {
    name: field,
    label: say(`privacy.controller.${field}`),
    value: typed[field],
    error: fault && say(`privacy.controller.fault.${fault}`),
    autocomplete: 'off',
  };
  if (field === 'address' || field === 'jointTask')
    return <TextArea {...common} rows={3} required />;
  if (isOptional(field)) return <TextField {...common} optional={say('people.optional')} />;
  return <TextField {...common} required />;
}
