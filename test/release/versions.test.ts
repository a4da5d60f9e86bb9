import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { copyBank, postBank, runAssay, type CopiedBank } from './assay.ts'

/** A bank with one release; each test edits a copy of it. */
let released: CopiedBank
let bank: CopiedBank
beforeAll(async () => {
  released = await copyBank(postBank)
  // The one that runs until it is stopped would be most of the time.
  const submissions = 'items/late-parcels/submissions'
  await rm(join(released.dir, submissions, 'time_limit_exceeded'), { recursive: true })
  await writeFile(
    join(released.dir, submissions, 'wrong_answer/never-empty.ts'),
    `export function lateParcels(days: number[], limit: number): number[] {
  if (days.length === 0) return [0]
  return days.flatMap((count, position) => (count > limit ? [position] : []))
}
`,
  )
  await released.edit(
    `${submissions}/submissions.yaml`,
    'time_limit_exceeded/waits-for-a-parcel',
    'wrong_answer/never-empty',
  )
  for (const args of [
    ['verify', '--bank', 'bank'],
    ['release', 'bank'],
  ] as const) {
    const { code, stdout, stderr } = await runAssay(released.root, ...args)
    if (code !== 0) throw new Error(stdout + stderr)
  }
})
afterAll(() => released.remove())
beforeEach(async () => {
  bank = await copyBank(released.dir)
})
afterEach(() => bank.remove())

const item = 'items/late-parcels/item.mdx'
const cases = 'items/late-parcels/cases.yaml'

/** Proves what was edited, and plans its release. */
async function plan(...flags: readonly string[]) {
  await runAssay(bank.root, 'verify', '--bank', 'bank')
  return runAssay(bank.root, 'release', 'bank', '--dry-run', ...flags)
}

describe('a version that is too small', () => {
  it('is refused with the field to raise, and taken once it is raised', async () => {
    await bank.edit(item, 'Return the positions', 'Give the positions')
    await bank.edit(item, 'title: Late parcels', 'title: The late parcels')
    const { code, stdout } = await plan()
    expect(code).toBe(1)
    expect(stdout).toContain(
      '- late-parcels differs from its released version 1.0.0 by a minor change (the stem changed): raise `version` in items/late-parcels/item.mdx to 1.1.0\n',
    )
    await bank.edit(item, 'version: 1.0.0', 'version: 1.1.0')
    const raised = await plan()
    expect(raised.code).toBe(0)
    expect(raised.stdout).toContain(
      'post 0.1.0 → 0.2.0\n  changed late-parcels 1.0.0 → 1.1.0 (minor)\n    minor: the stem changed\n    patch: the title changed from Late parcels to The late parcels\n',
    )
    const { stderr, stdout: low, code: refused } = await plan('--version', '0.1.9')
    expect([refused, stderr]).toEqual([1, ''])
    expect(low).toContain('- post cannot be released as 0.1.9: what changed asks for 0.2.0 or later')
  })

  it('is a patch for a corrected spelling, and the bank follows', async () => {
    await bank.edit(item, 'writes down for how many', 'write down for how many')
    await bank.edit(item, 'version: 1.0.0', 'version: 1.0.1')
    const { code, stdout } = await plan()
    expect(code).toBe(0)
    expect(stdout).toContain('post 0.1.0 → 0.1.1\n')
    expect(stdout).toContain('patch: the stem was corrected in its spelling')
  })
})

const nine = `cases:
  - id: 5a1c2d4e-0b6c-4f0e-9a35-2a4f4b1f0a01
    name: three-late
    group: several
    visible: false
    input: { days: [9, 9, 9], limit: 5 }
    expected: [0, 1, 2]
`

