import { Hono } from 'hono';
import type { AppEnv } from '../../people/index.ts';
import type { Deps } from '../../web/deps.ts';
import { documentMaker } from '../documents/document-maker.ts';
import { mailRoutes } from './mail-routes.tsx';
import { publicReportRoutes } from './public-report-routes.tsx';
import { reportRoutes } from './report-routes.tsx';
import { templateRoutes } from './template-routes.tsx';

/**
 * One for the whole process: its browser is as heavy as the rest of the program. The workers start when
 * somebody looks at what can be a file, and end when there is no work.
 */
const maker = documentMaker();

/** The products of an approach: written by the team, read by anybody once they are published. */
export function productRoutes(deps: Deps): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  routes.route('/', reportRoutes(deps, maker));
  routes.route('/', mailRoutes(deps));
  routes.route('/', templateRoutes(deps, maker));
  routes.route('/', publicReportRoutes(deps, maker));
  return routes;
}
