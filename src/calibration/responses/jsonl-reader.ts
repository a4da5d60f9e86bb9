import { COMMA, LF, QUOTE, ZERO } from './bytes.ts'
import { suggest } from '#schemas/diagnose/index'
import { quoted } from './faults.ts'
import { joinGroup, meetPerson, type Gathering } from './gathering.ts'
import { addResponse, foresee } from './ledger.ts'
import type { Names } from './names.ts'
import { placeAt } from './place-at.ts'
import type { BlockReader } from './read-blocks.ts'
import { HIGHEST_SCORE, readScore, tellScore } from './read-score.ts'

const COLON = 58
const OPEN = 123
const CLOSE = 125
const BACKSLASH = 92

/** A string, number or word of a line: its bytes without quotes. */
interface Token {
  readonly start: number
  readonly end: number
  readonly isString: boolean
  readonly hasEscape: boolean
}

type Key = 'person' | 'item' | 'score' | 'group' | 'responses'

/** What ends the reading of a line: its place and what is wrong there. */
class LineFault extends Error {
  readonly code: string
  readonly at: number
  readonly end: number
  readonly help: string

  constructor(code: string, at: number, end: number, message: string, help: string) {
    super(message)
    this.code = code
    this.at = at
    this.end = end
    this.help = help
  }
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
const FORM = '`{"person": "p1", "item": "i1", "score": 1}` or `{"person": "p1", "responses": {"i1": 1}}`'

/**
 * Reads JSON lines: one object per line, either one score or all scores of a person.
 *
 * Only this form is read, byte by byte: `JSON.parse` would be slower, cannot say where a value stands, and lets the last
 * of two equal keys win in silence.
 */
export function createJsonlReader(gathering: Gathering, { group }: { readonly group?: string }): BlockReader {
  const { faults, ledger, persons, items, groups } = gathering
  const keys = new Map<string, Key>([
    ['person', 'person'],
    ['item', 'item'],
    ['score', 'score'],
    ['responses', 'responses'],
    ...(group === undefined ? [] : ([[group, 'group']] as const)),
  ])
  let line = 1
  let bytes = new Uint8Array()
  let at = 0
  // Responses of the line at hand, so that a faulty line adds nothing.
  const found: { item: number; score: Token }[] = []

  const skipSpace = (): void => {
    for (let byte = bytes[at]; byte === 32 || byte === 9 || byte === 13; byte = bytes[at]) at += 1
  }
  const expect = (byte: number, words: string): void => {
    if (bytes[at] !== byte) throw unexpected(words)
    at += 1
    skipSpace()
  }
  const unexpected = (words: string): LineFault => {
    const isEnd = bytes[at] === LF
    // A whole character, not its first byte.
    const text = isEnd ? '' : (decoder.decode(bytes.subarray(at, at + 4))[0] ?? '')
    return new LineFault(
      'json',
      at,
      isEnd ? at : at + 1,
      `Unexpected ${isEnd ? 'end of the line' : quoted(text)}, expected ${words}`,
      `Write one object per line: ${FORM}`,
    )
  }
  const readToken = (words: string): Token => {
    const isString = bytes[at] === QUOTE
    if (isString) at += 1
    const start = at
    let hasEscape = false
    if (isString) {
      for (let byte = bytes[at] ?? 0; byte !== QUOTE; byte = bytes[++at] ?? 0) {
        if (byte < 32) throw unexpected('the end of a text')
        if (byte !== BACKSLASH) continue
        hasEscape = true
        at += 1
      }
    } else {
      for (let byte = bytes[at] ?? 0; isWordByte(byte); byte = bytes[++at] ?? 0);
      if (at === start) throw unexpected(words)
    }
    const end = at
    if (isString) at += 1
    skipSpace()
    return { start, end, isString, hasEscape }
  }
  const textOf = ({ start, end, hasEscape }: Token): string => {
    const text = decoder.decode(bytes.subarray(start, end))
    if (!hasEscape) return text
    try {
      return JSON.parse(`"${text}"`) as string
    } catch {
      throw new LineFault(
        'json',
        start,
        end,
        `Unexpected escape in ${quoted(text)}, expected one of JSON`,
        'Write a backslash twice: `\\\\`',
      )
    }
  }
  /** A name is a text or a whole number. */
  const nameOf = (token: Token, names: Names, what: string): number => {
    const { start, end, isString, hasEscape } = token
    if (start === end)
      throw new LineFault(
        `no-${what}`,
        start,
        end,
        `Missing ${what}: its name is empty`,
        `Name each ${what}: any text will do`,
      )
    if (!isString && !/^-?\d+$/.test(textOf(token)))
      throw new LineFault(
        `no-${what}`,
        start,
        end,
        `Unexpected ${what} ${quoted(textOf(token))}, expected a text or a whole number`,
        `Name each ${what}: any text will do`,
      )
    return hasEscape ? names.numberOfText(textOf(token)) : names.numberOf(bytes, start, end)
  }
  const readPairs = (pair: (key: Token) => void): void => {
    expect(OPEN, '`{`')
    if (bytes[at] !== CLOSE)
      for (;;) {
        if (bytes[at] !== QUOTE) throw unexpected('a key in quotes')
        const key = readToken('a key')
        expect(COLON, '`:`')
        pair(key)
        if (bytes[at] !== COMMA) break
        expect(COMMA, '`,`')
      }
    expect(CLOSE, '`,` or `}`')
  }
  const readLine = (): void => {
    const start = at
    const values: Partial<Record<Key, Token>> = {}
    let hasResponses = false
    found.length = 0
    skipSpace()
    if (bytes[at] === LF) return
    readPairs((token) => {
      const name = textOf(token)
      const key = keys.get(name)
      if (key === undefined) throw unknownKey(token, name)
      if (values[key] || (key === 'responses' && hasResponses))
        throw new LineFault(
          'repeated-key',
          token.start,
          token.end,
          `Unexpected second key ${quoted(name)}`,
          'Write each key once',
        )
      if (key !== 'responses') {
        values[key] = readToken('a value')
        return
      }
      hasResponses = true
      readPairs((item) => {
        const number = nameOf(item, items, 'item')
        found.push({ item: number, score: readToken('a score') })
      })
    })
    if (bytes[at] !== LF) throw unexpected('the end of the line')
    const { person, item, score, group: groupToken } = values
    const missing = (key: string) =>
      new LineFault('missing-key', start, start, `Missing key ${quoted(key)}`, `Write ${FORM}`)
    if (!person) throw missing('person')
    if (hasResponses ? item || score : !item || !score)
      throw hasResponses
        ? new LineFault(
            'form',
            start,
            start,
            'Unexpected keys `responses` and `item` or `score` in one line, expected one form',
            `Write ${FORM}`,
          )
        : missing(item ? 'score' : 'item')
    if (gathering.hasGroups && !groupToken) throw missing(group ?? '')
    if (item && score) found.push({ item: nameOf(item, items, 'item'), score })
    const number = nameOf(person, persons, 'person')
    meetPerson(gathering, number, line)
    const place = (from: number, to: number) => placeAt(bytes, start, line, from, to)
    if (groupToken)
      joinGroup(gathering, number, nameOf(groupToken, groups, 'group'), () =>
        place(groupToken.start, groupToken.end),
      )
    for (const { item, score } of found) {
      const category = scoreOf(score)
      if (category === undefined) continue
      if (!Number.isNaN(category)) addResponse(ledger, number, item, category, line)
      else {
        const text = textOf(score)
        tellScore(
          faults,
          () => place(score.start, score.end),
          score.isString ? `"${text}"` : text,
          persons.text(number),
          items.text(item),
        )
      }
    }
  }
  const scoreOf = ({ start, end, isString }: Token): number | undefined => {
    const digit = (bytes[start] ?? 0) - ZERO
    if (end - start === 1 && !isString && digit >= 0 && digit <= 9) return digit
    const text = decoder.decode(bytes.subarray(start, end))
    if (isString) return NaN
    return text === 'null'
      ? undefined
      : /^(0|[1-9]\d*)(\.0+)?$/.test(text)
        ? (readScore(text) ?? HIGHEST_SCORE)
        : NaN
  }
  const unknownKey = ({ start, end }: Token, name: string): LineFault => {
    const near = suggest(name, keys.keys())
    const hint = near === undefined ? '' : `Did you mean ${quoted(near)}? `
    return new LineFault(
      'unknown-key',
      start,
      end,
      `Unexpected key ${quoted(name)}, expected ${[...keys.keys()].map(quoted).join(', ')}`,
      `${hint}Leave it out, or say --group ${name} if it holds each person's group`,
    )
  }

  return {
    line: () => line,
    take: (block) => {
      bytes = block.bytes as Uint8Array<ArrayBuffer>
      for (let start = block.start; start < block.end; line++) {
        at = start
        try {
          readLine()
          start = at + 1
        } catch (fault) {
          if (!(fault instanceof LineFault)) throw fault
          faults.error(
            fault.code,
            placeAt(bytes, start, line, fault.at, fault.end),
            fault.message,
            fault.help,
          )
          start = bytes.indexOf(LF, start) + 1
        }
      }
      foresee(ledger, block.share)
      return block.end
    },
  }
}

/** Digits, letters, signs and points: what numbers and `null`, `true`, `false` are made of. */
function isWordByte(byte: number): boolean {
  return (
    (byte >= 48 && byte <= 57) ||
    (byte >= 97 && byte <= 122) ||
    (byte >= 65 && byte <= 90) ||
    byte === 43 ||
    byte === 45 ||
    byte === 46
  )
}
