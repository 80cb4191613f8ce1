import { Hono } from 'hono';
import { type AppEnv, requireRight } from '../../people/index.ts';
import { formKeyOf, newFormKey } from '../../thread/form-keys.ts';
import type { Deps } from '../../web/deps.ts';
import { readForm } from '../../web/multipart.ts';
import { sendPage } from '../../web/send-page.ts';
import { readAddressees } from './addressees.ts';
import { type MailProblem, MailReportPage } from './mail-pages.tsx';
import { mailLimits, mailReport } from './mail-report.ts';
import { reportPath } from './report-frame.tsx';
import { reportHere } from './report-here.ts';

/** What is wrong with what was typed, if anything. */
function judgeTyped({ addresses, wrong }: ReturnType<typeof readAddressees>): MailProblem | null {
  if (wrong.length > 0) return { reason: 'wrong', values: { addresses: wrong.join(', ') } };
  return addresses.length === 0 ? { reason: 'none', values: {} } : null;
}

/** Sending the link of a published report by e-mail. */
export function mailRoutes(deps: Deps): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  const publish = requireRight(deps, 'reports.publish');
  const path = '/stukken/:slug/:id/versturen';

  routes.get(path, publish, async (c) => {
    const here = await reportHere(deps, c);
    if (!here) return c.notFound();
    const { approach, report } = here;
    if (report.state !== 'published') return c.redirect(reportPath(approach, report.id), 303);
    const formKey = newFormKey(deps.random);
    return sendPage(c, <MailReportPage {...{ c, approach, report, formKey }} typed="" />);
  });

  routes.post(path, publish, async (c) => {
    const { form } = await readForm(c);
    const here = await reportHere(deps, c);
    if (!here) return c.notFound();
    const { approach, report } = here;
    const typed = form.text('adressen');
    const formKey = formKeyOf(form, deps.random);
    const read = readAddressees(typed);
    let problem = judgeTyped(read);
    if (!problem) {
      const result = await mailReport(here, report.id, read.addresses, formKey);
      if (result.ok) {
        const again = { formKey: newFormKey(deps.random), typed: '', sent: result.count };
        return sendPage(c, <MailReportPage {...{ c, approach, report }} {...again} />);
      }
      problem = { reason: result.reason, values: { ...mailLimits } };
    }
    const page = <MailReportPage {...{ c, approach, report, formKey, typed, problem }} />;
    return sendPage(c, page, { status: 422 });
  });
  return routes;
}
