/**
 * A printed value in one normal form, so that spelling does not decide.
 *
 * Whole and floating numbers by value (a bigint may carry its `n`), booleans in any case, strings without one pair of
 * enclosing quotes, everything else (lists, records, maps, optional values) without spaces outside quotes, with one
 * kind of quote, unquoted names before a colon and no trailing comma.
 *
 * @param text what was printed, or what a candidate thinks was
 * @param type in the grammar of signatures, such as `int` or `{id: int}[]`
 */
export function normalisedOutput(text: string, type: string): string {
  const trimmed = text.trim()
  const base = type.trim().replace(/\?$/, '')
  if (base !== type.trim() && (trimmed === 'null' || trimmed === 'undefined')) return 'null'
  switch (base) {
    case 'int':
    case 'float':
      return number(trimmed)
    case 'bigint':
      return /^[+-]?\d+n?$/.test(trimmed) ? String(BigInt(trimmed.replace(/n$/, ''))) : trimmed
    case 'bool':
      return trimmed.toLowerCase()
    case 'string':
      return unquoted(trimmed)
    default:
      return structure(trimmed)
  }
}

function number(text: string): string {
  const plain = text.replace('−', '-')
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain)) return text
  const value = Number(plain)
  // minus zero is printed as -0 but counts as 0
  return String(value === 0 ? 0 : value)
}

function unquoted(text: string): string {
  const quoted = /^(["'`])([^]*)\1$/.exec(text)
  return quoted?.[2] ?? text
}

/** Strings become JSON, names before a colon lose their quotes, numbers take their normal form, spaces go. */
function structure(text: string): string {
  const tokens =
    text.match(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`(?:[^`\\]|\\.)*`|=>|[^\s"'`[\]{}(),:=]+|[^\s]/g) ?? []
  let normal = ''
  tokens.forEach((token, i) => {
    const next = tokens[i + 1]
    // a comma before a closing bracket separates nothing
    if (token === ',' && next !== undefined && ']})'.includes(next)) return
    if (/^["'`]./.test(token)) {
      const inner = token.slice(1, -1).replace(/\\(["'`])/g, '$1')
      normal += next === ':' && /^[\w$]+$/.test(inner) ? inner : `"${inner.replaceAll('"', '\\"')}"`
      return
    }
    // two words in a row were apart
    const before = tokens[i - 1]
    if (before !== undefined && /[^[\]{}(),:=>"'`]$/.test(before) && /^[^[\]{}(),:=>"'`]/.test(token))
      normal += ' '
    normal += number(token)
  })
  return normal
}
