import { type AppContext, may } from '../../people/index.ts';
import {
  Button,
  ButtonGroup,
  ButtonLink,
  Form,
  Heading,
  Notice,
  Paragraph,
  TextArea,
} from '../../ui/index.ts';
import type { Approach } from '../approach.ts';
import { isAlive, mayHold, mayLetThrough, type Publication } from './publication.ts';
import { publicationPath } from './publication-words.ts';

export interface ActFormsProps {
  readonly c: AppContext;
  readonly approach: Approach;
  readonly publication: Publication;
  readonly hasPartners: boolean;
  readonly isOpen: boolean;
  readonly formKey: string;
  /** What was typed as the reason for holding it, and what is wrong with that. */
  readonly reason?: {
    readonly typed: string;
    readonly fault: 'reason-missing' | 'reason-too-long';
  };
}

/** A resident partner lets it through, or holds it with a reason. */
export function PartnerForms({ c, approach, publication, formKey, reason }: ActFormsProps) {
  const { say } = c.var.words;
  if (!may(c.var.account, 'publications.hold')) return null;
  const path = publicationPath(approach, publication.id);
  const hidden = { formKey, gezien: String(publication.version) };
  const lets = mayLetThrough(publication);
  const holds = mayHold(publication);
  if (!(lets || holds)) return null;
  const fault = reason && say(`publishing.fault.${reason.fault}`);
  return (
    <section class="hoofdrol-flow">
      <Heading level={2}>{say('publishing.one.partner')}</Heading>
      <Paragraph>{say('publishing.one.partner.body')}</Paragraph>
      {lets && (
        <Form action={`${path}/doorlaten`} hidden={hidden} busyLabel={say('form.busy')}>
          <ButtonGroup>
            <Button>{say('publishing.one.letThrough')}</Button>
          </ButtonGroup>
        </Form>
      )}
      {holds && (
        <Form action={`${path}/tegenhouden`} hidden={hidden} busyLabel={say('form.busy')}>
          <TextArea
            name="reden"
            label={say('publishing.one.hold.reason')}
            hint={say('publishing.one.hold.reason.hint')}
            value={reason?.typed}
            error={fault}
            rows={3}
          />
          {publication.state === 'published' && (
            <Paragraph>{say('publishing.one.hold.now')}</Paragraph>
          )}
          <ButtonGroup>
            <Button look="danger">{say('publishing.one.hold')}</Button>
          </ButtonGroup>
        </Form>
      )}
    </section>
  );
}

/** A coordinator publishes it, changes it or takes it away. */
export function ManageForms(props: ActFormsProps) {
  const { c, approach, publication, hasPartners, isOpen, formKey } = props;
  const { say } = c.var.words;
  if (!(may(c.var.account, 'publications.manage') && isAlive(publication))) return null;
  const path = publicationPath(approach, publication.id);
  const hidden = { formKey, gezien: String(publication.version) };
  const isReady =
    publication.state === 'proposed' && (publication.seenByPartner !== null || !hasPartners);
  return (
    <>
      {isReady && !isOpen && <Notice kind="info">{say('publishing.fault.not-open')}</Notice>}
      {isReady && isOpen && (
        <Form action={`${path}/publiceren`} hidden={hidden} busyLabel={say('form.busy')}>
          {!hasPartners && <Paragraph>{say('publishing.noPartner.body')}</Paragraph>}
          <ButtonGroup>
            <Button>{say('publishing.one.publish')}</Button>
          </ButtonGroup>
        </Form>
      )}
      <ButtonGroup>
        <ButtonLink href={`${path}/wijzigen`}>{say('publishing.one.change')}</ButtonLink>
      </ButtonGroup>
      <Form action={`${path}/intrekken`} hidden={hidden} busyLabel={say('form.busy')}>
        <Heading level={2} look={3}>
          {say('publishing.one.withdraw.title')}
        </Heading>
        <Paragraph>{say('publishing.one.withdraw.body')}</Paragraph>
        <ButtonGroup>
          <Button look="danger">{say('publishing.one.withdraw')}</Button>
        </ButtonGroup>
      </Form>
    </>
  );
}
