import {
  apply,
  createAllowance,
  freeze,
  isArray,
  parse,
  realm,
  stringify,
  ThrownReferenceError,
  ThrownTypeError,
} from './captured.ts'
import { installConsole, type Print } from './console.ts'
import { decode } from './decode.ts'
import { encode } from './encode.ts'
import { inspect, isError, nameAndMessage } from './inspect.ts'
import { installTimers, type Timers } from './timers.ts'

/** A candidate's program, compiled to a function of the CommonJS trio; gives its top-level binding of the entry. */
type Factory = (exports: object, module: object, require: (name: string) => never) => unknown

/** What the host may do in the realm; out of reach for the program. */
export interface Toolbox extends Timers {
  /** Loads the program and calls its function; the value may be a promise, which the host follows */
  readonly start: (input: string, factory: Factory, name: string) => unknown
  /** Canonical encoding of a value, as JSON text of at most so many characters */
  readonly encode: (value: unknown, characters: number) => string
  /** `{"name", "message", "stack"}` of a thrown value, as JSON text */
  readonly explain: (thrown: unknown) => string
}

/** Longest message or stack that leaves the realm, in characters. */
const longestText = 10_000

/**
 * Prepares the realm: called once, before any text of the candidate's, by the host.
 *
 * @param print the host's sink for the console
 */
export function prepareRealm(print: Print): Toolbox {
  installConsole(print)
  return freeze({ ...installTimers(), start, encode: encodeWithin, explain })

  function encodeWithin(value: unknown, characters: number): string {
    return encode(value, characters, () => print())
  }
}

function start(input: string, factory: Factory, name: string): unknown {
  const values = decode(parse(input))
  if (!isArray(values)) throw new ThrownTypeError('Expected an array of arguments')
  const module = { exports: {} as Record<string, unknown> }
  const binding = factory(module.exports, module, require)
  if (name === '') return undefined
  const candidates = {
    exported: module.exports[name],
    binding,
    global: (realm as Record<string, unknown>)[name],
  }
  const entry =
    typeof candidates.exported === 'function'
      ? candidates.exported
      : typeof binding === 'function'
        ? binding
        : candidates.global
  if (typeof entry !== 'function') {
    throw new ThrownReferenceError('This program has no function named "' + name + '"')
  }
  return apply(entry, undefined, values)
}

function require(name: string): never {
  throw new ThrownReferenceError('Cannot import "' + name + '": a program stands alone here')
}

function explain(thrown: unknown): string {
  try {
    if (typeof thrown === 'object' && thrown !== null && isError(thrown)) {
      const { name, message } = nameAndMessage(thrown)
      const { stack } = thrown as { readonly stack?: unknown }
      return explanation(name, message, typeof stack === 'string' ? stack : '')
    }
    const allowance = createAllowance(longestText, () => {
      throw new ThrownTypeError('too long to show')
    })
    return explanation('Thrown value', inspect(thrown, allowance), '')
  } catch {
    return explanation('Error', 'An error that cannot be shown', '')
  }
}

function explanation(name: string, message: string, stack: string): string {
  return (
    '{"name":' + shortened(name) + ',"message":' + shortened(message) + ',"stack":' + shortened(stack) + '}'
  )
}

function shortened(text: string): string {
  if (text.length <= longestText) return stringify(text)
  let short = ''
  for (let i = 0; i < longestText; i++) short += text[i] as string
  return stringify(short + '…')
}
