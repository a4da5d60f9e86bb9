import type { ColouredToken } from './coloured-lines.ts'

const keywords = new Set(
  (
    'all and as asc autoincrement between by case cast check collate constraint create cross current default delete desc ' +
    'distinct else end escape except exists filter first following for foreign from full group having if in index inner ' +
    'insert intersect into is join key last left like limit natural not null nulls offset on or order outer over partition ' +
    'preceding primary range recursive references returning right row rows select set table temp then to trigger unbounded ' +
    'union unique update using values view when where window with without'
  ).split(' '),
)
const types = new Set('blob date int integer numeric real text'.split(' '))

/** Comments, text, names in quotes, numbers, words, and everything else; across lines where they are. */
const token =
  /(--[^\n]*|\/\*[\s\S]*?\*\/)|('(?:[^']|'')*')|("(?:[^"]|"")*")|(\b\d+(?:\.\d+)?\b)|([\p{L}_][\p{L}\p{N}_]*)|([\s\S])/gu

/**
 * Cuts SQL into tokens with the classes that the editor gives them.
 *
 * @param text The statements.
 * @returns Their lines; joined, they are the text.
 */
export function highlightSqlLines(text: string): readonly (readonly ColouredToken[])[] {
  const lines: ColouredToken[][] = [[]]
  for (const [whole, comment, string, , number, word] of text.matchAll(token)) {
    const name = comment
      ? 'tok-comment'
      : string
        ? 'tok-string'
        : number
          ? 'tok-number'
          : word && keywords.has(word.toLowerCase())
            ? 'tok-keyword'
            : word && types.has(word.toLowerCase())
              ? 'tok-typeName'
              : ''
    whole.split('\n').forEach((part, at) => {
      if (at > 0) lines.push([])
      const line = lines.at(-1)
      const before = line?.at(-1)
      if (part === '' || line === undefined) return
      // Signs and spaces between coloured tokens are one stretch.
      if (name === '' && before?.[1] === '') line[line.length - 1] = [before[0] + part, '']
      else line.push([part, name])
    })
  }
  return lines
}
