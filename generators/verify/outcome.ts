import { showValue } from '#schemas/value'
import { canonicalJson } from '#log'
import type { Execution } from '#runner'

/** What a program does in the end, in words for its author: "returns [1]", "exceeds the time limit". */
export function outcomeWords(outcome: Execution['outcome']): string {
  switch (outcome.type) {
    case 'returned':
      return `returns ${showValue(outcome.value)}`
    case 'compile_error':
      return `does not compile: ${outcome.file === undefined ? '' : `${outcome.file}, `}line ${outcome.line}, column ${outcome.column}: ${outcome.message}`
    case 'runtime_error': {
      const file = outcome.file === undefined ? '' : ` of ${outcome.file}`
      const line = outcome.line === undefined ? '' : ` in line ${outcome.line}${file}`
      return `throws ${outcome.name}${line}: ${outcome.message}`
    }
    case 'time_limit':
      return 'exceeds the time limit'
    case 'memory_limit':
      return 'exceeds the memory limit'
    case 'output_limit':
      return 'prints more than the output limit'
    case 'stopped':
      return `was stopped (${outcome.reason}: ${outcome.message})`
  }
}

/** The one thing to say of a program that does not compile, with its place; undefined where it does. */
export function compileFault(file: string, executions: Iterable<Execution>): string | undefined {
  for (const { outcome } of executions) {
    if (outcome.type !== 'compile_error') continue
    return `${file}:${outcome.line}:${outcome.column}: does not compile: ${outcome.message}`
  }
  return undefined
}

/** Whether two runs did the same, to the unit of fuel. */
export function sameExecution(left: Execution, right: Execution): boolean {
  return (
    left.fuel === right.fuel &&
    left.console === right.console &&
    canonicalJson(left.outcome) === canonicalJson(right.outcome)
  )
}
