import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Runner } from '#runner'
import { proofSchema } from '#schemas/proof'
import { copyBank, postBank, type CopiedBank } from '../../test/release/assay.ts'
import { compileItem } from '../compile/compile-item.ts'
import type { CompiledItem } from '../compile/compiled-item.ts'
import { toolVersion } from '../compile/tool.ts'
import { createNodeRunner } from '../sandbox/index.ts'
import { matrixLines } from './matrix.ts'
import { proofText } from './proof-file.ts'
import { verifyItem as proveItem } from './verify-item.ts'
import type { VerifyContext, VerifyProgress } from './verification.ts'

const runner = createNodeRunner({ jobs: 1 })
const engine = 'engine-0123456789ab.wasm'
afterAll(() => runner.close())

let bank: CopiedBank
beforeEach(async () => {
  bank = await copyBank(postBank)
})
afterEach(() => bank.remove())

const verifyItem = async (item: CompiledItem, context: VerifyContext) =>
  (await proveItem(item, context)).proof

function compiled(id: string): CompiledItem {
  const context = { canary: '0b7b1a52-5d0f-4a6e-9a3c-3c0d6b1f2e41', skills: undefined }
  const { item, diagnostics } = compileItem(join(bank.dir, 'items', id), `items/${id}`, context)
  if (!item) throw new Error(JSON.stringify(diagnostics, null, 2))
  return item
}

const submissions = 'items/late-parcels/submissions'
const submission = (name: string) => join(bank.dir, submissions, name)
const body = (lines: string) =>
  `export function lateParcels(days: number[], limit: number): number[] {\n${lines}\n}\n`
const right = 'return days.flatMap((count, position) => (count > limit ? [position] : []))'

/** The slow submission is tried by one test alone; the others replace it by another that fails the same. */
async function withoutTimeLimit(): Promise<void> {
  await rm(submission('time_limit_exceeded'), { recursive: true })
  await writeFile(
    submission('wrong_answer/never-empty.ts'),
    body(`  if (days.length === 0) return [0]\n  ${right}`),
  )
  await bank.edit(
    `${submissions}/submissions.yaml`,
    'time_limit_exceeded/waits-for-a-parcel',
    'wrong_answer/never-empty',
  )
}

