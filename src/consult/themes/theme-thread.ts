import { allApproaches, type ThreadSource } from '../../approach/index.ts';
import { may, today } from '../../people/index.ts';
import { standingOfTheme } from './theme.ts';
import { themePath } from './theme-address.ts';
import { themesOfIds } from './theme-store.ts';

/** What this room says of themes on a walk along the thread. */
export const themeThreadSource: ThreadSource = {
  kinds: ['theme'],
  async describe(tx, { workspace, account, words }, ids) {
    const { tenantId } = workspace;
    const themes = await themesOfIds(tx, tenantId, ids);
    if (themes.length === 0) return [];
    const approaches = new Map((await allApproaches(tx, tenantId)).map((one) => [one.id, one]));
    const mayOpen = may(account, 'themes.read');
    return themes.map((theme) => {
      const approach = approaches.get(theme.approachId);
      return {
        id: theme.id,
        kind: 'theme',
        label: theme.title,
        state: words.say(`theme.standing.${standingOfTheme(theme)}`),
        on: today(workspace, theme.createdAt),
        href: mayOpen && approach ? themePath(approach, theme.id) : null,
      };
    });
  },
};
