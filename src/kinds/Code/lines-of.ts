/** A list or record that is shorter stays on one line, in UTF-16 units (included). */
const shortGroup = 48

/**
 * Breaks a shown value into lines that can be compared: one for each element of a long list or record, one for each
 * line of a text. But for spaces at the breaks, the lines are the text.
 *
 * @param text A value as `showValue` or `showPython` writes it, which may have been cut at its end; or a text of lines as it is.
 */
export function linesOf(text: string): readonly string[] {
  if (text.includes('\n')) return text.split('\n')
  const closeOf = closings(text)
  const lines: string[] = []
  const broken: boolean[] = []
  let line = ''
  const indent = (): string => '  '.repeat(broken.filter(Boolean).length)
  const breakLine = (): void => {
    if (line.trim() !== '') lines.push(line.trimEnd())
    line = indent()
  }
  for (const [at, part] of partsOf(text)) {
    const isBroken = broken.at(-1) === true
    if (part === '[' || part === '{') {
      const breaks = (closeOf.get(at) ?? text.length) - at > shortGroup
      line += part
      broken.push(breaks)
      if (breaks) breakLine()
    } else if (part === ']' || part === '}') {
      broken.pop()
      if (isBroken) breakLine()
      line += part
    } else if (part === ',' && isBroken) {
      line += part
      breakLine()
    } else if (/^["']/.test(part)) {
      const [first = '', ...rest] = part.split(afterLineBreak)
      line += first
      for (const piece of rest) {
        breakLine()
        line += piece
      }
    } else line += line.trim() === '' ? part.trimStart() : part
  }
  breakLine()
  return lines
}

/** After an escaped line break, but at the end of a text. */
const afterLineBreak = /(?<=(?<!\\)(?:\\\\)*\\n)(?!["']?$)/

/** Texts in quotes, the signs that build lists and records, and what is between; with where they begin. */
function partsOf(text: string): readonly (readonly [at: number, part: string])[] {
  return Array.from(
    text.matchAll(/"(?:[^"\\]|\\.)*"?|'(?:[^'\\]|\\.)*'?|[[\]{},]|[^"'[\]{},]+/gs),
    (found) => [found.index, found[0]],
  )
}

function closings(text: string): ReadonlyMap<number, number> {
  const closings = new Map<number, number>()
  const open: number[] = []
  for (const [at, part] of partsOf(text)) {
    if (part === '[' || part === '{') open.push(at)
    else if (part === ']' || part === '}') {
      const opened = open.pop()
      if (opened !== undefined) closings.set(opened, at)
    }
  }
  return closings
}
