import { Hono } from 'hono';
import type { AppEnv } from '../people/index.ts';
import type { Deps } from '../web/deps.ts';
import { controllerRoutes } from './controllers/controller-routes.tsx';
import { ownDataRoutes } from './person-data/own-data-routes.tsx';
import { privacyPageRoutes } from './public/privacy-page-routes.tsx';
import { requestRoutes } from './requests/request-routes.tsx';
import { processingRoutes } from './terms/processing-routes.tsx';

/** Every page of the register; what has a name of its own stands before `/verwerkingen/:processing`. */
export function privacyRoutes(deps: Deps): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.route('/', privacyPageRoutes(deps));
  app.route('/', controllerRoutes(deps));
  app.route('/', requestRoutes(deps));
  app.route('/', processingRoutes(deps));
  app.route('/', ownDataRoutes(deps));
  return app;
}