describe('cases', () => {
  it('that change no stored category are minor; one that changes some is major', async () => {
    await bank.edit(cases, 'cases:\n', nine)
    await bank.edit(item, 'version: 1.0.0', 'version: 1.1.0')
    const minor = await plan('--json')
    expect(minor.code).toBe(0)
    expect(JSON.parse(minor.stdout)).toMatchObject({
      version: '0.2.0',
      bump: 'minor',
      changes: [
        { item: 'counting-down', change: 'unchanged' },
        {
          item: 'late-parcels',
          bump: 'minor',
          reasons: [{ bump: 'minor', words: 'the case three-late was added' }],
        },
        { item: 'parcels-a-day' },
      ],
    })
    // A released submission that is gone is run on the new case: this one stops at the first late parcel.
    const rows = 'items/late-parcels/submissions/submissions.yaml'
    const row = /  - file: wrong_answer\/first-only\.ts\n(?: {4}.*\n)+/
    await rm(join(bank.dir, 'items/late-parcels/submissions/wrong_answer/first-only.ts'))
    await bank.edit(rows, row, '')
    await writeFile(
      join(bank.dir, 'items/late-parcels/submissions/wrong_answer/another.ts'),
      `export function lateParcels(days: number[], limit: number): number[] {
  const first = days.findIndex((count) => count > limit)
  const end = days.findIndex((count, at) => at > first && count <= limit)
  return days.flatMap((count, at) => (count > limit && (end === -1 || at < end) ? [at] : []))
}
`,
    )
    await bank.edit(
      rows,
      'submissions:\n',
      'submissions:\n  - { file: wrong_answer/another.ts, mistake: Stops in time., fails: [several], category: 1 }\n',
    )
    await bank.edit(
      cases,
      'group: several\n    visible: false\n    input: { days: [9, 9, 9]',
      'group: single\n    visible: false\n    input: { days: [9, 9, 9]',
    )
    const major = await plan()
    expect(major.stdout).toContain(
      'by a major change (the submission wrong_answer/first-only.ts got category 1 and gets 0',
    )
    expect(major.stdout).toContain('raise `version` in items/late-parcels/item.mdx to 2.0.0')
    expect(major.code).toBe(1)
  })

  it('are not edited in place, taken away only by a major version, and keep their ids to themselves', async () => {
    await bank.edit(cases, 'days: [17, 2, 3], limit: 11', 'days: [17, 2, 3], limit: 12')
    await bank.edit(item, 'version: 1.0.0', 'version: 2.0.0')
    const edited = await plan()
    expect(edited.code).toBe(1)
    expect(edited.stdout).toContain(
      '- late-parcels changes input of the released case first-late (becd8382-ad1c-5680-88da-6329695dc1fa): a released case stays as it is. Put it back, or give the edited one a new id, which makes the change major\n',
    )
    await bank.edit(cases, 'becd8382-ad1c-5680-88da-6329695dc1fa', 'becd8382-ad1c-4680-88da-6329695dc1fb')
    const renewed = await plan()
    expect(renewed.code).toBe(0)
    expect(renewed.stdout).toContain('post 0.1.0 → 1.0.0\n')
    expect(renewed.stdout).toContain('major: the case first-late was removed')
    await bank.edit(item, 'version: 2.0.0', 'version: 1.9.0')
    expect((await plan()).stdout).toContain('raise `version` in items/late-parcels/item.mdx to 2.0.0')
  })

  it('with another expected value are refused, whatever the version', async () => {
    await bank.edit(cases, 'expected: [3]', 'expected: [2]')
    await bank.edit(item, 'version: 1.0.0', 'version: 2.0.0')
    expect((await plan()).stdout).toContain('changes expected of the released case last-late')
  })
})

describe('what an id has promised', () => {
  it('is kept: no other use, no deleted item', async () => {
    await bank.edit(item, 'use: practice', 'use: graded')
    expect((await plan()).stdout).toContain(
      '- late-parcels was released with the use practice and cannot have the use graded: give the new item a new id, and set `status: retired` here',
    )
    await rm(join(bank.dir, 'items/late-parcels'), { recursive: true })
    const { code, stdout } = await plan()
    expect(code).toBe(1)
    expect(stdout).toContain('- late-parcels was released and is gone: set its status to retired instead')
  })

  it('is told without the sealed half as well, which makes added cases major', async () => {
    await rm(join(bank.dir, 'releases/0.1.0/sealed'), { recursive: true })
    await bank.edit(cases, 'cases:\n', nine)
    await bank.edit(item, 'version: 1.0.0', 'version: 1.1.0')
    const { code, stdout } = await plan()
    expect(code).toBe(1)
    expect(stdout).toContain('by a major change (cases were added, and the sealed half of its release')
    expect(await readFile(join(bank.dir, 'bank.lock.yaml'), 'utf8')).toContain('release: 0.1.0')
  })
})

