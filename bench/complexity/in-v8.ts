import { Script, createContext } from 'node:vm'
import { loadStepCounter } from '#runner'
import { stepBudget, type Counting } from '../../src/runner/complexity/sweep.ts'

/**
 * The function `f` of a text in V8, which takes a tenth of the time: only ever for our own texts, for nothing walls it off.
 *
 * @returns counts the steps of one call
 */
export async function countInV8(text: string): Promise<(input: readonly unknown[]) => Promise<Counting>> {
  const { countSteps } = await loadStepCounter()
  const factory = `(function (exports, module, require) {\n${text}\nreturn f\n})`
  const counted = countSteps(factory, { language: 'javascript', text })
  const realm = createContext({})
  const parse = new Script('JSON.parse').runInContext(realm)
  const counter = new Script(counted.counter).runInContext(realm)(stepBudget, counted.sites)
  const counts = counter.bind((own: number[]) => own)
  const f = counter.bind(new Script(counted.script).runInContext(realm))({}, {})
  return async (input) => {
    const given = parse(JSON.stringify(input))
    // the realm's own `fill` would charge
    Array.prototype.fill.call(counts, 0)
    counts[0] = stepBudget
    counts[1] = 2
    let isFailed = false
    try {
      f(...given)
    } catch {
      isFailed = true
    }
    const steps = counted.read(counter.report())
    return isFailed && !steps.isOver ? 'failed' : steps
  }
}
