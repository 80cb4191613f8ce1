import type { Approach } from '../../approach/index.ts';
import { CoalitionShell, FormFaults } from '../../people/index.ts';
import {
  Button,
  ButtonGroup,
  ButtonLink,
  Checkbox,
  CheckboxGroup,
  Face,
  FileField,
  Flow,
  Form,
  Heading,
  Notice,
  Paragraph,
  SelectField,
  TextField,
  Link as TextLink,
} from '../../ui/index.ts';
import type { Day } from '../../web/calendar.ts';
import { locales } from '../../web/locales.ts';
import { type LinkText, sourceTag } from './link-form.ts';
import { linkPath, linksPath } from './link-pages.tsx';
import type { LinkRecord } from './link-store.ts';
import { faultAt, type LinkFieldsProps, TextFields, Translation } from './link-texts-pages.tsx';

export type LinkFormProps = LinkFieldsProps & {
  approach: Approach;
  /** Null: a new one. */
  link: LinkRecord | null;
  formKey: string;
  owners: readonly { readonly id: string; readonly name: string }[];
  firstDay: Day;
  lastDay: Day;
  outdated: Readonly<Record<LinkText, readonly string[]>>;
  /** The slug of the link that this form made or changed before, with other words. */
  earlier?: string;
  /** The database cannot be reached. */
  away?: boolean;
};

/** The form in which a link is made or changed; it shows again what was typed. */
export function LinkFormPage(props: LinkFormProps) {
  const { c, approach, link, typed, faults = {}, formKey, earlier, away } = props;
  const { account, words, workspace } = c.var;
  const { say } = words;
  const title = link ? say('link.change') : say('link.new');
  const path = link ? `${linkPath(approach, link)}/wijzigen` : `${linksPath(approach)}/nieuw`;
  const found = Object.entries(faults);
  const others = workspace.locales.filter((tag) => tag !== sourceTag);
  return (
    <CoalitionShell
      workspace={workspace}
      words={words}
      account={account}
      title={title}
      path={path}
      errorCount={found.length}
      scripts={['enhance/send-once.js']}
      breadcrumbs={[
        { label: approach.title, href: `/aanpak/${approach.slug}` },
        { label: say('link.list.title'), href: linksPath(approach) },
        ...(link ? [{ label: `/meedoen/${link.slug}`, href: linkPath(approach, link) }] : []),
        { label: title },
      ]}
    >
      <Heading level={1}>{title}</Heading>
      <FormFaults
        words={words}
        away={away}
        faults={found.map(([name, fault]) => ({ name, message: say(`link.fault.${fault}`) }))}
      />
      {earlier && (
        <Notice kind="warning" title={say('approach.sent.title')} live>
          <Paragraph>
            {say('link.sent.body')}{' '}
            <TextLink href={linkPath(approach, { slug: earlier })}>/meedoen/{earlier}</TextLink>
          </Paragraph>
          <Paragraph>{say('link.sent.now')}</Paragraph>
        </Notice>
      )}
      <Form action={path} multipart hidden={{ formKey }} busyLabel={say('form.busy')}>
        <Heading level={2}>{say('link.form.words')}</Heading>
        <TextFields {...props} tag={sourceTag} />
        <Heading level={2}>{say('link.languages')}</Heading>
        <CheckboxGroup
          name="locales"
          label={say('link.form.locales')}
          hint={say('link.form.locales.hint')}
          values={typed.locales}
          options={others.map((tag) => ({
            value: tag,
            label: locales[tag].name,
            lang: locales[tag].lang,
          }))}
        />
        <Flow>
          {others.map((tag) => (
            <Translation {...props} tag={tag} />
          ))}
        </Flow>
        <Heading level={2}>{say('link.form.asker')}</Heading>
        <Asking {...props} />
        <Heading level={2}>{say('link.form.answering')}</Heading>
        <Answering {...props} />
        <Heading level={2}>{say('link.form.face')}</Heading>
        <FaceFields {...props} />
        <ButtonGroup>
          <Button>{link ? say('approach.save') : say('link.make')}</Button>
          <ButtonLink href={link ? linkPath(approach, link) : linksPath(approach)} look="subtle">
            {say('approach.cancel')}
          </ButtonLink>
        </ButtonGroup>
      </Form>
    </CoalitionShell>
  );
}

function Asking(props: LinkFormProps) {
  const { c, typed } = props;
  const { say } = c.var.words;
  return (
    <>
      <TextField
        name="askerName"
        label={say('link.form.askerName')}
        hint={say('link.form.askerName.hint')}
        error={faultAt(props, 'askerName')}
        value={typed.askerName}
        required
      />
      <TextField
        name="askerPhone"
        type="tel"
        label={say('link.phone')}
        hint={say('link.form.askerPhone.hint')}
        error={faultAt(props, 'askerPhone')}
        value={typed.askerPhone}
        required
      />
    </>
  );
}

function Answering(props: LinkFormProps) {
  const { c, link, typed, owners, firstDay, lastDay } = props;
  const { say } = c.var.words;
  return (
    <>
      <SelectField
        name="ownerId"
        label={say('link.owner')}
        hint={say('link.form.owner.hint')}
        error={faultAt(props, 'ownerId')}
        value={typed.ownerId}
        options={owners.map(({ id, name }) => ({ value: id, label: name }))}
        emptyLabel={say('approach.form.coordinator.choose')}
        required
      />
      <TextField
        name="answerDays"
        label={say('approach.days')}
        hint={say('approach.form.days.hint', { least: 1, most: 42 })}
        error={faultAt(props, 'answerDays')}
        value={typed.answerDays}
        inputmode="numeric"
        look="short"
        required
      />
      <TextField
        name="endsOn"
        type="date"
        label={say('link.ends')}
        hint={say('link.form.ends.hint')}
        error={faultAt(props, 'endsOn')}
        value={typed.endsOn}
        min={firstDay}
        max={lastDay}
        required
      />
      {!link && (
        <TextField
          name="slug"
          label={say('link.address')}
          hint={say('link.form.slug.hint')}
          error={faultAt(props, 'slug')}
          value={typed.slug}
          optional={say('approach.optional')}
        />
      )}
    </>
  );
}

function FaceFields(props: LinkFormProps) {
  const { c, link, typed } = props;
  const { say } = c.var.words;
  return (
    <>
      {link?.askerPhotoId && (
        <>
          <Face
            src={`/uitnodiging/${link.slug}/gezicht?v=${link.version}`}
            alt={say('link.face.alt', { name: link.askerName })}
          />
          <Checkbox
            name="removePhoto"
            label={say('link.form.removePhoto')}
            checked={typed.removePhoto}
          />
        </>
      )}
      <FileField
        name="photo"
        label={say('link.form.photo')}
        hint={say('link.form.photo.hint')}
        error={faultAt(props, 'photo')}
        accept="image/jpeg,image/png,image/webp"
        optional={say('approach.optional')}
      />
    </>
  );
}
