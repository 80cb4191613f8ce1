/** The door of `reports`: one record of an approach, many products. */

export { publicRoutes } from './public/public-routes.tsx';
export { reportTrustTables } from './trust-tables.ts';
