import type { Encoded } from '#schemas/value'
import type { Compiled } from './compile.ts'
import type { Execution } from './program.ts'

/** What a program in JavaScript or TypeScript imports its input from. */
const stdinModule = 'stdin'

/**
 * A compiled program that finds its standard input in the module {@link stdinModule}. The program's lines stay where
 * they are.
 *
 * @param input the one input of a case; anything but a text counts as none
 */
export function withStdin(compiled: Compiled | undefined, input: Encoded | undefined): Compiled | undefined {
  if (compiled === undefined || !compiled.ok) return compiled
  const text = JSON.stringify(typeof input === 'string' ? input : '')
  const script = `(function (exports, module, require) { return ${compiled.script}(exports, module, (${open})(${text}, require)) })`
  return { ...compiled, script }
}

/** What a program printed is what it answers; an error of its own or of a limit stays what it is. */
export function printed(execution: Execution): Execution {
  if (execution.outcome.type !== 'returned') return execution
  return { ...execution, outcome: { type: 'returned', value: printedText(execution.console) }, console: '' }
}

/** A printed text without what nobody sees: spaces at the ends of lines, and empty lines at the end. */
export function printedText(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .trimEnd()
}

/** Gives `require` the module; a text, since the same bytes have to arrive wherever this is bundled. */
const open = `function (text, require) {
  var at = 0
  function readAll() {
    var rest = text.slice(at)
    at = text.length
    return rest
  }
  function readLine() {
    if (at >= text.length) return null
    var end = text.indexOf('\\n', at)
    var line = end === -1 ? text.slice(at) : text.slice(at, end)
    at = end === -1 ? text.length : end + 1
    return line
  }
  return function (name) {
    return name === '${stdinModule}' ? { readAll: readAll, readLine: readLine } : require(name)
  }
}`
