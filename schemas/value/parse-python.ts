import { encodeString, toBase64 } from './encode.ts'
import { isTagged, type Encoded } from './encoded.ts'

/** What keeps a text from being a literal of Python, and the piece of it that does. */
export interface PythonFault {
  /**
   * `name`: a word that is no value. `text`: quotes that are not closed. `end`: something is missing at the end. `more`:
   * the value ends before the text. `number`, `escape`, `prefix`: not one that can be read. `key`: a list, dict or set
   * where Python wants a value that does not change. `deep`: nested too deeply. `sign`: anything else.
   */
  readonly type: 'name' | 'text' | 'end' | 'more' | 'number' | 'escape' | 'prefix' | 'key' | 'deep' | 'sign'
  readonly found: string
}

/** Nesting allowed, so that a hostile text cannot exhaust the stack. */
const deepest = 100
/** Of what was not understood, so much is named, in UTF-16 code units. */
const longestFound = 12

/**
 * Reads one literal of Python: `None`, `True`, `False`, numbers, strings and bytes with their prefixes and escapes,
 * lists, tuples, dicts and sets; also `nan`, `inf`, `float('nan')` and `math.inf`, since Python has no literal for them.
 *
 * @param text a literal, spaces and line breaks around it
 * @returns its encoding, with tuples as lists; or the first fault
 */
