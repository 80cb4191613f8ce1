/** The door of `consult`: what people say, and what they hear back. */

export { hearRoutes } from './answers/hear-routes.tsx';
