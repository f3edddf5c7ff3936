type Attributes = Readonly<Record<string, string | boolean>>;

/** A new element; children given as text stay text, so nothing a person typed becomes markup. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'boolean') element.toggleAttribute(name, value);
    else element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

const SVG = 'http://www.w3.org/2000/svg';

/** A line icon from path data. */
export function icon(...paths: string[]): SVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  for (const d of paths) {
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('d', d);
    svg.append(path);
  }
  return svg;
}

export const ICONS = {
  send: ['M5 12h13', 'M12 5l7 7-7 7'],
  close: ['M6 9l6 6 6-6'],
  save: ['M12 4v11', 'M7 11l5 5 5-5', 'M5 20h14'],
  calendar: ['M5 6h14v14H5z', 'M5 10.500h14', 'M9 3.500v4M15 3.500v4'],
  star: [
    'M12 3.500l2.600 5.400 5.900.800-4.300 4.100 1.100 5.900L12 16.900l-5.300 2.800 1.100-5.900-4.300-4.100 5.900-.800z',
  ],
  latest: ['M12 5v13', 'M6 12l6 6 6-6'],
  again: ['M4 12a8 8 0 1 0 2.5-5.8', 'M4 4v4h4'],
  cup: ['M4 9h12v5a5 5 0 0 1-5 5H9a5 5 0 0 1-5-5z', 'M16 10h2a2.5 2.5 0 0 1 0 5h-2', 'M8 3v2.5M12 3v2.5'],
  up: ['M7 11v9H4v-9z', 'M7 11l4-8a2.5 2.5 0 0 1 2.4 3L13 9h5.6a2 2 0 0 1 2 2.4l-1.3 7a2 2 0 0 1-2 1.6H7'],
  down: [
    'M17 13V4h3v9z',
    'M17 13l-4 8a2.5 2.5 0 0 1-2.4-3l.4-3H5.4a2 2 0 0 1-2-2.4l1.3-7a2 2 0 0 1 2-1.6H17',
  ],
};
