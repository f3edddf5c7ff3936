import { h } from './dom.ts';
import { INLINE, ITEM } from './syntax.ts';

const SAFE_LINKS = new Set(['http:', 'https:', 'tel:', 'mailto:']);

/** Bold, lists and links, built as nodes; anything else, markup included, shows as the text it is. */
export function markdown(text: string): DocumentFragment {
  const fragment = document.createDocumentFragment();
  for (const block of text.replaceAll('\r', '').split(/\n{2,}/)) {
    for (const part of partsOf(block)) fragment.append(part);
  }
  return fragment;
}

/** A block is runs of lines: each run either all list items or all text. */
function partsOf(block: string): HTMLElement[] {
  const parts: HTMLElement[] = [];
  for (const line of block.split('\n')) {
    if (line.trim() === '') continue;
    const item = ITEM.exec(line);
    const tag = item === null ? 'P' : item[1] === undefined ? 'UL' : 'OL';
    const last = parts.at(-1);
    const target = last?.tagName === tag ? last : h(tag.toLowerCase() as 'p' | 'ul' | 'ol');
    if (target !== last) parts.push(target);
    if (item !== null) target.append(h('li', {}, ...inline(item[2] ?? '')));
    else target.append(...(target.hasChildNodes() ? [h('br')] : []), ...inline(line));
  }
  return parts;
}

function inline(text: string): (Node | string)[] {
  const nodes: (Node | string)[] = [];
  let end = 0;
  for (const match of text.matchAll(INLINE)) {
    const [whole, bold, label, address, bare] = match;
    nodes.push(text.slice(end, match.index));
    end = match.index + whole.length;
    if (bold !== undefined) nodes.push(h('strong', {}, ...inline(bold)));
    else nodes.push(link(label ?? bare ?? '', address ?? bare ?? '') ?? whole);
  }
  nodes.push(text.slice(end));
  return nodes.filter((node) => node !== '');
}

function link(label: string, address: string): HTMLElement | null {
  const protocol = /^[a-z]+:/i.exec(address)?.[0].toLowerCase() ?? '';
  if (!SAFE_LINKS.has(protocol)) return null;
  const opens = protocol.startsWith('http') ? { target: '_blank', rel: 'noopener noreferrer' } : {};
  return h('a', { href: address, ...opens }, label);
}
