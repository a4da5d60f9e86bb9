/** Shadow forms from the command that assembles them to tests that are given by them, each step as a process. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { proveBank } from '../check/sample.ts'
import { copyBank, runAssay, type CopiedBank } from '../release/assay.ts'

const fixture = fileURLToPath(new URL('../check/fixtures/bank', import.meta.url))
const TEST = 'tests/practice.yaml'

let bank: CopiedBank
beforeAll(async () => {
  bank = await copyBank(fixture)
  proveBank(bank.dir)
})
afterAll(() => bank.remove())

const assay = (...args: readonly string[]) => runAssay(bank.root, ...args)
const practice = join('bank', TEST)
const forms = join('bank', 'forms', 'practice.json')

interface Summary {
  readonly violations: number
  readonly n: number
  readonly stopReasons: Readonly<Record<string, number>>
}

/** The steps of an author, in order; each builds on the one before. */
describe('from assembled forms to tests', () => {
  it('a test that names forms waits for them, and says how to write them', async () => {
    await bank.edit(TEST, 'selector: maximum-information', 'selector: shadow-forms, forms: practice.json')
    const { code, stdout } = await assay('check', 'bank')
    expect(code).toBe(1)
    expect(stdout).toContain(`${practice}:12:46 error forms/missing`)
    expect(stdout).toContain('Write it with `assay assemble practice --shadow --out` and its path')
    const simulated = await assay('simulate', practice, '--n', '10')
    expect(simulated.code).toBe(1)
    expect(simulated.stderr).toContain(`${practice}:12:46: Missing file \`forms/practice.json\``)
  })

  it('assembles them from the very test, also once more over forms that no longer hold', async () => {
    const length = '- { rule: length, min: 2, max: 4 }'
    const shorter = '- { rule: length, min: 2, max: 3 }'
    expect((await assay('assemble', practice, '--shadow', '--at=-1,0,1', '--out', forms)).code).toBe(0)
    await bank.edit(TEST, length, shorter)
    const { code, stdout } = await assay('check', 'bank')
    expect(code).toBe(1)
    expect(stdout).toContain(`${forms}:`)
    expect(stdout).toContain('Unexpected form 1: Block all has 4 of length, and 2 to 3 are wanted.')
    const ended = await assay(
      'assemble',
      practice,
      '--shadow',
      '--at=-1,0,1',
      '--forms=2',
      '--overlap=2',
      '--out',
      forms,
    )
    expect(ended.code, ended.stderr).toBe(0)
    const written = JSON.parse(await readFile(join(bank.root, forms), 'utf8')) as Record<string, unknown>
    expect(written).toMatchObject({ type: 'shadow', isCut: false, versions: { 'queue-size': '1.0.0' } })
    expect((await assay('check', 'bank')).code).toBe(0)
  })

  it('simulates tests by them, without a violation and the same for any number of threads', async () => {
    const ask = ['simulate', practice, '--n', '120', '--json'] as const
    const [one, two] = await Promise.all([assay(...ask, '--jobs', '1'), assay(...ask, '--jobs', '2')])
    expect(one.code, one.stderr).toBe(0)
    expect(two.stdout).toBe(one.stdout)
    const summary = JSON.parse(one.stdout) as Summary
    expect(summary).toMatchObject({ n: 120, violations: 0, stopReasons: { length: 120 } })
    const changed = await assay('simulate', practice, '--n', '10', '--max-items', '2')
    expect(changed.code).toBe(1)
    expect(changed.stderr).toContain('shadow form 1: Block all has 3 of length, and 2 to 2 are wanted.')
  })

  it('releases them in the blueprint, as ids alone', async () => {
    const { code, stdout, stderr } = await assay('release', 'bank')
    expect(code, stdout + stderr).toBe(0)
    const path = join(bank.dir, 'releases', '0.1.0', 'public', 'index.json')
    const index = JSON.parse(await readFile(path, 'utf8')) as {
      tests: { blocks: { select: { selector: string; forms: string[][] } }[] }[]
    }
    const select = index.tests[0]?.blocks[0]?.select
    expect(select?.selector).toBe('shadow-forms')
    expect(select?.forms.length).toBeGreaterThan(1)
    expect(new Set(select?.forms.map((ids) => ids.join())).size).toBe(select?.forms.length)
    for (const ids of select?.forms ?? []) expect(ids).toHaveLength(3)
  })
})
