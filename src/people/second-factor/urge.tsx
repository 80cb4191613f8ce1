import { ButtonLink, Notice } from '../../ui/index.ts';
import type { AppContext } from '../app-env.ts';

/** Asks an administrator without a second factor to set one up; nobody in the demo. */
export function SecondFactorUrge({ c }: { c: AppContext }) {
  const { account, workspace, words } = c.var;
  const isFree = account.role !== 'administrator' || account.secondFactor !== 'none';
  if (isFree || workspace.isDemo) return null;
  return (
    <Notice kind="info" title={words.say('account.factor.urge.title')}>
      <p>{words.say('account.factor.urge.body')}</p>
      <ButtonLink href="/mijn/tweede-stap">{words.say('account.factor.begin')}</ButtonLink>
    </Notice>
  );
}
