/** What a message is made of, as its mail server describes it (RFC 9051, BODYSTRUCTURE): words to read, files to leave alone. */

/** The part of the description that is used. */
export interface Structure {
  readonly part?: string | undefined;
  readonly type: string;
  readonly parameters?: Readonly<Record<string, string>> | undefined;
  readonly id?: string | undefined;
  readonly encoding?: string | undefined;
  readonly size?: number | undefined;
  readonly disposition?: string | undefined;
  readonly dispositionParameters?: Readonly<Record<string, string>> | undefined;
  readonly childNodes?: readonly Structure[] | undefined;
}

export interface TextPart {
  readonly part: string;
  readonly type: 'text/plain' | 'text/html';
  /** Bytes, still encoded. */
  readonly size: number;
  /** Its header, as it must have been. */
  readonly header: string;
}

/** The same words once or twice: the plain ones are read, unless there are none. */
export interface Words {
  readonly plain: TextPart | null;
  readonly html: TextPart | null;
}

export interface Contents {
  readonly words: readonly Words[];
  readonly files: readonly { readonly name: string; readonly bytes: number }[];
}

/** More parts than this of a message are not words that somebody wrote. */
const WORDS_READ = 5;

export function contentsOf(root: Structure): Contents {
  const words: Words[] = [];
  const files: { name: string; bytes: number }[] = [];
  const visit = (node: Structure, parent: string): void => {
    if (node.type === 'multipart/alternative') return alternatives(node);
    if (node.type.startsWith('multipart/')) {
      for (const child of node.childNodes ?? []) visit(child, node.type);
      return;
    }
    const text = textPart(node);
    if (text !== null && words.length < WORDS_READ)
      words.push(text.type === 'text/plain' ? { plain: text, html: null } : { plain: null, html: text });
    else if (!isPictureOfPage(node, parent)) files.push(fileOf(node));
  };
  const alternatives = (node: Structure): void => {
    const texts: TextPart[] = [];
    const gather = (one: Structure, parent: string): void => {
      if (one.type.startsWith('multipart/')) {
        for (const child of one.childNodes ?? []) gather(child, one.type);
        return;
      }
      const text = textPart(one);
      if (text !== null) texts.push(text);
      else if (!isPictureOfPage(one, parent)) files.push(fileOf(one));
    };
    for (const child of node.childNodes ?? []) gather(child, node.type);
    const of = (type: TextPart['type']) => texts.find((text) => text.type === type) ?? null;
    words.push({ plain: of('text/plain'), html: of('text/html') });
  };
  visit(root, '');
  return { words, files };
}

function textPart(node: Structure): TextPart | null {
  const { type, encoding = '7bit', parameters = {} } = node;
  if ((type !== 'text/plain' && type !== 'text/html') || isFile(node)) return null;
  const known = Object.entries(parameters).filter(([name]) => ['charset', 'format', 'delsp'].includes(name));
  const header = [
    [type, ...known.map(([name, value]) => `${name}="${value.replaceAll(/[^\w.:+-]/g, '')}"`)].join('; '),
    encoding.replaceAll(/[^\w-]/g, ''),
  ];
  return {
    part: node.part ?? '1',
    type,
    size: node.size ?? 0,
    header: `Content-Type: ${header[0]}\r\nContent-Transfer-Encoding: ${header[1]}\r\n\r\n`,
  };
}

const isFile = ({ disposition, dispositionParameters, parameters }: Structure): boolean =>
  disposition === 'attachment' || Boolean(dispositionParameters?.['filename'] ?? parameters?.['name']);

/** The logo of a signature: shown within the page, nothing that somebody attached. */
const isPictureOfPage = ({ type, id, disposition }: Structure, parent: string): boolean =>
  type.startsWith('image/') &&
  id !== undefined &&
  parent === 'multipart/related' &&
  disposition !== 'attachment';

function fileOf({ type, size, dispositionParameters, parameters }: Structure) {
  const name = dispositionParameters?.['filename'] ?? parameters?.['name'] ?? type;
  // Base64 takes four bytes for three.
  return { name, bytes: Math.round(((size ?? 0) * 3) / 4) };
}
