/**
 * Links that carry a secret, in the fragment only: a browser never sends it to a server, and the page that reads it
 * erases it at once with `history.replaceState`.
 */
import { sayRoundCode } from '#programme/round.ts';

/** Where the team's app lives: one document, every screen below it. */
export const TEAM_PATH = '/equipe';

/** A request's screen. */
export const requestPath = (file: string): string => `${TEAM_PATH}/demande/${encodeURIComponent(file)}`;

/** Script of the installed app (service worker); it is in charge of the team's app and of nothing else. */
export const SERVICE_WORKER_PATH = '/service-worker.js';

/** What a programme publishes: the path of the route `getProgramme`, for pages that cannot load its schemas. */
export const PROGRAMME_PATH = '/api/programme';

/** Script of the worker that keeps the public guide readable without a network. */
export const GUIDE_WORKER_PATH = '/guide-service-worker.js';
/** The one cache in which it keeps them. */
export const GUIDE_COPY = 'passerelle-guide';

/** Where a step on a request is taken: the path of the route `takeStep`, for whoever cannot load its schemas. */
export const stepPath = (file: string): string => `/api/requests/${file}/steps`;

/** What the service worker asks when it is knocked on; here, so that it need not carry the contract's schemas. */
export const KNOCK_PATH = '/api/knock';

/** `/demande#seance`: the request form opens on the questions of an awareness session. A fragment: the server need not know. */
export const SESSION_FRAGMENT = 'seance';

/** What a link's fragment asks the team's app to do. */
export type TeamLink =
  | { readonly kind: 'setup'; readonly token: string }
  /** `secret`: the invitation's 16 bytes, base64url; `genesis`: the hash that the programme must show. */
  | { readonly kind: 'join'; readonly secret: string; readonly genesis: string };

/** `https://…/equipe#installation=TOKEN`: printed by the server on a fresh data folder. */
export function setupLink(origin: string, token: string): string {
  return `${origin}${TEAM_PATH}#installation=${token}`;
}

/** `https://…/equipe#invitation=SECRET.GENESIS`: shown as a QR code by the coordinator. */
export function joinLink(
  origin: string,
  link: { readonly secret: string; readonly genesis: string },
): string {
  return `${origin}${TEAM_PATH}#invitation=${link.secret}.${link.genesis}`;
}

const SETUP = /^#installation=([A-Za-z0-9_-]{20,100})$/;
const JOIN = /^#invitation=([A-Za-z0-9_-]{22})\.([A-Za-z0-9_-]{43})$/;

/** @param fragment `location.hash`, with its `#`. Null for anything that is not exactly one of our links. */
export function readTeamLink(fragment: string): TeamLink | null {
  const setup = SETUP.exec(fragment);
  if (setup) return { kind: 'setup', token: setup[1] as string };
  const join = JOIN.exec(fragment);
  if (join) return { kind: 'join', secret: join[1] as string, genesis: join[2] as string };
  return null;
}

/**
 * `https://…/suivi#Hirondelle-4821.BYTES`: the QR code of a partner's card. The page that reads it erases it at once.
 * @param follow address of *Follow my request* in the partner's language
 * @param receipt the receipt's 16 bytes, base64url
 */
export function followLink(follow: string, reference: string, receipt: string): string {
  return `${follow}#${encodeURIComponent(reference)}.${receipt}`;
}

const FOLLOW = /^#([^.]{1,120})\.([A-Za-z0-9_-]{22})$/;

/** @param fragment `location.hash`, with its `#`. Null for anything that is not exactly such a link. */
export function readFollowLink(
  fragment: string,
): { readonly reference: string; readonly receipt: string } | null {
  const found = FOLLOW.exec(fragment);
  if (found === null) return null;
  try {
    return { reference: decodeURIComponent(found[1] as string), receipt: found[2] as string };
  } catch {
    return null;
  }
}

/**
 * `https://…/q/7FK3-9QXM-2T`: the room's link to a questionnaire, for its QR code and to be typed; in English below `/en`.
 * With a slip's token, `#TOKEN`: then it is that slip's own.
 * @param code of the round, ten characters
 * @param token 16 bytes, base64url
 */
export function questionnaireLink(
  origin: string,
  locale: 'fr' | 'en',
  { code, token }: { readonly code: string; readonly token?: string },
): string {
  const fragment = token === undefined ? '' : `#${token}`;
  return `${origin}${locale === 'en' ? '/en' : ''}/q/${sayRoundCode(code)}${fragment}`;
}

/** @param fragment `location.hash`, with its `#`. The token of a slip, base64url; null for anything else. */
export const readSlipToken = (fragment: string): string | null =>
  /^#([A-Za-z0-9_-]{22})$/.exec(fragment)?.[1] ?? null;
