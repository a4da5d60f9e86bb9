/** A line of a text, and whether it is in both, in the earlier or in the later one. */
export interface DiffLine {
  readonly mark: ' ' | '-' | '+'
  readonly text: string
}

/** Lines between two differences beyond which they are told as two. */
const CONTEXT = 1
/** Longest texts that are held against each other line by line; of longer ones all of the middle differs. */
const MOST_LINES = 1500

/** What is read of HTML, a line for each block: paragraphs, items of lists, rows of tables, lines of code. */
export function linesOfHtml(html: string): readonly string[] {
  return html
    .replace(/<\/?(?:p|li|h\d|tr|pre|ul|ol|table|blockquote|figure|br|div|section|dl|dt|dd)\b[^>]*>/g, '\n')
    .replace(/<\/t[dh]>\s*<t[dh][^>]*>/g, ' | ')
    .replace(/<code class="in-python">([^]*?)<\/code>/g, ' ($1 in Python)')
    .replace(/<img\b[^>]*\balt="([^"]*)"[^>]*>/g, '[$1]')
    .replace(/<annotation[^>]*>[^]*?<\/annotation>/g, '')
    .replace(/<[^>]*>/g, '')
    .replace(/&#x([0-9a-f]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&(lt|gt|quot|amp);/g, (_, name: 'lt') => ({ lt: '<', gt: '>', quot: '"', amp: '&' })[name])
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '')
}

/** What differs between two texts, with a line of what stands around it; empty where nothing does. */
export function diffLines(before: readonly string[], after: readonly string[]): readonly DiffLine[] {
  const all = align(before, after)
  const near = (index: number) =>
    all.slice(Math.max(0, index - CONTEXT), index + CONTEXT + 1).some(({ mark }) => mark !== ' ')
  return all.filter((_, index) => near(index))
}

function align(before: readonly string[], after: readonly string[]): readonly DiffLine[] {
  let start = 0
  while (start < before.length && before[start] === after[start]) start += 1
  let end = 0
  const room = Math.min(before.length, after.length) - start
  while (end < room && before.at(-1 - end) === after.at(-1 - end)) end += 1
  const [left, right] = [before.slice(start, before.length - end), after.slice(start, after.length - end)]
  const same = (lines: readonly string[]) => lines.map((text): DiffLine => ({ mark: ' ', text }))
  return [...same(before.slice(0, start)), ...middle(left, right), ...same(before.slice(before.length - end))]
}

/** By a longest common subsequence. */
function middle(left: readonly string[], right: readonly string[]): readonly DiffLine[] {
  const removed = (text: string): DiffLine => ({ mark: '-', text })
  const added = (text: string): DiffLine => ({ mark: '+', text })
  if (left.length > MOST_LINES || right.length > MOST_LINES)
    return [...left.map(removed), ...right.map(added)]
  const width = right.length + 1
  const lengths = new Uint16Array((left.length + 1) * width)
  const at = (row: number, column: number) => lengths[row * width + column] ?? 0
  for (let row = left.length - 1; row >= 0; row -= 1)
    for (let column = right.length - 1; column >= 0; column -= 1)
      lengths[row * width + column] =
        left[row] === right[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1))
  const lines: DiffLine[] = []
  let [row, column] = [0, 0]
  while (row < left.length || column < right.length) {
    const [from, to] = [left[row], right[column]]
    if (from !== undefined && from === to) {
      lines.push({ mark: ' ', text: from })
      row += 1
      column += 1
    } else if (to === undefined || (from !== undefined && at(row + 1, column) >= at(row, column + 1))) {
      lines.push(removed(from ?? ''))
      row += 1
    } else {
      lines.push(added(to))
      column += 1
    }
  }
  return lines
}
