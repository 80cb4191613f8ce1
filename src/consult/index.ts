/** The door of `consult`: what people say, and what they hear back. */

export { hearRoutes } from './answers/hear-routes.tsx';
export { sayRoutes } from './contributions/say-routes.tsx';
export { spokenRoutes } from './spoken/spoken-routes.ts';
