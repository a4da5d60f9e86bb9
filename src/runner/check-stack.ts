import type { Engine } from './engine/engine.ts'
import { RunnerUnavailableError } from './program.ts'
import { softStackBytes } from './stack.ts'

/**
 * Deep structures whose walk takes much native stack for the weight of its calls: flattening an array took the most
 * of 35 kinds of recursion.
 */
const deepest = 'var a = []; for (var i = 0; i < 5000; i++) a = [a]; a.flat(1 / 0)'

/**
 * Goes to the limit of recursion once, before any verdict depends on it.
 *
 * @throws RunnerUnavailableError where the host's native stack ends before the metered one
 */
export async function checkStack(engine: Engine): Promise<void> {
  const { instance } = await engine.open(64, () => undefined)
  const top = instance.read('stack')
  try {
    const { isThrown } = await instance.evaluate(deepest, 'check')
    if (isThrown && top - instance.read('lowest') > softStackBytes) return
  } catch {
    // The native stack overflowed: said below.
  }
  throw new RunnerUnavailableError(
    'stack',
    'The stack of this machine is too small for the limit of recursion',
  )
}
