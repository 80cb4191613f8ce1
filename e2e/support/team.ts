import { coalitionWords } from '../../src/web/words.ts';
import type { Visitor } from './browser.ts';

/** Signs in to the demo by the one click on that person. */
export async function signInAs(visitor: Visitor, person: string): Promise<void> {
  await visitor.page.goto('/aanmelden');
  await visitor.page.getByRole('button', { name: person }).click();
  await visitor.page
    .getByRole('heading', { level: 1, name: coalitionWords('nl').say('inbox.title') })
    .waitFor();
}
