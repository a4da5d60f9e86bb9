import { afterAll, describe, expect, test } from 'vitest'
import { defaultLimits, type Outcome } from '#runner'
import { createNodeRunner } from './node-runner.ts'

const runner = createNodeRunner({ jobs: 1 })
afterAll(() => runner.close())

/** Runs `solve` of `src/main.ts`. */
async function outcomeOf(files: Readonly<Record<string, string>>): Promise<Outcome | undefined> {
  const { 'src/main.ts': text = '', ...others } = files
  const project = { path: 'src/main.ts', files: others }
  const program = { language: 'typescript', text, signature: { name: 'solve' }, project } as const
  const [execution] = await runner.run(program, [{ id: 'one', input: [20, 22] }], defaultLimits)
  return execution?.outcome
}

describe('a project', () => {
  test.each([['./sum'], ['./sum.ts'], ['./sum.js'], ['../src/sum'], ['./deep/../sum']])(
    'is imported by %s',
    async (path) => {
      const outcome = await outcomeOf({
        'src/main.ts': `import { sum, type Pair } from '${path}'\nexport function solve(a: number, b: number) { const pair: Pair = [a, b]; return sum(pair) }`,
        'src/sum.ts':
          'export type Pair = [number, number]\nexport const sum = ([a, b]: Pair): number => a + b',
      })
      expect(outcome).toEqual({ type: 'returned', value: 42 })
    },
  )

  test('may be of both languages, with default exports, names that are passed on and files named index', async () => {
    const outcome = await outcomeOf({
      'src/main.ts': `import add from '../lib'\nimport * as all from '../lib/parts.js'\nexport const solve = (a: number, b: number) => [add(a, b), all.twice(a), all.sum(a, b)]`,
      'lib/index.ts': `export { sum as default } from './parts'`,
      'lib/parts.js': `export * from './sum.js'\nexport function twice(n) { return 2 * n }`,
      'lib/sum.ts': `export const sum = (a: number, b: number): number => a + b`,
    })
    expect(outcome).toEqual({ type: 'returned', value: [42, 40, 42] })
  })

  test('may import in a circle, the entry too', async () => {
    const outcome = await outcomeOf({
      'src/main.ts': `import { isEven } from './even'\nexport const first = 20\nexport const solve = (a: number) => isEven(a)`,
      'src/even.ts': `import { isOdd } from './odd'\nexport const isEven = (n: number): boolean => n === 0 || isOdd(n - 1)`,
      'src/odd.ts': `import { isEven } from './even'\nimport { first } from './main'\nexport const isOdd = (n: number): boolean => n !== 0 && first === 20 && isEven(n - 1)`,
    })
    expect(outcome).toEqual({ type: 'returned', value: true })
  })

  test.each([
    [
      './sums',
      'Cannot import "./sums" in src/main.ts: there is no such file. The project has src/main.ts, src/sum.ts',
    ],
    [
      '../../sum',
      'Cannot import "../../sum" in src/main.ts: there is no such file. The project has src/main.ts, src/sum.ts',
    ],
    [
      'lodash',
      'Cannot import "lodash" in src/main.ts: only files of the project can be imported, by a path that begins with ./ or ../',
    ],
  ])('has no %s', async (path, message) => {
    const outcome = await outcomeOf({
      'src/main.ts': `// first\nimport { sum } from '${path}'\nexport const solve = (a: number) => sum(a)`,
      'src/sum.ts': '',
    })
    expect(outcome).toEqual({
      type: 'runtime_error',
      name: 'ReferenceError',
      message,
      line: 2,
      file: 'src/main.ts',
    })
  })

  test('errors name the file and the line', async () => {
    const main = `import { sum } from './sum'\nexport const solve = (a: number) => sum(a)`
    expect(
      await outcomeOf({
        'src/main.ts': main,
        'src/sum.ts': '\n\nexport function sum(a: number) {\n  throw new RangeError(`no ${a}`)\n}',
      }),
    ).toEqual({ type: 'runtime_error', name: 'RangeError', message: 'no 20', line: 4, file: 'src/sum.ts' })
    expect(await outcomeOf({ 'src/main.ts': main, 'src/sum.ts': '\nexport const sum = (' })).toMatchObject({
      type: 'compile_error',
      line: 2,
      file: 'src/sum.ts',
    })
    // What the transpiler lets pass and the engine does not
    expect(
      await outcomeOf({ 'src/main.ts': main, 'src/sum.ts': 'export const sum = 1\nawait sum' }),
    ).toMatchObject({
      type: 'compile_error',
      message: '`await` is possible here only inside an async function',
      line: 2,
      file: 'src/sum.ts',
    })
  })

  test('uses the same fuel in whichever order its files come', async () => {
    const files = { 'src/a.ts': 'export const a = 1', 'src/b.ts': 'export const b = 2' }
    const text = `import { a } from './a'\nimport { b } from './b'\nexport const solve = () => a + b`
    const fuelOf = async (others: Readonly<Record<string, string>>) => {
      const project = { path: 'src/main.ts', files: others }
      const program = { language: 'typescript', text, signature: { name: 'solve' }, project } as const
      const [execution] = await runner.run(program, [{ id: 'one', input: [] }], defaultLimits)
      expect(execution?.outcome).toEqual({ type: 'returned', value: 3 })
      return execution?.fuel
    }
    const turned = Object.fromEntries(Object.entries(files).toReversed())
    expect(await fuelOf(turned)).toBe(await fuelOf(files))
  })

  test('is as long as a text may be', async () => {
    const long = `// ${'x'.repeat(40_000)}`
    const outcome = await outcomeOf({ 'src/main.ts': long, 'src/sum.ts': long })
    expect(outcome).toMatchObject({
      type: 'compile_error',
      message: 'This project is too long: 80006 characters, and 65536 are the most',
    })
  })
})
