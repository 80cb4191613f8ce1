/** The door of `reports`: one record of an approach, many products. */

export { apiRoutes } from './api/api-routes.ts';
export { forgetTakenBack } from './products/forget-taken-back.ts';
export { productRoutes } from './products/product-routes.ts';
export { reportLetter } from './products/report-letter.ts';
export { reportPart } from './products/report-part.ts';
export { reportsWithdrawnAgain } from './products/withdraw-again.ts';
export { copyShared } from './programme/copy-shared.ts';
export { programmeRoutes } from './programme/programme-routes.tsx';
export { publicRoutes } from './public/public-routes.tsx';
export { reportTrustTables } from './trust-tables.ts';
