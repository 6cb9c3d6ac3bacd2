/**
 * Inside every entry and record: a body and its author's signature.
 *
 * [Note: Signed inside] The sealed text is `{"signature":"<header>..<signature>","body":<body>}`. The signature is a
 * detached JWS over `<the envelope's protected header, base64url> + "." + <the bytes of body as they stand>`, so an
 * entry can be neither moved (the header says where it is) nor written as someone else, by the other side or a
 * colleague who holds the same key. The bytes are signed as they stand: no canonical form to disagree about.
 */
import { type Bytes, fromUtf8, toBase64url, utf8 } from './bytes.ts';
import type { EntryHeader, RecordHeader } from './envelope.ts';
import { type Signer, verifyDetached } from './signature.ts';
import { isId } from './envelope.ts';

/** Who wrote. A partner is known by the Ed25519 key derived from her receipt, base64url. */
export type Author =
  | { readonly kind: 'member'; readonly id: string }
  | { readonly kind: 'partner'; readonly verifyKey: string };

/** What is sealed: `content` is checked by the schemas of `programme/entries.ts`, not here. */
export interface Body {
  /** Version of the content's schemas. */
  readonly schema: number;
  /** Roster version the author had seen; null for a partner, who never sees the roster. */
  readonly roster: number | null;
  readonly author: Author;
  /** The author's clock, epoch ms. */
  readonly at: number;
  readonly content: unknown;
}

const kidOf = (author: Author) => (author.kind === 'member' ? `member:${author.id}` : 'partner');

const BEFORE_SIGNATURE = '{"signature":"';
const BEFORE_BODY = '","body":';

/** The text to seal. */
export async function signBody(
  header: EntryHeader | RecordHeader,
  body: Body,
  signer: Signer,
): Promise<string> {
  const { schema, roster, author, at, content } = body;
  const json = JSON.stringify({ schema, roster, author, at, content });
  const typ = header.typ === 'passerelle-entry' ? 'passerelle-entry' : 'passerelle-record';
  const signature = await signer.signDetached(typ, kidOf(author), signedBytes(header, json));
  return `${BEFORE_SIGNATURE}${signature}${BEFORE_BODY}${json}}`;
}

/** A body read from an opened text, and the check of its author, which needs her key. */
export interface ReadBody {
  readonly body: Body;
  /** True when the author's signature was made with `verifyKey` over this header and body. */
  readonly signedBy: (verifyKey: string) => Promise<boolean>;
}

/** Reads the opened text; null when it is not of this form. */
export function readBody(header: EntryHeader | RecordHeader, opened: Uint8Array): ReadBody | null {
  const parts = split(opened);
  if (parts === null) return null;
  const body = parseBody(parts.json);
  if (body === null) return null;
  const typ = header.typ === 'passerelle-entry' ? 'passerelle-entry' : 'passerelle-record';
  return {
    body,
    signedBy: (verifyKey) =>
      verifyDetached(parts.signature, signedBytes(header, parts.json), {
        typ,
        kid: kidOf(body.author),
        verifyKey,
      }),
  };
}

function signedBytes(header: EntryHeader | RecordHeader, json: string): Bytes {
  return utf8(`${toBase64url(utf8(JSON.stringify(header)))}.${json}`);
}

function split(opened: Uint8Array): { signature: string; json: string } | null {
  let text: string;
  try {
    text = fromUtf8(opened);
  } catch {
    return null;
  }
  if (!text.startsWith(BEFORE_SIGNATURE) || !text.endsWith('}')) return null;
  const at = text.indexOf(BEFORE_BODY);
  if (at < 0) return null;
  return {
    signature: text.slice(BEFORE_SIGNATURE.length, at),
    json: text.slice(at + BEFORE_BODY.length, -1),
  };
}

function parseBody(json: string): Body | null {
  let raw: unknown;
  try {
    raw = JSON.parse(json);
  } catch {
    return null;
  }
  if (typeof raw !== 'object' || raw === null || !('content' in raw)) return null;
  const { schema, roster, author, at, content } = raw as Record<string, unknown>;
  if (!Number.isSafeInteger(schema) || !Number.isSafeInteger(at)) return null;
  const known = parseAuthor(author);
  if (known === null) return null;
  const rosterFits =
    known.kind === 'member' ? Number.isSafeInteger(roster) && (roster as number) >= 0 : roster === null;
  if (!rosterFits) return null;
  return {
    schema: schema as number,
    roster: roster as number | null,
    author: known,
    at: at as number,
    content,
  };
}

function parseAuthor(raw: unknown): Author | null {
  if (typeof raw !== 'object' || raw === null) return null;
  const { kind, id, verifyKey } = raw as Record<string, unknown>;
  if (kind === 'member' && isId(id)) return { kind, id };
  if (kind === 'partner' && typeof verifyKey === 'string' && verifyKey.length === 43)
    return { kind, verifyKey };
  return null;
}
