/** A line of a list: its number, if any, and its text. */
export const ITEM = /^\s*(?:[-*•]|(\d{1,3})[.)])\s+(.*)$/;

/** Bold text, a link's label and address, or a bare address. */
export const INLINE = /\*\*([^*]+)\*\*|\[([^\]]+)\]\(([^()\s]+)\)|(https?:\/\/[^\s<>()]+[^\s<>().,;:!?])/g;

/** The text without its marks, for where there is no bold and no link. */
export function plainText(text: string): string {
  return text.replace(INLINE, (_whole, bold?: string, label?: string, address?: string, bare?: string) => {
    if (bold !== undefined) return plainText(bold);
    return label === undefined ? (bare ?? '') : `${label} (${address})`;
  });
}