describe('proving a code item', () => {
  it('verifies what does as it was filed, in the published form and to the byte', async () => {
    const proof = await verifyItem(compiled('late-parcels'), { runner, engine })
    expect(proof).toMatchObject({
      verdict: 'verified',
      reasons: [],
      executed: 48,
      tool: `${toolVersion} ${engine}`,
    })
    expect(proofSchema.parse(proof)).toMatchObject({ ok: true })
    expect(proof.matrix?.map(({ file, category }) => [file, category])).toEqual([
      ['accepted/one-pass.ts', 3],
      ['run_time_error/needs-a-late-one.ts', 2],
      ['time_limit_exceeded/waits-for-a-parcel.ts', 2],
      ['wrong_answer/counts-from-one.ts', 0],
      ['wrong_answer/first-only.ts', 1],
      ['wrong_answer/in-time-is-late.ts', 2],
    ])
    expect(proofText(await verifyItem(compiled('late-parcels'), { runner, engine }))).toBe(proofText(proof))
  })

  it('holds accepted submissions to a complexity target, and wants one that is right and misses it', async () => {
    await withoutTimeLimit()
    const folder = 'items/late-parcels'
    await bank.edit(`${folder}/inputs.yaml`, 'max: 100 }', 'max: 2000 }')
    await bank.edit(
      `${folder}/item.mdx`,
      'scoring:',
      'limits: { complexity: { class: log n, sizes: [days], generators: [random] } }\nscoring:\n  4: And with few steps.',
    )
    const { verdict, reasons } = await verifyItem(compiled('late-parcels'), { runner, engine })
    expect(verdict).toBe('refused')
    expect(reasons).toEqual([
      'no submission in time_limit_exceeded/ passes every case with steps that outgrow log n',
      expect.stringMatching(
        /^accepted\/one-pass\.ts: expected category 4, got 3\. With days the steps grow like n, .* fits \d+ times worse; \d+ steps at size \d+, random, \d+ of them in line \d+, column \d+: /,
      ),
    ])
  })

  const faults: readonly {
    readonly name: string
    readonly plant: () => Promise<void>
    readonly reasons: readonly string[]
  }[] = [
    {
      name: 'an expected value that is wrong',
      plant: () => bank.edit('items/late-parcels/cases.yaml', 'expected: [3]', 'expected: [2]'),
      reasons: [
        'case last-late (single): expected [2], but the accepted submission returns [3]: the case is wrong, or the submission',
      ],
    },
    {
      name: 'a wrong submission that passes',
      plant: () => writeFile(submission('wrong_answer/first-only.ts'), body(`  ${right}`)),
      reasons: ['wrong_answer/first-only.ts: expected a wrong answer, passes every case'],
    },
    {
      name: 'a wrong submission that fails more than was filed',
      plant: () =>
        bank.edit(`${submissions}/submissions.yaml`, 'fails: [single, several]', 'fails: [single]'),
      reasons: [
        'wrong_answer/counts-from-one.ts, case two-late (several): expected [0, 2], got [1, 3]; it was not filed to fail several',
      ],
    },
    {
      name: 'a wrong submission that fails less than was filed',
      plant: () =>
        bank.edit(`${submissions}/submissions.yaml`, 'fails: [several]', 'fails: [several, nothing-late]'),
      reasons: ['wrong_answer/first-only.ts: expected to fail nothing-late, passes it'],
    },
    {
      name: 'a wrong submission that fails in another way',
      plant: () =>
        writeFile(
          submission('wrong_answer/in-time-is-late.ts'),
          body(`  if (days[0] === limit) throw new Error('in time')\n  ${right}`),
        ),
      reasons: ['wrong_answer/in-time-is-late.ts: expected a wrong answer somewhere, got a run-time error'],
    },
    {
      name: 'a category that was not filed',
      plant: () => bank.edit(`${submissions}/submissions.yaml`, 'category: 1', 'category: 2'),
      reasons: ['wrong_answer/first-only.ts: expected category 2, got 1'],
    },
    {
      name: 'an accepted submission that changes its input',
      plant: () =>
        writeFile(
          submission('accepted/one-pass.ts'),
          body(`  const late = ${right.slice(7)}\n  days.sort()\n  return late`),
        ),
      reasons: ['accepted/one-pass.ts, case one-late (single): changes its input to [[1, 2, 9], 5]'],
    },
    {
      name: 'a submission that does not compile',
      plant: () => writeFile(submission('wrong_answer/first-only.ts'), body('  return [')),
      reasons: ['submissions/wrong_answer/first-only.ts:3:1: does not compile: '],
    },
    {
      name: 'an accepted submission that does not compile, in one line',
      plant: () => writeFile(submission('accepted/one-pass.ts'), body('  return [')),
      reasons: ['submissions/accepted/one-pass.ts:3:1: does not compile: '],
    },
    {
      name: 'a case that all accepted submissions see in another way, without counting the wrong ones',
      plant: async () => {
        await writeFile(submission('accepted/flat-map.ts'), body(`  ${right}`))
        await bank.edit(
          `${submissions}/submissions.yaml`,
          'submissions:',
          'submissions:\n  - { file: accepted/flat-map.ts, approach: Maps. }',
        )
        await bank.edit('items/late-parcels/cases.yaml', 'expected: [3]', 'expected: [2]')
      },
      reasons: [
        'case last-late (single): expected [2], but all 2 accepted submissions return [3]: the case is wrong, or all of them are',
      ],
    },
    {
      name: 'an accepted submission that alone is wrong',
      plant: async () => {
        await writeFile(submission('accepted/flat-map.ts'), body(`  if (limit === 11) return []\n  ${right}`))
        await bank.edit(
          `${submissions}/submissions.yaml`,
          'submissions:',
          'submissions:\n  - { file: accepted/flat-map.ts, approach: Maps. }',
        )
      },
      reasons: ['accepted/flat-map.ts, case first-late (single): expected [0], got []'],
    },
  ]

  for (const { name, plant, reasons } of faults) {
    it(`refuses ${name}`, async () => {
      await withoutTimeLimit()
      await plant()
      const proof = await verifyItem(compiled('late-parcels'), { runner, engine })
      expect(proof.verdict).toBe('refused')
      for (const [index, reason] of reasons.entries()) expect(proof.reasons[index]).toContain(reason)
      expect(proof.reasons).toHaveLength(reasons.length)
    })
  }

  it('refuses an accepted submission that does something else when it is run again', async () => {
    await withoutTimeLimit()
    let runs = 0
    const drifting: Runner = {
      ...runner,
      run: async (...args) => {
        runs += 1
        const executions = await runner.run(...args)
        return runs === 2 ? executions.map((one) => ({ ...one, fuel: one.fuel + 1 })) : executions
      },
    }
    const proof = await verifyItem(compiled('late-parcels'), { runner: drifting, engine })
    expect(proof.reasons).toEqual([
      'accepted/one-pass.ts, case one-late (single): does something else when it is run again',
    ])
  })

  it('stops an accepted submission after its first time limit, and tells how far it is', async () => {
    await withoutTimeLimit()
    await writeFile(submission('accepted/one-pass.ts'), body(`  while (limit === 11) {}\n  ${right}`))
    const told: VerifyProgress[] = []
    const item = compiled('late-parcels')
    const proof = await verifyItem(item, { runner, engine, onProgress: (progress) => told.push(progress) })
    expect(proof.reasons).toEqual([
      'accepted/one-pass.ts, case first-late (single): expected [0], but it exceeds the time limit; the 5 cases after it not run',
    ])
    expect(proof.matrix?.[0]?.verdicts).toEqual({
      '8839f2fa-b373-5d5e-971f-a850f9ec2a63': 'passed',
      '61cee1d4-8535-5b2d-b0bb-d68ec865bb49': 'passed',
      'becd8382-ad1c-5680-88da-6329695dc1fa': 'time_limit',
    })
    expect(matrixLines(item, proof)[1]).toMatch(/^accepted\/one-pass\.ts +\.\.T +-- +--- +/)
    const first = told.filter(({ file }) => file === 'accepted/one-pass.ts')
    expect(first.map(({ done, of }) => `${done}/${of}`)).toEqual(['0/8', '1/8', '2/8', '3/8'])
    expect(told.at(-1)).toMatchObject({ item: 'late-parcels', done: 8, of: 8 })
  })

  it('warns of an accepted submission that comes near the limit of recursion', async () => {
    await withoutTimeLimit()
    const deep = `  const down = (left: number): number => (left === 0 ? 0 : 1 + down(left - 1))\n  if (limit === 11) down(DEPTH)\n  ${right}`
    const warningsAt = async (depth: number) => {
      await writeFile(submission('accepted/one-pass.ts'), body(deep.replace('DEPTH', String(depth))))
      return proveItem(compiled('late-parcels'), { runner, engine })
    }
    expect((await warningsAt(10)).warnings).toEqual([])
    const { proof, warnings } = await warningsAt(800)
    expect(proof.reasons.join('\n')).not.toContain('recursion')
    expect(warnings).toEqual([
      expect.stringMatching(
        /^accepted\/one-pass\.ts, case first-late \(single\): takes \d\d % of the depth of recursion that there is$/,
      ),
    ])
  })

  it('stops when it is told to', async () => {
    const signal = AbortSignal.abort(new Error('stopped'))
    await expect(verifyItem(compiled('late-parcels'), { runner, engine, signal })).rejects.toThrow('stopped')
  })
})

