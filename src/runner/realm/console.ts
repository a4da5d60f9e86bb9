import { apply, createAllowance, defineProperty, floor, realm, toNumber, type Allowance } from './captured.ts'
import { inspect } from './inspect.ts'

/** The host's sink: takes one text of the console, or, without one, ends the run as over its output. */
export type Print = (text?: string) => void

/** Most characters that one call of the console may build before it is printed. */
const longestCall = 2 ** 20

/**
 * Installs `console`: what it prints leaves as one text per call, ending in a line feed. Levels are not told apart.
 *
 * @param print the host's sink
 */
export function installConsole(print: Print): void {
  let indent = ''
  const log = (...values: readonly unknown[]) => {
    const allowance = createAllowance(longestCall, () => print())
    print(indent + format(values, allowance) + '\n')
  }
  const group = (...values: readonly unknown[]) => {
    if (values.length > 0) apply(log, undefined, values)
    indent += '  '
  }
  const groupEnd = () => {
    let shorter = ''
    for (let i = 2; i < indent.length; i++) shorter += ' '
    indent = shorter
  }
  const assert = (condition: unknown, ...values: readonly unknown[]) => {
    if (!condition)
      print(indent + 'Assertion failed' + (values.length > 0 ? ': ' : '') + formatAll(values) + '\n')
  }
  const formatAll = (values: readonly unknown[]) =>
    format(
      values,
      createAllowance(longestCall, () => print()),
    )
  const console = { log, info: log, debug: log, warn: log, error: log, trace: log, dir: log, table: log }
  const value = { ...console, group, groupCollapsed: group, groupEnd, assert }
  defineProperty(realm, 'console', { value, writable: true, configurable: true })
}

/** Values joined by spaces, after `%s %d %i %f %j %o %O %c` of a first string have taken theirs. */
function format(values: readonly unknown[], allowance: Allowance): string {
  const first = values[0]
  const result = typeof first === 'string' ? substitute(first, values, allowance) : { text: '', used: 0 }
  let { text } = result
  for (let i = result.used; i < values.length; i++) {
    const shown = inspect(values[i], allowance)
    allowance.spend(shown.length)
    text += (i === 0 ? '' : ' ') + shown
  }
  return text
}

function substitute(pattern: string, values: readonly unknown[], allowance: Allowance) {
  let used = 1
  if (values.length === 1) return { text: pattern, used }
  let text = ''
  for (let i = 0; i < pattern.length; i++) {
    const letter = pattern[i] === '%' ? pattern[i + 1] : undefined
    if (letter === '%') {
      text += '%'
      i++
    } else if (letter !== undefined && used < values.length && isDirective(letter)) {
      text += directive(letter, values[used++], allowance)
      i++
    } else text += pattern[i]
  }
  return { text, used }
}

const isDirective = (letter: string): boolean =>
  letter === 's' ||
  letter === 'd' ||
  letter === 'i' ||
  letter === 'f' ||
  letter === 'j' ||
  letter === 'o' ||
  letter === 'O' ||
  letter === 'c'

function directive(letter: string, value: unknown, allowance: Allowance): string {
  if (letter === 'c') return ''
  if (letter === 'd' || letter === 'f' || letter === 'i') {
    if (typeof value === 'bigint') return value + 'n'
    const number = typeof value === 'object' ? NaN : toNumber(value)
    return '' + (letter === 'i' ? (number < 0 ? -floor(-number) : floor(number)) : number)
  }
  return inspect(value, allowance)
}
