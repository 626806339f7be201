/** The frame of everything that goes on paper: one self-contained page without script. */
import { htmlEscape } from 'escape-goat';

/** What all printed pages share: figures that stand under each other, and no reliance on colour. */
const SHARED_CSS = `
  * { box-sizing: border-box; }
  body { margin: 0 auto; color: #000; background: #fff; font: 10pt/1.35 system-ui, 'Segoe UI', Arial, sans-serif;
    font-variant-numeric: tabular-nums lining-nums; }
  table { border-collapse: collapse; }
  thead { display: table-header-group; }
  h1, h2, p { margin: 0; }
  @media screen { body { padding: 8mm; } }
`;

/**
 * An HTML document ready to print.
 *
 * @param title - plain text, escaped here.
 * @param css - rules of this page, besides the shared ones.
 * @param body - HTML whose texts were escaped where they were put in.
 */
export function htmlPage({ title, css, body }: { title: string; css: string; body: string }): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${htmlEscape(title)}</title>
<style>${SHARED_CSS}${css}</style>
</head>
<body>
${body}
</body>
</html>
`;
}
