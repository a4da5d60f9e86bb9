import { canonicalJson } from '#log'
import type { Execution } from '#runner'
import { showValue } from '../compile/show-value.ts'

/** How a run ended, in words for the author of the program. */
export function outcomeWords(outcome: Execution['outcome']): string {
  switch (outcome.type) {
    case 'returned':
      return showValue(outcome.value)
    case 'compile_error':
      return `a compile error in line ${outcome.line}, column ${outcome.column}: ${outcome.message}`
    case 'runtime_error': {
      const line = outcome.line === undefined ? '' : ` in line ${outcome.line}`
      return `${outcome.name}${line}: ${outcome.message}`
    }
    case 'time_limit':
      return 'the time limit'
    case 'memory_limit':
      return 'the memory limit'
    case 'output_limit':
      return 'the output limit'
    case 'stopped':
      return `the ${outcome.reason} (${outcome.message})`
  }
}

/** Whether two runs did the same, to the unit of fuel. */
export function sameExecution(left: Execution, right: Execution): boolean {
  return (
    left.fuel === right.fuel &&
    left.console === right.console &&
    canonicalJson(left.outcome) === canonicalJson(right.outcome)
  )
}
