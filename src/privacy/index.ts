/** The door of `privacy`: the register of processings, which the jobs obey. */

export { processingRoutes } from './terms/processing-routes.tsx';