export function parsePython(
  text: string,
): { readonly ok: true; readonly value: Encoded } | { readonly ok: false; readonly fault: PythonFault } {
  let at = 0
  try {
    const { value } = readValue(0)
    skipSpace()
    if (at < text.length) throw fault('more')
    return { ok: true, value }
  } catch (error) {
    if (error instanceof Fault) return { ok: false, fault: error.fault }
    throw error
  }

  function readValue(depth: number): Read {
    if (depth > deepest) throw fault('deep')
    skipSpace()
    const sign = text[at]
    if (sign === undefined) throw fault('end')
    if (sign === '[') return { value: readElements(']', depth).values, canBeKey: false }
    if (sign === '(') return readRound(depth)
    if (sign === '{') return readBraces(depth)
    if (sign === '-' || sign === '+') return readSigned(depth)
    if (stringStart.test(text.slice(at, at + 4))) return { value: readStrings(), canBeKey: true }
    if (/[0-9.]/.test(sign)) return { value: readNumber(), canBeKey: true }
    return readName(depth)
  }

  function readElements(close: string, depth: number): Elements {
    at += 1
    const values: Encoded[] = []
    let canBeKey = true
    let hasComma = false
    for (;;) {
      skipSpace()
      if (text[at] === close) break
      const read = readValue(depth + 1)
      values.push(read.value)
      canBeKey &&= read.canBeKey
      skipSpace()
      hasComma = text[at] === ','
      if (hasComma) at += 1
      else if (text[at] === close) break
      else throw fault(at < text.length ? 'sign' : 'end')
    }
    at += 1
    return { values, canBeKey, hasComma }
  }

  /** A tuple, or a value in brackets. */
  function readRound(depth: number): Read {
    const { values, canBeKey, hasComma } = readElements(')', depth)
    const [only] = values
    return { value: values.length === 1 && !hasComma && only !== undefined ? only : values, canBeKey }
  }

  /** A dict, or a set. */
  function readBraces(depth: number): Read {
    const start = at
    at += 1
    skipSpace()
    if (text[at] === '}') {
      at += 1
      return { value: {}, canBeKey: false }
    }
    readKey(depth)
    skipSpace()
    const isDict = text[at] === ':'
    at = start
    return { value: isDict ? readDict(depth) : { $: 'set', v: readSet(depth) }, canBeKey: false }
  }

  function readSet(depth: number): readonly Encoded[] {
    const start = at
    const { values, canBeKey } = readElements('}', depth)
    if (!canBeKey) throw fault('key', start + 1)
    return values
  }

  function readDict(depth: number): Encoded {
    at += 1
    const entries = new Map<string, readonly [Encoded, Encoded]>()
    for (;;) {
      skipSpace()
      if (text[at] === '}') break
      const key = readKey(depth)
      expect(':')
      entries.set(JSON.stringify(key), [key, readValue(depth + 1).value])
      skipSpace()
      if (text[at] === ',') at += 1
      else if (text[at] === '}') break
      else throw fault(at < text.length ? 'sign' : 'end')
    }
    at += 1
    return dictOf([...entries.values()])
  }

  function readKey(depth: number): Encoded {
    const start = at
    const { value, canBeKey } = readValue(depth + 1)
    if (!canBeKey) throw fault('key', start)
    return value
  }

  function readSigned(depth: number): Read {
    const isMinus = text[at] === '-'
    const start = at
    at += 1
    const { value } = readValue(depth + 1)
    const signed = isMinus ? negative(value) : isNumber(value) ? value : undefined
    if (signed === undefined) throw fault('sign', start)
    // The 0 of integers has no sign, that of floats has.
    const isFloatZero = isMinus && value === 0 && /^[\d_]*[.eE]/.test(text.slice(start + 1, at).trim())
    return { value: isFloatZero ? { $: '-0' } : signed, canBeKey: true }
  }

  function readNumber(): Encoded {
    const digits = number.exec(text.slice(at))?.[0] ?? ''
    const plain = digits.replaceAll('_', '')
    if (!whole.test(digits)) {
      if (!float.test(digits)) throw fault('number')
      at += digits.length
      return Number(plain) === Infinity ? { $: 'inf' } : Number(plain)
    }
    at += digits.length
    const exact = BigInt(plain)
    const small = Number(exact)
    return Number.isSafeInteger(small) ? small : { $: 'bigint', v: exact.toString() }
  }

  function readName(depth: number): Read {
    const name = /^[\p{L}_][\p{L}\p{N}_.]*/u.exec(text.slice(at))?.[0] ?? ''
    if (name === '') throw fault('sign')
    if (Object.hasOwn(constants, name)) {
      at += name.length
      return { value: constants[name] ?? null, canBeKey: true }
    }
    const rest = text.slice(at)
    const call = /^float\(\s*(['"])\s*([-+]?)(nan|inf|infinity)\s*\1\s*\)/i.exec(rest)
    if (call !== null) {
      at += call[0].length
      const [, , sign = '', word = ''] = call
      if (word.toLowerCase() === 'nan') return { value: { $: 'nan' }, canBeKey: true }
      return { value: { $: sign === '-' ? '-inf' : 'inf' }, canBeKey: true }
    }
    const made = /^(?:frozen)?set\(\s*/.exec(rest)
    if (made !== null) return readMadeSet(made[0], depth)
    if (/^[A-Za-z]+['"]/.test(rest)) throw fault('prefix')
    throw fault('name')
  }

  /** `set()`, `frozenset({1, 2})`, `set([1, 2])`. */
  function readMadeSet(opening: string, depth: number): Read {
    at += opening.length
    const canBeKey = opening.startsWith('frozen')
    const start = at
    let values: readonly Encoded[] = []
    if (text[at] === '{') values = readSet(depth)
    else if (text[at] === '[' || text[at] === '(') {
      const elements = readElements(text[at] === '[' ? ']' : ')', depth)
      if (!elements.canBeKey) throw fault('key', start + 1)
      values = elements.values
    }
    expect(')')
    return { value: { $: 'set', v: values }, canBeKey }
  }

  /** One or more strings, which Python joins where they stand side by side. */
  function readStrings(): Encoded {
    let joined = ''
    let bytes: number[] | undefined
    for (let count = 0; stringStart.test(text.slice(at, at + 4)); count += 1) {
      const [, prefix = '', quote = ''] = stringStart.exec(text.slice(at, at + 6)) ?? []
      const isBytes = /b/i.test(prefix)
      if (count > 0 && isBytes !== (bytes !== undefined)) throw fault('prefix')
      const inside = readString(prefix, quote)
      if (isBytes) bytes = [...(bytes ?? []), ...Array.from(inside, (sign) => sign.charCodeAt(0))]
      else joined += inside
      skipSpace()
    }
    return bytes === undefined ? encodeString(joined) : { $: 'bytes', v: toBase64(new Uint8Array(bytes)) }
  }

  function readString(prefix: string, quote: string): string {
    const start = at
    at += prefix.length + quote.length
    const isBytes = /b/i.test(prefix)
    const isRaw = /r/i.test(prefix)
    let inside = ''
    while (!text.startsWith(quote, at)) {
      const sign = text[at]
      if (sign === undefined || (sign === '\n' && quote.length === 1)) throw fault('text', start)
      if (isBytes && sign > '\x7f') throw fault('escape')
      if (sign === '\\') inside += isRaw ? rawPair() : readEscape(isBytes)
      else {
        inside += sign
        at += 1
      }
    }
    at += quote.length
    return inside
  }

  function rawPair(): string {
    const pair = text.slice(at, at + 2)
    at += 2
    return pair
  }

  function readEscape(isBytes: boolean): string {
    const [matched = '', octal, x, u, long, sign = ''] = escape.exec(text.slice(at, at + 10)) ?? []
    if (matched === '') {
      // The text ends behind the backslash, before its quotes do.
      at = text.length
      return ''
    }
    if (/[xuUN]/.test(sign) && (!isBytes || sign === 'x')) throw fault('escape')
    if (isBytes && (u !== undefined || long !== undefined)) {
      at += 2
      return matched.slice(0, 2)
    }
    const code = parseInt(octal ?? x ?? u ?? long ?? '', octal === undefined ? 16 : 8)
    if (code > (isBytes ? 0xff : 0x10ffff)) throw fault('escape')
    at += matched.length
    // A sign that has no meaning keeps its backslash; a line break after one is no part of the text.
    return Number.isNaN(code) ? (escapes[sign] ?? matched) : String.fromCodePoint(code)
  }

  function expect(mark: string): void {
    skipSpace()
    if (text[at] !== mark) throw fault(at < text.length ? 'sign' : 'end')
    at += 1
  }

  function skipSpace(): void {
    while (/\s/.test(text[at] ?? '')) at += 1
  }

  function fault(type: PythonFault['type'], from = at): Fault {
    const rest = text.slice(from)
    const word = /^[\p{L}\p{N}_.]+/u.exec(rest)?.[0] ?? rest
    const found = ['name', 'number'].includes(type) ? word : rest
    const cut = type === 'name' || type === 'number' ? 40 : longestFound
    return new Fault({ type, found: found.length > cut ? `${found.slice(0, cut).toWellFormed()}…` : found })
  }
}

interface Read {
  readonly value: Encoded
  /** Whether Python could take it as a key: no list, dict or set */
  readonly canBeKey: boolean
}

interface Elements {
  readonly values: readonly Encoded[]
  readonly canBeKey: boolean
  /** Whether a comma stood last */
  readonly hasComma: boolean
}

class Fault extends Error {
  readonly fault: PythonFault
  constructor(fault: PythonFault) {
    super(fault.type)
    this.fault = fault
  }
}

const stringStart = /^(|[rRuUbB]|[rR][bB]|[bB][rR])('''|"""|'|")/
/** What looks like a number; the two below say whether it is one. */
const number = /^(?:[eE][-+](?=\d)|[\w.])+/
const whole = /^(?:0[xX](?:_?[\da-fA-F])+|0[oO](?:_?[0-7])+|0[bB](?:_?[01])+|0(?:_?0)*|[1-9](?:_?\d)*)$/
const float =
  /^(?:(?:\d(?:_?\d)*\.(?:\d(?:_?\d)*)?|\.\d(?:_?\d)*)(?:[eE][-+]?\d(?:_?\d)*)?|\d(?:_?\d)*[eE][-+]?\d(?:_?\d)*)$/
const escape = /^\\(?:([0-7]{1,3})|x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([\s\S]))/
const escapes: Readonly<Record<string, string>> = {
  '\\': '\\',
  "'": "'",
  '"': '"',
  '\n': '',
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
}
const constants: Readonly<Record<string, Encoded>> = {
  None: null,
  True: true,
  False: false,
  nan: { $: 'nan' },
  inf: { $: 'inf' },
  'math.nan': { $: 'nan' },
  'math.inf': { $: 'inf' },
}

function isNumber(value: Encoded): boolean {
  return typeof value === 'number' || negative(value) !== undefined
}

/** The number with the other sign; undefined of what is no number. */
function negative(value: Encoded): Encoded | undefined {
  if (typeof value === 'number') return value === 0 ? 0 : -value
  if (!isTagged(value)) return undefined
  switch (value.$) {
    case '-0':
      return 0
    case 'bigint':
      return { $: 'bigint', v: (-BigInt(value.v)).toString() }
    case 'inf':
      return { $: '-inf' }
    case '-inf':
      return { $: 'inf' }
    case 'nan':
      return value
    default:
      return undefined
  }
}

function dictOf(entries: readonly (readonly [Encoded, Encoded])[]): Encoded {
  const isPlain = entries.every(([key]) => typeof key === 'string' && key !== '$' && key !== '__proto__')
  if (isPlain) return Object.fromEntries(entries.map(([key, value]) => [String(key), value]))
  return { $: entries.every(([key]) => typeof key === 'string') ? 'object' : 'map', v: entries }
}
