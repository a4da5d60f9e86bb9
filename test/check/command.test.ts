import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { brokenItems } from './broken.ts'
import { breakBank, copyBank, proveBank, removeBank } from './sample.ts'

const assay = fileURLToPath(new URL('../../generators/cli/assay.ts', import.meta.url))
const stack = /\n\s+at /

let root: string
beforeEach(() => {
  root = copyBank()
  proveBank(root)
})
afterEach(() => removeBank(root))

function run(args: readonly string[], cwd = root) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [assay, ...args], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: undefined, FORCE_COLOR: undefined },
  })
  return { status, stdout, stderr }
}

function breakAs(name: string): void {
  const broken = brokenItems.find((candidate) => candidate.name === name)
  if (!broken) throw new Error(`no such way to break the bank: ${name}`)
  breakBank(root, broken)
}

test('a bank without faults passes and says how much was looked at', () => {
  expect(run(['check'])).toEqual({ status: 0, stdout: '17 items checked, no faults\n', stderr: '' })
})

test('a fault is shown with its place, the lines around it and what to do', () => {
  breakAs('an unknown skill')
  const { status, stdout } = run(['check'])
  expect(status).toBe(1)
  expect(stdout).toBe(
    [
      'items/largest-gap/item.mdx:8:10 error item/unknown-skill',
      '  Unexpected skill `implementing.colections`, expected one of taxonomy.yaml',
      '  7 | status: live',
      '  8 | skills: [implementing.colections]',
      '    |          ^^^^^^^^^^^^^^^^^^^^^^^',
      '  help: Did you mean `implementing.collections`?',
      '  fix: write `implementing.collections` instead',
      '',
      '17 items checked: 1 error',
      '',
    ].join('\n'),
  )
})

test('a warning alone lets the bank pass', () => {
  breakAs('an option without feedback')
  const { status, stdout } = run(['check'])
  expect(status).toBe(0)
  expect(stdout).toContain('17 items checked: 2 warnings\n')
  expect(stdout).toContain('Unexpected proof of other files: the item has changed since it was proven')
})

test('control characters of an author never reach the terminal', () => {
  breakBank(root, {
    name: 'escape',
    file: 'items/largest-gap/item.mdx',
    change: { from: 'A ruler has', to: 'A <b>\u001b[31mruler</b> has' },
  })
  // oxlint-disable-next-line no-control-regex
  expect(run(['check']).stdout).not.toMatch(/\u001b/)
})

describe('formats for programs', () => {
  test('JSON: items, kinds, and every diagnostic with its range, help and fix', () => {
    breakAs('an unknown component')
    const { status, stdout } = run(['check', '--json'])
    expect(status).toBe(1)
    expect(JSON.parse(stdout)).toEqual({
      items: 17,
      kinds: {
        code: 2,
        choice: 1,
        short: 1,
        order: 1,
        trace: 1,
        review: 1,
        debug: 2,
        design: 1,
        prompt: 1,
        critique: 2,
        tests: 2,
        sql: 2,
      },
      diagnostics: [
        {
          code: 'component/unknown',
          severity: 'error',
          file: 'items/largest-gap/item.mdx',
          range: { start: { line: 35, column: 1 }, end: { line: 35, column: 12 } },
          message: 'Unexpected component <Constrains>',
          help: 'Did you mean <Constraints>?',
          fix: {
            title: 'Write `<Constraints`',
            range: { start: { line: 35, column: 1 }, end: { line: 35, column: 12 } },
            text: '<Constraints',
          },
        },
      ],
    })
    expect(run(['check', '--format', 'json']).stdout).toBe(stdout)
  })

  test('GitHub: one annotation per fault, its text escaped', () => {
    breakAs('an unknown skill')
    expect(run(['check', '--format', 'github']).stdout).toBe(
      '::error file=items/largest-gap/item.mdx,line=8,endLine=8,col=10,endColumn=32,title=item/unknown-skill::' +
        'Unexpected skill `implementing.colections`, expected one of taxonomy.yaml%0ADid you mean `implementing.collections`?%0AFix: write `implementing.collections` instead\n',
    )
  })

  test('SARIF: a run with its rules and results', () => {
    breakAs('an unknown skill')
    const log: unknown = JSON.parse(run(['check', '--format', 'sarif']).stdout)
    expect(log).toMatchObject({
      version: '2.1.0',
      runs: [
        {
          tool: { driver: { name: 'assay', rules: [{ id: 'item/unknown-skill' }] } },
          columnKind: 'utf16CodeUnits',
          results: [
            {
              ruleId: 'item/unknown-skill',
              ruleIndex: 0,
              level: 'error',
              locations: [
                {
                  physicalLocation: {
                    artifactLocation: { uri: 'items/largest-gap/item.mdx' },
                    region: { startLine: 8, startColumn: 10, endLine: 8, endColumn: 33 },
                  },
                },
              ],
              fixes: [
                {
                  description: { text: 'Write `implementing.collections`' },
                  artifactChanges: [
                    {
                      artifactLocation: { uri: 'items/largest-gap/item.mdx' },
                      replacements: [
                        {
                          deletedRegion: { startLine: 8, startColumn: 10, endLine: 8, endColumn: 33 },
                          insertedContent: { text: 'implementing.collections' },
                        },
                      ],
                    },
                  ],
                },
              ],
            },
          ],
        },
      ],
    })
  })

  test('SARIF: no fixes where no edit is known', () => {
    breakAs('a case outside the contract')
    const log = JSON.parse(run(['check', '--format', 'sarif']).stdout) as { runs: { results: object[] }[] }
    expect(log.runs[0]?.results.map((result) => 'fixes' in result)).toEqual([false])
  })
})

