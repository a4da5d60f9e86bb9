import { afterAll, expect, test } from 'vitest'
import { defaultLimits, type Execution, type Program } from '#runner'
import { createNodeRunner } from './node-runner.ts'

const runner = createNodeRunner({ jobs: 1 })
afterAll(() => runner.close())

async function run(language: Program['language'], text: string, input = '3 4\n5 6\n'): Promise<Execution> {
  const [execution] = await runner.run({ language, text, isStdin: true }, [{ id: 'a', input: [input] }], {
    ...defaultLimits,
    memoryMiB: 64,
  })
  if (execution === undefined) throw new Error('nothing was run')
  return execution
}

const sums = {
  javascript: `import { readLine } from 'stdin'
for (let line = readLine(); line !== null; line = readLine()) {
  const [left, right] = line.split(' ').map(Number)
  console.log(left + right)
}`,
  typescript: `import { readAll } from 'stdin'
const lines: string[] = readAll().trim().split('\\n')
console.log(lines.map((line: string): number => line.split(' ').map(Number).reduce((a, b) => a + b)).join('\\n'))`,
  python: `import sys
for line in sys.stdin:
    print(sum(int(word) for word in line.split()), end='  \\n')`,
} as const

test.each(Object.entries(sums))(
  'a program in %s reads its input and answers with what it prints',
  async (language, text) => {
    const execution = await run(language as Program['language'], text)
    expect(execution.outcome).toEqual({ type: 'returned', value: '7\n11' })
    expect(execution.console).toBe('')
  },
)

test('the input of one case is not that of the next', async () => {
  const program = {
    language: 'javascript',
    text: "console.log(require('stdin').readAll())",
    isStdin: true,
  } as const
  const cases = ['one', 'two', ''].map((input, at) => ({ id: String(at), input: [input] }))
  const executions = await runner.run(program, cases, defaultLimits)
  expect(executions.map(({ outcome }) => outcome)).toEqual([
    { type: 'returned', value: 'one' },
    { type: 'returned', value: 'two' },
    { type: 'returned', value: '' },
  ])
})

test('an error names the line of the candidate, and the case', async () => {
  const script = await run('typescript', `import { readLine } from 'stdin'\n\nreadLine().missing()`)
  expect(script.outcome).toMatchObject({ type: 'runtime_error', name: 'TypeError', line: 3 })
  const python = await run('python', 'a = input()\nb = input()\nprint(a)\nc = input()')
  expect(python.outcome).toMatchObject({
    type: 'runtime_error',
    name: 'EOFError',
    message: 'The input has ended: there is no further line',
    line: 4,
  })
})

test('a program in Python may end itself; with an error code that is an error', async () => {
  const fine = await run('python', 'import sys\nprint(input())\nsys.exit()')
  expect(fine.outcome).toEqual({ type: 'returned', value: '3 4' })
  const wrong = await run('python', 'import sys\nprint(input())\nsys.exit(2)')
  expect(wrong.outcome).toMatchObject({ type: 'runtime_error', name: 'SystemExit' })
})

test('the module is there for programs of their own alone', async () => {
  const [execution] = await runner.run(
    {
      language: 'javascript',
      text: "import { readLine } from 'stdin'\nexport const f = () => readLine()",
      signature: { name: 'f' },
    },
    [{ id: 'a', input: [] }],
    defaultLimits,
  )
  expect(execution?.outcome).toMatchObject({
    type: 'runtime_error',
    message: 'Cannot import "stdin": a program stands alone here',
  })
})

test('a text cannot leave the place of the input', async () => {
  const hostile = '`"\'\\\u2028${1}\n</script>'
  const { outcome } = await run('javascript', "console.log(require('stdin').readAll())", hostile)
  expect(outcome).toEqual({ type: 'returned', value: hostile })
})
