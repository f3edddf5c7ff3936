import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const WIDGET = join(ROOT, 'src/web/widget');
const guide = readFileSync(join(ROOT, 'docs/embedding.md'), 'utf8');
const code = readdirSync(WIDGET)
  .map((file) => readFileSync(join(WIDGET, file), 'utf8'))
  .join('\n');

const found = (text: string, pattern: RegExp): string[] =>
  [...new Set([...text.matchAll(pattern)].map(([, name = '']) => name))].sort();
const dashed = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

describe('the guide to embedding', () => {
  it('names every CSS variable a page may set, and no other', () => {
    expect(found(guide, /(--crema-[a-z-]+)/g)).toEqual(found(code, /var\(\s*(--crema-[a-z-]+)/g));
  });

  it('names every attribute, and no other', () => {
    const element = readFileSync(join(WIDGET, 'element.ts'), 'utf8');
    const read = [
      ...found(element, /this\.dataset\.([a-zA-Z]+)/g).map(dashed),
      ...found(element, /const \{ ([a-zA-Z]+) \} = this\.dataset/g).map(dashed),
      ...found(code, /\[data-([a-z-]+)[\]=]/g),
      ...found(element, /hasAttribute\('data-([a-z-]+)'\)/g),
    ].filter((name) => name !== 'state');
    expect(found(guide, /`data-([a-z-]+)/g)).toEqual([...new Set(read)].sort());
  });

  it('names every event, and no other', () => {
    const notified = found(code, /notify\('([a-z]+)'/g);
    expect(found(guide, /`crema-(open|close|[a-z]+)`/g)).toEqual(
      [...notified, 'open', 'close', 'chat'].filter((name) => name !== 'chat').sort(),
    );
  });
});