describe('assay diff', () => {
  it('shows what changed since a release, also as data', async () => {
    await bank.edit(item, 'Return the positions', 'Give the positions')
    await bank.edit(cases, 'days: [17, 2, 3], limit: 11', 'days: [17, 2, 3], limit: 12')
    const { code, stdout } = await runAssay(bank.root, 'diff', 'bank', '0.1.0..')
    expect(code).toBe(0)
    expect(stdout).toMatch(/^bank 0\.1\.0\.\.working tree \(minor\)\n/)
    expect(stdout).toContain('\nchanged late-parcels 1.0.0 (minor)\n  minor: the stem changed\n')
    expect(stdout).toContain('  refused: it changes input of the released case first-late')
    expect(stdout).toContain(
      '\n    + under way for more than limit days. Give the positions of the late ones, in order.\n',
    )
    expect(stdout).toContain('\n  ~ case first-late (single, hidden): input\n')
    expect(stdout).toContain('\n2 unchanged\n')
    const json = await runAssay(bank.root, 'diff', 'bank', '--json')
    expect(JSON.parse(json.stdout)).toMatchObject({
      bank: 'bank',
      from: '0.1.0',
      to: 'working tree',
      items: [{ item: 'late-parcels', cases: { edited: [{ name: 'first-late', fields: ['input'] }] } }],
      notes: [],
    })
  })

  it('says what is wrong with its arguments', async () => {
    for (const [args, words] of [
      [[], 'name one bank, and two releases as A..B'],
      [['bank', '0.1.0'], '0.1.0 is no range, expected two releases such as 0.3.0..0.4.0'],
      [['bank', '0.1.0..0.9.0'], 'the bank has no release 0.9.0; it has 0.1.0'],
    ] as const) {
      const { code, stderr } = await runAssay(bank.root, 'diff', ...args)
      expect([code, stderr.split('\n')[0]]).toEqual([2, `assay diff: ${words}`])
    }
  })
})

describe('assay retire', () => {
  it('takes an item out of the next release, which is major, and keeps its file', async () => {
    const retired = await runAssay(
      bank.root,
      'retire',
      'late-parcels',
      '--bank',
      'bank',
      '--reason',
      'The office has no limit any more.',
      '--replaced-by',
      'parcels-a-day',
    )
    expect([retired.code, retired.stderr]).toEqual([0, ''])
    expect(retired.stdout).toMatch(
      /^late-parcels is retired since 1\.0\.0: The office has no limit any more\.\n/,
    )
    expect(await readFile(join(bank.dir, item), 'utf8')).toContain('status: retired\n')
    expect((await runAssay(bank.root, 'check', 'bank')).stdout).not.toContain('error')
    const { code, stdout } = await runAssay(bank.root, 'release', 'bank', '--dry-run')
    expect(code).toBe(0)
    expect(stdout).toContain('post 0.1.0 → 1.0.0\n  removed late-parcels 1.0.0 (major)\n')
    const again = await runAssay(bank.root, 'retire', 'late-parcels', '--bank', 'bank', '--reason', 'Again.')
    expect([again.code, again.stderr]).toEqual([
      1,
      'assay retire: late-parcels is retired already (since 1.0.0: The office has no limit any more.)\n',
    ])
  })

  it('says what is wrong with its arguments', async () => {
    for (const [args, words] of [
      [[], 'name the one item that is to be retired'],
      [['late-parcels'], 'say why with --reason "…": people who met the item will ask'],
      [['late-parcel', '--reason', 'Old.'], 'no item late-parcel in bank; did you mean late-parcels?'],
      [
        ['late-parcels', '--reason', 'Old.', '--replaced-by', 'late-parcels'],
        '--replaced-by names late-parcels itself',
      ],
      [
        ['late-parcels', '--reason', 'Old.', '--replaced-by', 'parcel-a-day'],
        '--replaced-by names parcel-a-day, which is no item of the bank; did you mean parcels-a-day?',
      ],
    ] as const) {
      const { code, stderr } = await runAssay(bank.root, 'retire', ...args, '--bank', 'bank')
      expect([code, stderr.split('\n')[0]]).toEqual([2, `assay retire: ${words}`])
    }
    await rm(join(bank.dir, 'bank.lock.yaml'))
    const never = await runAssay(bank.root, 'retire', 'late-parcels', '--bank', 'bank', '--reason', 'Old.')
    expect([never.code, never.stderr]).toEqual([
      1,
      'assay retire: late-parcels is in no release, so nobody has met it: delete its folder, or set its status to draft\n',
    ])
  })
})
