import { descend, outermost, type ParsedToken, type Place } from './parse-depth.ts'
import type { SourceFault } from './compile.ts'

/** The class of the states that sucrase's parser works on; each parse makes one. */
export interface ParserState {
  readonly prototype: object
}

/** What is read of a state while it is restored. */
interface LiveState {
  readonly pos: number
  readonly error: { readonly message: string; readonly pos?: number } | null
}

/** A text that is a program, or may be one, but costs more to parse than a program needs. */
export class ParseLimitError extends Error {
  override readonly name = 'ParseLimitError'
  readonly fault: SourceFault
  constructor(fault: SourceFault) {
    super(fault.message)
    this.fault = fault
  }
}

/**
 * Characters that a parse may read again, in code units: about a second on a slow machine. Where a text can be two
 * things (the parameters of an arrow function, or an expression in brackets), the parser reads it as one and, where
 * that fails, as the other, so nested doubts double the work. Files of 60 kB read some 100,000 characters again.
 */
export const mostReadAgain = 2_000_000

/** What the parser may take of the native stack, by the weights of `parse-depth.ts`, in bytes. */
export const deepestParse = 360_000

/**
 * Watches one parse: it ends by a count of what it does, the same on every machine, instead of by the stack or the
 * clock. The parser offers no way to do so, hence its state is looked into while `parse` runs: tokens are seen as they
 * are added, and going back as it happens.
 *
 * @param state the class that `parse` uses
 * @param text what is parsed
 * @param parse synchronous
 * @throws ParseLimitError where the text is nested too deeply or read again too often
 */
export function watchParse<T>(state: ParserState, text: string, parse: () => T): T {
  const { prototype } = state
  let readAgain = 0
  Object.defineProperty(prototype, 'tokens', {
    configurable: true,
    set(this: object, tokens: ParsedToken[]) {
      Object.defineProperty(this, 'tokens', { value: watchTokens(tokens, text), writable: true })
    },
  })
  const restore = Reflect.get(prototype, 'restoreFromSnapshot') as (
    this: LiveState,
    snapshot: Snapshot,
  ) => void
  const define = (value: unknown) =>
    Object.defineProperty(prototype, 'restoreFromSnapshot', { value, configurable: true, writable: true })
  define(function (this: LiveState, snapshot: Snapshot) {
    readAgain += 1 + Math.max(0, reached(this, text) - snapshot.pos)
    if (readAgain > mostReadAgain) throw tooIntricate(text, snapshot.pos)
    restore.call(this, snapshot)
  })
  try {
    return parse()
  } finally {
    define(restore)
    Reflect.deleteProperty(prototype, 'tokens')
  }
}

/** Where a parser may go back to. */
interface Snapshot {
  readonly pos: number
}

/** How far a reading went that is given up; after an error the parser stands at the end of the text. */
function reached({ pos, error }: LiveState, text: string): number {
  if (error === null || error.message.startsWith('Unterminated')) return pos
  return error.pos ?? text.length
}

/** Going back shortens the list, so the places of given-up tokens are overwritten. */
function watchTokens(tokens: ParsedToken[], text: string): ParsedToken[] {
  const places: Place[] = []
  Object.defineProperty(tokens, 'push', {
    value: (token: ParsedToken) => {
      const index = tokens.length
      const place = descend(places[index - 1] ?? outermost, token, tokens[index - 1], text)
      if (place.depth > deepestParse) throw tooDeep(text, token.start)
      places[index] = place
      tokens[index] = token
      return index + 1
    },
  })
  return tokens
}

function tooDeep(text: string, position: number): ParseLimitError {
  return faultAt('This text is nested too deeply here: give its parts names', text, position)
}

function tooIntricate(text: string, position: number): ParseLimitError {
  return faultAt(
    'This text can be read in too many ways: give the nested functions and conditions here names',
    text,
    position,
  )
}

function faultAt(message: string, text: string, position: number): ParseLimitError {
  const before = text.slice(0, position).split('\n')
  return new ParseLimitError({ message, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 })
}
