/** A QR code drawn on the server, for what is printed. */
import { encode } from 'uqr';
import { type Html, html } from './html.ts';

/** @param label what it opens, for who cannot see it */
export function qrCode(text: string, label: string): Html {
  const { data, size } = encode(text, { ecc: 'M', border: 2 });
  const dark = data.map((row, y) => darkRuns(row, y)).join('');
  return html`<svg viewBox="0 0 ${size} ${size}" role="img" aria-label="${label}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path fill="#000" d="${dark}"/></svg>`;
}

/** A stroke a run, not a square a dot: half the bytes. */
function darkRuns(row: readonly boolean[], y: number): string {
  let path = '';
  for (let x = 0; x < row.length; x += 1) {
    const from = x;
    while (row[x] === true) x += 1;
    if (x > from) path += `M${from} ${y}h${x - from}v1H${from}z`;
  }
  return path;
}