describe('proving a trace', () => {
  it('computes the key from what the program prints', async () => {
    const proof = await verifyItem(compiled('counting-down'), { runner, engine })
    expect(proof).toMatchObject({
      verdict: 'verified',
      computed: { first: '1', second: '0', last: 'done at 0' },
      responses: [{ name: 'right', category: 3 }, { category: 2 }, { category: 1 }, { category: 0 }],
    })
  })

  it('refuses a step beyond the output', async () => {
    await bank.edit('items/counting-down/item.mdx', 'output: 3', 'output: 9')
    expect((await verifyItem(compiled('counting-down'), { runner, engine })).reasons).toEqual([
      'the step last asks for line 9, but the program prints 3',
    ])
  })

  it('refuses a program that fails, with its line', async () => {
    await bank.edit('items/counting-down/program.js', 'left -= 1', 'left.off()')
    const [reason] = (await verifyItem(compiled('counting-down'), { runner, engine })).reasons
    expect(reason).toMatch(/^the program throws TypeError in line 3: /)
  })
})

describe('proving a trace whose lines are not what was declared', () => {
  it('refuses a line that is no value of its type', async () => {
    await bank.edit('items/counting-down/program.js', 'console.log(left)', 'console.log(`left ${left}`)')
    expect((await verifyItem(compiled('counting-down'), { runner, engine })).reasons).toEqual([
      'step first: line 1 is `left 1`, which is no int',
      'step second: line 2 is `left 0`, which is no int',
    ])
  })

  it('says what the program printed where a response does not get its category', async () => {
    await bank.edit('items/counting-down/program.js', 'let left = 2', 'let left = 3')
    const { reasons } = await verifyItem(compiled('counting-down'), { runner, engine })
    expect(reasons[0]).toBe(
      'the response right: expected category 3, got 0; lost: step first is `2`, the response says `1`; step second is `1`, the response says `0`; step last is `0`, the response says `done at 0`',
    )
  })

  it('says where the program does not compile', async () => {
    await bank.edit('items/counting-down/program.js', 'let left = 2', 'let ( = 2')
    const { reasons } = await verifyItem(compiled('counting-down'), { runner, engine })
    expect(reasons).toEqual([expect.stringMatching(/^program\.js:1:\d+: does not compile: /)])
  })
})

