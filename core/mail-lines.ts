/** Which lines of a pasted mail speak of the case, and which only of whoever wrote it. Nothing is cut: a line is set aside, in its place. */

export interface MailLines {
  /** As long as the text, line for line; what was set aside is blank. */
  readonly body: string;
  /** The rest: the mail's head and signatures. The numbers and addresses there are the sender's or the desk's own. */
  readonly aside: string;
}

/** The mail's head, as mail programs show it or as it was transmitted; the subject belongs to the case. */
const HEAD = /^(?:from|to|cc|bcc|reply-to|sent|date|received|return-path|message-id|delivered-to|in-reply-to|references|mime-version|dkim-signature|authentication-results|(?:x|arc|list|content)-[\w-]+|प्रेषक|दिनांक|प्रति)\s*:/i;
/** `On Tue, 5 Mar 2024, A <a@b.c> wrote:`, `---- Forwarded message ----` */
const QUOTES = /^(?:on\s.{5,200}\swrote:|.{5,200}ने लिखा:?|[-_ ]*(?:original|forwarded) message[-_: ]*|begin forwarded message:)\s*$/i;
/** A line that is nothing but a farewell, or RFC 3676's two hyphens; more of them only divide a form. */
const FAREWELL = /^(?:--|—)$|^(?:(?:many )?thanks|thank you|thanks (?:and|&) regards|(?:best|kind|warm|with)? ?regards|best wishes|sincerely(?: yours)?|yours (?:sincerely|faithfully|truly)|respectfully|cheers|सादर|धन्यवाद|सधन्यवाद|भवदीया?|आभार|dhanyavaad|dhanyavad|saadar|sadar)\s*[,.!।-]*$/i;
/** A label that speaks of the person or the case ends a signature. */
const OF_THE_CASE = /^(?:subject|case|ticket|report|alert|account|user(?:name)?|profile|person(?:'s)?|registered|subscriber|last known|ip|pin|age|sex|gender|आयु|उम्र|पिन|विषय)(?!\p{L})[^:]{0,40}:/iu;
/** No signature is longer; what follows one is read again. */
const SIGNATURE_LINES = 10;

export function mailLines(text: string): MailLines {
  let signed: { readonly depth: number; left: number } | null = null;
  let headGoesOn = false;
  const lines = text.split('\n').map((line) => {
    const { depth, words } = unquoted(line);
    const head = HEAD.test(words) || QUOTES.test(words) || (headGoesOn && /^[ \t]+\S/.test(line));
    headGoesOn = head && !QUOTES.test(words);
    if (signed !== null && (head || depth !== signed.depth || signed.left === 0 || OF_THE_CASE.test(words))) signed = null;
    if (signed !== null && words !== '') signed.left -= 1;
    if (!head && FAREWELL.test(words)) signed = { depth, left: SIGNATURE_LINES };
    return { line, aside: head || signed !== null };
  });
  const chosen = (aside: boolean): string => lines.map((one) => (one.aside === aside ? one.line : blank(one.line))).join('\n');
  return { body: chosen(false), aside: chosen(true) };
}

function unquoted(line: string): { depth: number; words: string } {
  const marks = /^[ \t]*(?:>[ \t]?)*/.exec(line)![0];
  return { depth: marks.split('>').length - 1, words: line.slice(marks.length).replaceAll('*', '').trim() };
}

/** As many spaces. */
export const blank = (text: string): string => ' '.repeat(text.length);
