import { parseType, showPython, showValue, type Encoded } from '#schemas/value'

/** Short pieces of code in a text. Where a candidate may write in Python, values are there as Python writes them, too. */
export interface CodeHtml {
  /** What stands between backticks, where Python has another word for it; undefined where it is the same everywhere. */
  readonly word: (code: string) => string | undefined
  /** Words with `backticks` around code. */
  readonly words: (sentence: string) => string
  /** @param type what the value should be, as a signature writes it */
  readonly value: (value: Encoded, type: string) => string
}

/** What a stem says of values that Python has another word for. */
export const pythonConstants: ReadonlyMap<string, string> = new Map([
  ['null', 'None'],
  ['true', 'True'],
  ['false', 'False'],
])

/** @param languages that the item offers */
export function createCodeHtml(languages: readonly string[]): CodeHtml {
  const hasPython = languages.includes('python')
  const word = (code: string): string | undefined => {
    const python = hasPython ? pythonConstants.get(code) : undefined
    return python && both(code, python)
  }
  return {
    word,
    words: (sentence) =>
      sentence
        .split('`')
        .map((part, index) => (index % 2 === 1 ? (word(part) ?? both(part, part)) : escapeHtml(part)))
        .join(''),
    value: (value, type) => {
      const shown = showValue(value)
      return both(shown, hasPython ? showPython(value, parseType(type), longestShown) : shown)
    },
  }
}

/** As long as a value may be in a table, in UTF-16 code units. */
const longestShown = 240

/** The page shows the one that is written in the language of the candidate. */
function both(json: string, python: string): string {
  if (json === python) return `<code>${escapeHtml(json)}</code>`
  return `<code class="in-json">${escapeHtml(json)}</code><code class="in-python">${escapeHtml(python)}</code>`
}

/** Escapes text for HTML's content and quoted attributes. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
