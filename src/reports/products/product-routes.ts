import { Hono } from 'hono';
import type { AppEnv } from '../../people/index.ts';
import type { Deps } from '../../web/deps.ts';
import { documentMaker } from '../documents/document-maker.ts';
import { mailRoutes } from './mail-routes.tsx';
import { publicReportRoutes } from './public-report-routes.tsx';
import { reportRoutes } from './report-routes.tsx';
import { templateRoutes } from './template-routes.tsx';

/** The products of an approach: written by the team, read by anybody once they are published. */
export function productRoutes(deps: Deps): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  // its workers start with the first file that is asked for, and end when there is no work
  const maker = documentMaker();
  routes.route('/', reportRoutes(deps, maker));
  routes.route('/', mailRoutes(deps));
  routes.route('/', templateRoutes(deps, maker));
  routes.route('/', publicReportRoutes(deps, maker));
  return routes;
}
