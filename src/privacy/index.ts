/** The door of `privacy`: the register of processings, which the jobs obey, and what people ask of it. */

export { personDataSteps } from './person-data/person-data-steps.tsx';
export { privacyAttention } from './privacy-attention.ts';
export { privacyRoutes } from './privacy-routes.ts';
export { carryOutRegister } from './retention/carry-out.ts';
