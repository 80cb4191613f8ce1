import type { CodeStep, Opened } from '../../consult/index.ts';
import type { Deps } from '../../web/deps.ts';
import { sendPage } from '../../web/send-page.ts';
import { residentWords } from '../../web/words.ts';
import { noteServed } from '../requests/record-request.ts';
import { personArchive } from './person-archive.ts';
import { personData } from './person-data.ts';
import { PersonDataPage } from './person-data-pages.tsx';
import { sendDownload } from './send-download.ts';

/** Reads everything, and notes that it was asked for; null when the message is not there any more. */
async function read(deps: Deps, { c, message }: Opened) {
  const workspace = c.get('workspace');
  return deps.db.tx(workspace, async (tx) => {
    const data = await personData(tx, workspace, message.id);
    if (data) {
      await noteServed(tx, deps, workspace, { through: 'code', subjectId: message.id });
    }
    return data;
  });
}

async function showAll(deps: Deps, opened: Opened): Promise<Response> {
  const { c, tag, code } = opened;
  const data = await read(deps, opened);
  if (!data) return c.notFound();
  // the words stand here, so nothing of the page stays on a shared phone
  const page = { data, workspace: c.get('workspace'), words: residentWords(tag), tag, code };
  return sendPage(c, <PersonDataPage {...page} />, { cache: 'secret' });
}

async function sendAll(deps: Deps, opened: Opened): Promise<Response> {
  const { c, tag, message } = opened;
  const workspace = c.get('workspace');
  const at = deps.clock.now();
  const archive = await deps.db.tx(workspace, async (tx) => {
    const data = await personData(tx, workspace, message.id);
    if (!data) return null;
    await noteServed(tx, deps, workspace, { through: 'code', subjectId: message.id });
    return personArchive(tx, workspace, data, { asked: tag, at });
  });
  if (!archive) return c.notFound();
  const name = 'mijn-gegevens.zip';
  return sendDownload(c, { bytes: archive, name, mediaType: 'application/zip' });
}

/** "Wat weten jullie van mij?": everything that is known of who holds a code, to see and to take along. */
export function personDataSteps(deps: Deps): readonly CodeStep[] {
  return [
    {
      path: 'gegevens',
      page: { title: 'person.title', lead: 'person.code.lead', button: 'person.code.show' },
      work: (opened) => showAll(deps, opened),
    },
    { path: 'gegevens/alles', page: null, work: (opened) => sendAll(deps, opened) },
  ];
}
