/**
 * What a result costs whose programs never end: cases that use up all of their fuel when it is scored, by form of the test
 * `screen`, and what one such case takes here.
 *
 *     node bench/scoring-endless.ts [forms]
 */
import { createNodeRunner, engineName } from '../generators/sandbox/index.ts'
import { defaultLimits, type Program, type Runner } from '#runner'
import { scoreSealed } from '#results'
import type { PracticeItem } from '#schemas/public-item'
import { gradedWorld, screenSource, sit, type Answer } from '../test/graded/headless.ts'

const count = Number(process.argv[2] ?? 40)
const accommodations = { timeMultiplier: 1, plainEditor: false, signals: true }
/** Cases of one language that are timed. */
const TIMED = 3
const PROGRAMS: readonly Program[] = [
  { language: 'javascript', text: 'function f() { while (true) {} }', signature: { name: 'f' } },
  { language: 'python', text: 'def f():\n  while True: pass', signature: { name: 'f' } },
]

let cases = 0
/** All that it is given runs out of fuel. */
const endless: Runner = {
  run: (_program, some, { fuel }) => {
    cases += some.length
    return Promise.resolve(
      some.map(({ id }) => ({ case: id, outcome: { type: 'time_limit' }, fuel, depth: 0, console: '' })),
    )
  },
  ready: () => Promise.resolve(),
  close: () => undefined,
}

function answer({ kind }: PracticeItem): Answer {
  if (kind === 'code') return { text: 'one', language: 'javascript', adapted: 'two' }
  return kind === 'sql' ? { text: 'one', adapted: 'two' } : 'empty'
}

function counted(): number {
  const found = cases
  cases = 0
  return found
}

const world = await gradedWorld(
  Array.from({ length: count }, (_, at) => ({ candidate: String(at), accommodations })),
  screenSource('screen'),
)
const runner = createNodeRunner({})
try {
  const found: { readonly replay: number; readonly all: number }[] = []
  for (const form of world.forms) {
    const { result } = await sit({ ...world, runner: endless }, form, answer)
    const replay = counted()
    const { status } = await scoreSealed(result, { ...world.bench, runner: endless, engineOf: engineName })
    if (status === 'rejected') throw new Error('a sitting was rejected')
    found.push({ replay, all: counted() })
  }
  const [most] = found.toSorted((left, right) => right.all - left.all)
  const mean = found.reduce((sum, { all }) => sum + all, 0) / found.length
  console.log(
    `cases without an end, of ${count} results: ${mean.toFixed(0)} on average, ${most?.all} at most, of which ${most?.replay} are of the replay`,
  )
  for (const program of PROGRAMS) {
    await runner.ready(program.language === 'python' ? 'python' : 'javascript')
    const began = performance.now()
    const some = Array.from({ length: TIMED }, (_, at) => ({ id: String(at), input: [] }))
    const executions = await runner.run(program, some, defaultLimits)
    if (executions.some(({ outcome }) => outcome.type !== 'time_limit')) throw new Error('a program ended')
    console.log(
      `${program.language}: ${((performance.now() - began) / 1000 / TIMED).toFixed(2)} s for a case, by the clock`,
    )
  }
} finally {
  runner.close()
  await world.close()
}
