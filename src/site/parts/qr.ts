/** A QR code as an SVG drawing made of DOM nodes, for a card that is scanned with a phone. */
import { encode } from 'uqr';
import { svg } from './dom.ts';

/** @param label what it opens, for who cannot see it */
export function qrCode(text: string, label: string): SVGElement {
  const { data, size } = encode(text, { ecc: 'M', border: 3 });
  const dark = data.flatMap((row, y) => row.flatMap((on, x) => (on ? [`M${x} ${y}h1v1h-1z`] : []))).join('');
  return svg(
    'svg',
    { viewBox: `0 0 ${size} ${size}`, role: 'img', 'aria-label': label, 'shape-rendering': 'crispEdges' },
    svg('path', { d: dark, fill: '#000' }),
  );
}
