/**
 * The words of a page sent as a message. Addresses of links and pictures go: they are long, they are often a tracker's,
 * and whoever opened one from here would tell the sender so. What somebody wrote as an address is words, and stays; so
 * does whom a link would call or write to, which may be the only place where it stands.
 */

/** Deeper than any page that somebody wrote; a bomb is cut there. */
const DEEPEST = 1000;

/** @throws Error when the page cannot be read at all */
export async function wordsOfHtml(html: string): Promise<string> {
  const { convert } = await import('html-to-text');
  const headings = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'];
  return convert(html, {
    wordwrap: false,
    limits: { maxDepth: DEEPEST },
    formatters: {
      link(node, walk, builder) {
        walk(node.children, builder);
        const whom = reachedBy(node.attribs?.href ?? '');
        if (whom !== null && !sameWords(textOf(node), whom)) builder.addInline(` (${whom})`);
      },
      picture(node, _walk, builder) {
        const words = (node.attribs?.alt ?? '').trim();
        if (words !== '' && !/^\w+:\/\//.test(words)) builder.addInline(words);
      },
    },
    selectors: [
      { selector: 'a', format: 'link' },
      { selector: 'img', format: 'picture' },
      ...headings.map((selector) => ({ selector, options: { uppercase: false } })),
    ],
  });
}

/** `tel:` and `mailto:` name somebody; their parameters are not for reading. */
function reachedBy(href: string): string | null {
  const raw = /^\s*(?:tel|mailto):([^?#]+)/i.exec(href)?.[1] ?? '';
  let whom = raw;
  try {
    whom = decodeURIComponent(raw);
  } catch {
    // Badly written: as it stands.
  }
  whom = whom.replaceAll(/\s+/g, ' ').trim();
  return whom === '' || whom.length > 254 ? null : whom;
}

interface Node {
  readonly data?: string;
  readonly children?: readonly Node[];
}

const textOf = ({ data, children }: Node): string => (data ?? '') + (children ?? []).map(textOf).join('');

/** Whether the words hold it already, however it is spaced: `450 555-0199` is `+14505550199`. */
function sameWords(words: string, whom: string): boolean {
  const bare = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N}@]/gu, '');
  const [shown, meant] = [bare(words), bare(whom)];
  return shown.includes(meant) || (/^1?\d{10}$/.test(meant) && shown.includes(meant.slice(-10)));
}

/**
 * Plain words that a mail program made out of a page, as Outlook does: `our site<https://…>`. The addresses stuck to
 * words are those of its links. Only for words beside a page: elsewhere, somebody typed them.
 */
export const withoutLinkAddresses = (text: string): string =>
  text.replaceAll(/(?<=[^\s<([{])<https?:\/\/[^<>\s]{1,4000}>/gi, '');