describe('what is checked', () => {
  test('an item alone, by its folder or a file in it', () => {
    breakAs('an unknown skill')
    expect(run(['check', 'items/safe-retry']).stdout).toBe('1 item checked, no faults\n')
    expect(run(['check', 'items/largest-gap/cases.yaml']).status).toBe(1)
  })

  test('banks below a folder, with paths from where the command was called', () => {
    breakAs('an unknown skill')
    const { stdout } = run(['check', '--json'], dirname(root))
    expect(JSON.parse(stdout)).toMatchObject({
      items: 17,
      diagnostics: [{ file: 'bank/items/largest-gap/item.mdx' }],
    })
  })

  test.for([
    { args: ['check', 'nowhere'], says: 'No such file, folder or bank: nowhere' },
    { args: ['check', '--format', 'jsn'], says: 'Unknown format "jsn"; did you mean json?' },
    {
      args: ['check', '--json', '--format', 'sarif'],
      says: '--json and --format sarif ask for two formats; name one',
    },
    { args: ['help', 'chek'], says: 'unknown command "chek"; did you mean "assay check"?' },
    { args: ['check', '--jason'], says: 'Unknown option --jason; did you mean --json?' },
    { args: ['chek'], says: 'unknown command "chek"; did you mean "assay check"?' },
  ])('wrong usage: $args', ({ args, says }) => {
    const { status, stdout, stderr } = run(args)
    expect(status).toBe(2)
    expect(stdout).toBe('')
    expect(stderr).toContain(says)
    expect(stderr).not.toMatch(stack)
  })

  test('a folder without a bank is wrong usage', () => {
    const empty = join(dirname(root), 'empty')
    mkdirSync(empty)
    const { status, stderr } = run(['check'], empty)
    expect(status).toBe(2)
    expect(stderr).toContain('no folder there has a bank.yaml')
  })
})

describe('the cache', () => {
  const cache = () => join(root, '.cache/assay')
  const cacheFiles = () =>
    readdirSync(cache(), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.json'))
      .map((path) => join(cache(), path))

  test('remembers faults, and forgets them with the files they were in', () => {
    breakAs('an unknown skill')
    const first = run(['check'])
    expect(cacheFiles().length).toBeGreaterThan(0)
    expect(run(['check'])).toEqual(first)
    breakBank(root, {
      name: 'repair',
      file: 'items/largest-gap/item.mdx',
      change: { from: 'colections', to: 'collections' },
    })
    expect(run(['check']).stdout).toBe('17 items checked, no faults\n')
  })

  test('is asked again when the taxonomy changes', () => {
    run(['check'])
    breakAs('a taxonomy with a skill twice')
    expect(run(['check']).stdout).toContain('item/unknown-skill')
  })

  test.for([
    { name: 'cut short', damage: (text: string) => text.slice(0, text.length / 2) },
    { name: 'empty', damage: () => '' },
    { name: 'with one letter changed', damage: (text: string) => text.replace('largest-gap', 'largest-gab') },
    { name: 'of another make', damage: () => '{"version":1}\n[]' },
  ])('is rebuilt in silence when it is $name', ({ damage }) => {
    breakAs('an unknown skill')
    const first = run(['check'])
    for (const path of cacheFiles()) writeFileSync(path, damage(readFileSync(path, 'utf8')))
    expect(run(['check'])).toEqual(first)
  })

  test('can be left out', () => {
    expect(run(['check', '--no-cache']).status).toBe(0)
    expect(() => cacheFiles()).toThrow('ENOENT')
  })
})

test('help names the options, and the version is that of the package', () => {
  expect(run(['check', '--help']).stdout).toContain('--format')
  expect(run(['help', 'check'])).toEqual(run(['check', '--help']))
  expect(run(['--help']).stdout).toContain('Read a bank and report every fault')
  expect(run(['--version']).stdout).toMatch(/^assay \d+\.\d+\.\d+\n$/)
})
