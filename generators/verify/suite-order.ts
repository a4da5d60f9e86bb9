import { limitsOfTask, readSuite, suiteProgram, type Implementation } from '#runner'
import type { TaskOf } from '#schemas/public-item'
import type { VerifyContext } from './verification.ts'

/** Stands before the tests' own `test`, and registers them in another order once all are known. */
const turning = `var harness = require('./harness')
var collected = []
exports.equal = harness.equal
exports.throws = harness.throws
exports.guarded = harness.guarded
exports.test = function test(name, run) {
  collected.push([name, run])
}
exports.report = function report() {
  for (var entry of collected.reverse()) harness.test(entry[0], entry[1])
  return harness.report()
}`

/**
 * Runs a suite on a version of the function, its last test first.
 *
 * @returns names of the tests that fail; undefined where they do not come to an end
 */
export async function failingInTurn(
  task: TaskOf<'tests'>,
  { text }: Implementation,
  suite: string,
  { runner, signal }: VerifyContext,
): Promise<ReadonlySet<string> | undefined> {
  const program = suiteProgram(task, suite, text)
  const { path = 'main.js', files = {} } = program.project ?? {}
  const { 'testing.js': harness = '', ...others } = files
  const turned = {
    ...program,
    project: { path, files: { ...others, 'harness.js': harness, 'testing.js': turning } },
  }
  const [execution] = await runner.run(
    turned,
    [{ id: 'turned', input: [] }],
    limitsOfTask(task),
    signal ? { signal } : {},
  )
  const result = execution && readSuite(execution)
  return result && new Set(result.tests.flatMap(({ name, message }) => (message === '' ? [] : [name])))
}
