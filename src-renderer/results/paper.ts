/** Printing a page that the station made, from within the window: no frame, no second window, no inline style. */

const PAPER = 'paper';
/** The station writes its pages with plain style elements; texts in them have no angle brackets. */
const STYLE = /<style>(.*?)<\/style>/gs;

/** The rules of the page, in force on paper alone, and the window taken out of its way. */
function printRules(css: string): string {
  return `
    @media screen { .${PAPER} { display: none } }
    @media print {
      :root { color-scheme: light }
      html, body { display: block; height: auto; overflow: visible; background: #fff }
      body > :not(.${PAPER}) { display: none !important }
      ${css}
    }`;
}

/**
 * Opens the system's print dialog with a page.
 *
 * The page's own style is put in force through the style object model, which the window's policy against inline
 * styles does not concern; its text is never run, since a parsed document has no scripts.
 *
 * @param html - a whole document, of which the style and the body are taken.
 */
export function printPage(html: string): void {
  const css = Array.from(html.matchAll(STYLE), ([, rules = '']) => rules).join('\n');
  // Without its style: the policy would refuse that, and say so, even in a document that nobody shows.
  const page = new DOMParser().parseFromString(html.replaceAll(STYLE, ''), 'text/html');
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(printRules(css));
  const paper = document.createElement('div');
  paper.className = PAPER;
  paper.append(...page.body.childNodes);
  const title = document.title;
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  document.body.append(paper);
  // The name of the PDF, where that is what is printed to.
  document.title = page.title;
  const clear = (): void => {
    paper.remove();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
    document.title = title;
  };
  window.addEventListener('afterprint', clear, { once: true });
  window.print();
}
