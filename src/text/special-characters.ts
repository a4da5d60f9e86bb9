/** What signs that cannot be seen are called where they are made visible. */
const names: Readonly<Record<number, string>> = {
  0x0: 'null',
  0x7: 'bell',
  0x8: 'backspace',
  0xb: 'vertical tab',
  0xc: 'form feed',
  0x1b: 'escape',
  0xad: 'soft hyphen',
  0x61c: 'Arabic letter mark',
  0x200b: 'zero width space',
  0x200e: 'left-to-right mark',
  0x200f: 'right-to-left mark',
  0x2028: 'line separator',
  0x2029: 'paragraph separator',
  0x202a: 'left-to-right embedding',
  0x202b: 'right-to-left embedding',
  0x202c: 'end of embedding',
  0x202d: 'left-to-right override',
  0x202e: 'right-to-left override',
  0x2066: 'left-to-right isolate',
  0x2067: 'right-to-left isolate',
  0x2068: 'first strong isolate',
  0x2069: 'end of isolate',
  0xfeff: 'byte order mark',
}

/** @param code Code point. @returns A name, such as `right-to-left override, U+202E`. */
export function nameOfSpecialCharacter(code: number): string {
  const point = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`
  const name = names[code] ?? (code < 0xa0 ? 'control character' : 'sign without a shape')
  return `${name}, ${point}`
}
