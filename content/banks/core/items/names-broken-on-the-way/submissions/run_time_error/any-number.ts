export function repaired(names: readonly string[]): string[] {
  return names.map((name) => {
    let text = name
    for (;;) {
      const before = stepBack(text)
      if (before === undefined || before === text) return text
      text = before
    }
  })
}

const LEAST = [0, 0x80, 0x800, 0x10000]

/** What the text was before the mistake, or undefined if it cannot have been made. */
function stepBack(text: string): string | undefined {
  let result = ''
  for (let at = 0; at < text.length; ) {
    const first = text.charCodeAt(at)
    let more = 0
    if (first >= 0xc0) more = first < 0xe0 ? 1 : first < 0xf0 ? 2 : 3
    if (first > 0xf7 || (first >= 0x80 && more === 0)) return undefined
    let number = more === 0 ? first : first & (0x3f >> more)
    for (let i = 1; i <= more; i += 1) {
      const next = text.charCodeAt(at + i)
      if ((Number.isNaN(next) || next < 0x80 || next > 0xbf)) return undefined
      number = (number << 6) | (next & 0x3f)
    }
    if (number < LEAST[more]!) return undefined
    if (number >= 0xd800 && number <= 0xdfff) return undefined
    result += String.fromCodePoint(number)
    at += more + 1
  }
  return result
}
