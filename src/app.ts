import { Hono } from 'hono';
import {
  approachEvidence,
  approachRoutes,
  approachWork,
  decisionAttention,
  decisionPart,
  decisionPublishSource,
  decisionRoutes,
  decisionThreadSource,
  publicationAttention,
  publicationPart,
  publicationRoutes,
  rocketPart,
  rocketRoutes,
  type ThreadSource,
  threadRoutes,
} from './approach/index.ts';
import {
  answerAttention,
  answerRoutes,
  answerThreadSource,
  askAttention,
  askPersonRoutes,
  askToBringRoutes,
  bringAttention,
  bringRoutes,
  bringThemesRoutes,
  consentRoutes,
  consultEvidence,
  consultPart,
  consultPublishSources,
  consultWork,
  contributionThreadSource,
  eraseAttention,
  eraseRoutes,
  goalAttention,
  goalRoutes,
  goalThreadSource,
  hearRoutes,
  inboxRoutes,
  linkRoutes,
  messageRoutes,
  messageThemesRoutes,
  notesRoutes,
  readingsRoutes,
  sayRoutes,
  sentencesRoutes,
  spokenRoutes,
  themeAttention,
  themeRoutes,
  themesRoutes,
  themeThreadSource,
} from './consult/index.ts';
import { DatabaseAway, type Installation } from './db/database.ts';
import { demoCodes } from './demo/demo-codes.ts';
import {
  type AppEnv,
  type AttentionGroup,
  aboutRoutes,
  awayAnswer,
  demoClockRoutes,
  demoTime,
  faultPage,
  findWorkspace,
  orphanAttention,
  peopleRoutes,
  publicPagesRoutes,
  signInRoutes,
  weekRoutes,
} from './people/index.ts';
import { personDataSteps, privacyAttention, privacyRoutes } from './privacy/index.ts';
import {
  apiRoutes,
  productRoutes,
  programmeRoutes,
  publicRoutes,
  reportPart,
} from './reports/index.ts';
import type { Deps } from './web/deps.ts';
import type { Metrics } from './web/metrics.ts';
import { securityHeaders } from './web/security-headers.ts';
import { withoutTokens } from './web/signed-token.ts';
import { staticFiles } from './web/static-files.ts';
import { type StatusCheck, statusRoute } from './web/status.ts';

export interface AppParts {
  readonly deps: Deps;
  /** For finding a workspace by its host. */
  readonly installation: Installation;
  /** Folder with the built public files. */
  readonly assets: string;
  readonly checkStatus: StatusCheck;
  /** Version of this program, for `/status`. */
  readonly version: string;
  /** Figures for a monitoring system; null: nobody asked for them. */
  readonly metrics?: Metrics | null;
}

/** What every room asks of a person: on Deze week, and by e-mail. */
export function attentionOf(deps: Deps): readonly AttentionGroup[] {
  return [
    { heading: 'check.week', ask: answerAttention },
    { heading: 'erase.attention.heading', ask: eraseAttention },
    { heading: 'bringing.heading', ask: bringAttention },
    { heading: 'theme.attention.heading', ask: themeAttention },
    { heading: 'goal.attention.heading', ask: goalAttention(deps) },
    { heading: 'publishing.attention.heading', ask: publicationAttention },
    { heading: 'publishing.ask.title', ask: askAttention },
    { heading: 'decision.attention.heading', ask: decisionAttention },
    { heading: 'privacy.title', ask: privacyAttention },
    { heading: 'people.list.title', ask: orphanAttention(worksOf(deps)) },
  ];
}

/** What every room knows to hang on a person. */
const worksOf = (deps: Deps) => [approachWork(deps), consultWork(deps)];

/** What every room says of its own beads. */
const threadSources: readonly ThreadSource[] = [
  contributionThreadSource,
  themeThreadSource,
  goalThreadSource,
  decisionThreadSource,
  answerThreadSource,
];

/** What every room has of which a copy can be made for everybody. */
const publishSources = [...consultPublishSources, decisionPublishSource];

/** The table of contents: middleware in order, then the rooms. */
export function createApp({
  deps,
  installation,
  assets,
  checkStatus,
  version,
  metrics = null,
}: AppParts): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.use(securityHeaders(deps.baseUrl));
  if (metrics) {
    app.use(metrics.measure);
    app.get('/metrics', metrics.route);
  }
  app.get('/status', statusRoute(checkStatus, version));
  app.get('/assets/*', staticFiles(assets));
  app.use(findWorkspace(installation, deps));
  app.route('/', aboutRoutes(deps, demoCodes()));
  app.route('/', signInRoutes(deps));
  app.route('/', publicPagesRoutes(deps));
  app.route('/', peopleRoutes(deps, worksOf(deps)));
  app.route('/', demoClockRoutes(deps, deps.demoClock && demoTime(installation, deps.demoClock)));
  app.route('/', weekRoutes(deps, attentionOf(deps)));
  app.route(
    '/',
    approachRoutes(deps, [
      consultPart(deps),
      decisionPart(deps),
      publicationPart,
      reportPart,
      rocketPart,
    ]),
  );
  app.route('/', decisionRoutes(deps, threadSources));
  app.route('/', rocketRoutes(deps, [approachEvidence(deps), consultEvidence(deps)]));
  app.route('/', goalRoutes(deps));
  app.route('/', publicationRoutes(deps, publishSources, threadSources));
  app.route('/', consentRoutes(deps));
  app.route('/', threadRoutes(deps, threadSources));
  app.route('/', linkRoutes(deps));
  app.route('/', notesRoutes(deps));
  app.route('/', sayRoutes(deps));
  app.route('/', spokenRoutes(deps));
  app.route('/', sentencesRoutes(deps));
  app.route('/', hearRoutes(deps, undefined, personDataSteps(deps)));
  app.route('/', inboxRoutes(deps));
  app.route('/', readingsRoutes(deps));
  app.route('/', answerRoutes(deps));
  app.route('/', askToBringRoutes(deps));
  app.route('/', eraseRoutes(deps));
  app.route('/', messageRoutes(deps));
  app.route('/', messageThemesRoutes(deps));
  app.route('/', themesRoutes(deps));
  app.route('/', themeRoutes(deps));
  app.route('/', bringThemesRoutes(deps));
  app.route('/', askPersonRoutes(deps));
  app.route('/', bringRoutes(deps));
  app.route('/', publicRoutes(deps));
  app.route('/', apiRoutes(deps));
  app.route('/', productRoutes(deps));
  app.route('/', programmeRoutes(deps));
  app.route('/', privacyRoutes(deps));

  app.notFound((c) => faultPage(c, 'notFound'));
  app.onError((error, c) => {
    if (error instanceof DatabaseAway) return awayAnswer(c);
    deps.log.error({ err: error, path: withoutTokens(c.req.path) }, 'unexpected fault');
    return faultPage(c, 'unexpected');
  });
  return app;
}
