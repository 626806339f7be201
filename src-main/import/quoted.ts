/** Room for a name or a time; what is longer is recognised by its beginning. */
const SHOWN_LENGTH = 40;

/**
 * Text from a file as it is shown inside a sentence: in double quotes, cut short, with line breaks and control
 * characters escaped, so that a file cannot write to the terminal.
 */
export function quoted(text: string): string {
  const shown = text.length > SHOWN_LENGTH ? `${text.slice(0, SHOWN_LENGTH)}…` : text;
  return JSON.stringify(shown).replace(/[\x7f-\x9f]/g, '?');
}
