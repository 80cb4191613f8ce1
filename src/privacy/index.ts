/** The door of `privacy`: the register of processings, which the jobs obey. */

export { carryOutRegister } from './retention/carry-out.ts';
export { processingRoutes } from './terms/processing-routes.tsx';
