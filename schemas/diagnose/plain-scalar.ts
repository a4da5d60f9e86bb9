import { Scalar } from 'yaml'

/** A scalar as it stands in a text, and where it ends. */
export interface ReadScalar {
  readonly node: Scalar.Parsed
  /** Offset behind it. */
  readonly end: number
}

/** What YAML 1.2's core schema takes for something else than a text, and this reader leaves to the whole parser. */
const unusual =
  /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?[0-9]+|[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|Null|NULL|True|TRUE|False|FALSE|~)$/
const number = /^-?(?:[0-9]{1,15}|[0-9]{1,15}\.[0-9]{1,15})$/

/**
 * A scalar without quotes.
 *
 * @param source its text, without spaces around it
 * @returns undefined where the text is a number or a word of an unusual form
 */
export function plainScalar(source: string, start: number): ReadScalar | undefined {
  const first = source.charCodeAt(0)
  // Most texts begin with a letter that no number and none of the words for yes, no and nothing begins with.
  const isText = first > 57 && !/^[nNtTfF~]/.test(source)
  const value = isText ? source : meantBy(source)
  return value === undefined ? undefined : scalar(value, source, Scalar.PLAIN, start, start + source.length)
}

function meantBy(source: string): unknown {
  if (source === 'true' || source === 'false') return source === 'true'
  if (source === 'null') return null
  if (number.test(source)) return Number(source)
  return unusual.test(source) ? undefined : source
}

/** Between double quotes, on one line: what JSON has escapes for. */
const doubleQuoted = /"(?:[^"\\\n]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y
/** Between single quotes, on one line. */
const singleQuoted = /'(?:[^'\n]|'')*'/y

/**
 * A text in quotes.
 *
 * @param start offset of the opening quote
 * @returns undefined where it goes on in the next line, or has an escape that JSON does not know
 */
export function quotedScalar(text: string, start: number): ReadScalar | undefined {
  const isDouble = text.charCodeAt(start) === 34
  const pattern = isDouble ? doubleQuoted : singleQuoted
  pattern.lastIndex = start
  const found = pattern.exec(text)?.[0]
  if (found === undefined) return undefined
  const inner = found.slice(1, -1)
  const end = start + found.length
  if (!isDouble) return scalar(inner.replaceAll("''", "'"), undefined, Scalar.QUOTE_SINGLE, start, end)
  const value = inner.includes('\\') ? decoded(found) : inner
  return value === undefined ? undefined : scalar(value, undefined, Scalar.QUOTE_DOUBLE, start, end)
}

function decoded(json: string): string | undefined {
  try {
    return String(JSON.parse(json))
  } catch {
    // A character that JSON wants escaped, and YAML does not.
    return undefined
  }
}

/**
 * A text in lines of its own, below `|` or `>`.
 *
 * @param start offset of that mark
 * @param above indentation of what it belongs to, in spaces
 * @returns undefined where its first lines are empty, lines are indented unevenly, or its end is kept
 */
export function blockScalar(text: string, start: number, above: number): ReadScalar | undefined {
  const header = /[|>]-?\n/y
  header.lastIndex = start
  const mark = header.exec(text)?.[0]
  if (mark === undefined || !text.endsWith('\n')) return undefined
  const isFolded = mark.startsWith('>')
  const first = start + mark.length
  const indent = indentAt(text, first)
  if (indent <= above || text.charCodeAt(first + indent) === 10) return undefined
  const lines: string[] = []
  let empty = 0
  let end = first
  for (let at = first; at < text.length;) {
    const next = text.indexOf('\n', at) + 1
    const found = indentAt(text, at)
    if (text.charCodeAt(at + found) === 10) {
      // Spaces beyond the indentation are a part of the text.
      if (found > indent) return undefined
      empty += 1
    } else {
      if (found < indent) {
        if (found > above) return undefined
        break
      }
      if (isFolded && found > indent) return undefined
      while (empty > 0) {
        lines.push('')
        empty -= 1
      }
      lines.push(text.slice(at + indent, next - 1))
      end = next
    }
    at = next
  }
  const value = (isFolded ? folded(lines) : lines.join('\n')) + (mark.endsWith('-\n') ? '' : '\n')
  return scalar(value, undefined, isFolded ? Scalar.BLOCK_FOLDED : Scalar.BLOCK_LITERAL, start, end)
}

/** Lines become one; an empty line ends it. */
function folded(lines: readonly string[]): string {
  let text = ''
  let glue = ''
  for (const line of lines) {
    if (line === '') glue = glue === ' ' ? '\n' : `${glue}\n`
    else {
      text += glue + line
      glue = ' '
    }
  }
  return text
}

/** @returns how many spaces stand at an offset */
export function indentAt(text: string, at: number): number {
  let end = at
  while (text.charCodeAt(end) === 32) end += 1
  return end - at
}

function scalar(
  value: unknown,
  source: string | undefined,
  type: Scalar.Type,
  start: number,
  end: number,
): ReadScalar {
  const node = new Scalar(value)
  node.type = type
  node.source = source ?? String(value)
  node.range = [start, end, end]
  return { node: node as Scalar.Parsed, end }
}