describe('proving a closed item', () => {
  // assay check knows these before, so the faults are planted behind it: the proof does not rest on another's care.
  const item = () => {
    const found = compiled('parcels-a-day')
    if (found.frontmatter.kind !== 'short') throw new Error('not a short answer')
    return { item: found, frontmatter: found.frontmatter }
  }

  it('verifies responses and examples that get what was filed', async () => {
    expect(await verifyItem(item().item, { runner, engine })).toMatchObject({
      verdict: 'verified',
      executed: 9,
    })
  })

  it('refuses a response that gets another category', async () => {
    const { item: short } = item()
    const responses = short.responses.map((one) =>
      one.name === 'one-counter' ? { ...one, category: 1 } : one,
    )
    expect((await verifyItem({ ...short, responses }, { runner, engine })).reasons).toEqual([
      expect.stringMatching(
        /^the response one-counter: expected category 1, got 0; lost: Answer \(read as 480/,
      ),
    ])
  })

  it("refuses a grader that does not keep to the item's own examples", async () => {
    const { item: short, frontmatter } = item()
    const answer = { ...frontmatter.answer, accept: ['961'], reject: ['960.0'] }
    const { reasons } = await verifyItem(
      { ...short, frontmatter: { ...frontmatter, answer } },
      { runner, engine },
    )
    expect(reasons).toEqual([
      expect.stringContaining('the answer "961" under accept: expected category 1, got 0 (read as 961'),
      expect.stringContaining('the answer "960.0" under reject: expected category 0, got 1'),
    ])
  })

  it('refuses an item for which nothing was executed', async () => {
    const { item: short, frontmatter } = item()
    const answer = { ...frontmatter.answer, accept: [], reject: [] }
    const empty = { ...short, responses: [], frontmatter: { ...frontmatter, answer } }
    expect(await verifyItem(empty, { runner, engine })).toMatchObject({
      verdict: 'refused',
      reasons: ['nothing was executed, so nothing is proven'],
    })
  })
})
