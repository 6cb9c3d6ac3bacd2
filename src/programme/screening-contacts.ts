/** E-mail addresses, handles on social networks, and web addresses. */
import { type Candidate, candidatesOf } from '#programme/screening-candidate.ts';

/** All contacts in `text` other than telephone numbers. */
export function findContacts(text: string): Candidate[] {
  return [
    ...candidatesOf(text, email, 'email', 100),
    ...candidatesOf(text, spokenEmail, 'email', 99),
    ...candidatesOf(text, at, 'handle', 88),
    ...candidatesOf(text, networkHandle, 'handle', 72, (match) => isHandle(match.groups), 'handle'),
    ...candidatesOf(text, webAddress, 'handle', 87, (match) => !isPublicSite(match.groups?.host ?? '')),
  ];
}

const email = /[\p{L}\p{N}._%+-]{1,64}(?:@|\s@\s)[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{2,63}){1,4}/gu;
/** `julie arobas gmail point com`, `julie at gmail dot com`, `julie (a) gmail.com`. */
const spokenEmail =
  /[\p{L}\p{N}._-]{2,64}\s?(?:\s(?:arobas|arobase|at|a commercial)\s|\((?:a|at|arobas)\)|\[at\])\s?[\p{L}\p{N}-]{2,63}\s?(?:\.|\s(?:point|dot)\s|\(dot\)|\(point\))\s?(?:com|ca|net|org|qc)(?!\p{L})/giu;
const at = /(?<![\p{L}\p{N}._%+@-])@[\p{L}\p{N}_](?:[\p{L}\p{N}_.]{0,38}[\p{L}\p{N}_])(?![@\p{L}\p{N}])/gu;
const network =
  '(?:insta(?:gram)?|ig|snap(?:chat)?|facebook|fb|messenger|tiktok|tik tok|whatsapp|telegram|onlyfans|twitter|discord)';
const networkHandle = new RegExp(
  `(?<!\\p{L})${network}(?<link>\\s?(?::|=|–|-)\\s?|\\s(?:c'est|c’est|est|is|name is|nom|sous|as|under|handle|user(?:name)?)\\s?:?\\s)["«“]?\\s?(?<handle>[\\p{L}\\p{N}_.]{3,40})`,
  'giu',
);
const webAddress =
  /(?:https?:\/\/|www\.)?(?<host>(?:[\p{L}\p{N}-]{1,63}\.)+(?:com|ca|net|org|info|io|me|co|cc|fr|uk|us|de|ru|be|ch|tv|gg|biz|xxx|sex|porn|cam|chat|live|site|online|page|social|link|club|app))(?![\p{L}\p{N}.@-]*@)(?!\p{L})(?:\/[^\s<>"»)]*)?/giu;

/** A word right after a colon is a handle; after "is", only what no ordinary word looks like. */
function isHandle(groups: Record<string, string> | undefined): boolean {
  const handle = groups?.handle ?? '';
  if (/[\d_]|\p{L}\.\p{L}/u.test(handle)) return true;
  return /[:=]/.test(groups?.link ?? '') && !ordinary.has(handle.toLowerCase());
}

const ordinary: ReadonlySet<string> = new Set(
  'aucun aucune non oui inconnu inconnue fermé bloqué supprimé none no yes unknown closed blocked deleted elle lui pas the she her son les des une'.split(
    ' ',
  ),
);

/** Sites of governments and of help: naming them tells nothing about anybody. */
function isPublicSite(host: string): boolean {
  return /(?:^|\.)(?:quebec\.ca|gouv\.qc\.ca|qc\.ca|canada\.ca|gc\.ca|suicide\.ca|rqcalacs\.qc\.ca|sosviolenceconjugale\.ca|canadianhumantraffickinghotline\.ca|teljeunes\.com|educaloi\.qc\.ca|indexsante\.ca)$/iu.test(
    host,
  );
}
