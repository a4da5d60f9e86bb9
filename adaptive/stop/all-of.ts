import { judge, type SingleRule } from './judge.ts'
import type { StoppingRule } from './rule.ts'

/** All of some rules would stop. */
export const allOf: StoppingRule<{ readonly rules: readonly SingleRule[] }> = {
  name: 'all-of',
  judge: (progress, { rules }) =>
    rules.every((rule) => {
      const verdict = judge(rule, progress)
      return verdict === 'may-stop' || verdict === 'must-stop'
    })
      ? 'may-stop'
      : 'go-on',
}
