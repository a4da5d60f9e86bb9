/**
 * Text as it may stand in HTML or SVG, between tags and in quoted attributes.
 *
 * @param text Any text.
 * @returns The text with `& < > " '` as character references, and without what XML cannot hold.
 */
export function escapeMarkup(text: string): string {
  return text.replace(forbidden, '').replace(/[&<>"']/g, (sign) => references[sign] ?? sign)
}

// Control characters that neither XML nor a reader can do anything with; tab and line breaks stay.
// eslint-disable-next-line no-control-regex
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
