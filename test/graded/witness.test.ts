/** What the command line makes of forms with a witness: sealed, and scored with what it was told. */
import { appendFile, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hashOf } from '#log'
import { exitCodes, UsageError, type Command, type CommandArguments } from '../../generators/cli/command.ts'
import { command as report } from '../../generators/cli/commands/report.ts'
import { command as score } from '../../generators/cli/commands/score.ts'
import { command as seal } from '../../generators/cli/commands/seal.ts'
import { gradedWorld, rightAnswer, sit, type GradedWorld, type Sitting } from './headless.ts'

const ordinary = { timeMultiplier: 1, plainEditor: false, signals: true }
const endpoint = 'https://tests.example.org/results'
const NOTE =
  'These forms have a witness, and nothing that it was told is looked at: name its file with --stamps.\n'

let world: GradedWorld
let sittings: readonly Sitting[]

beforeAll(async () => {
  world = await gradedWorld(
    ['first', 'second'].map((candidate) => ({ candidate, accommodations: ordinary })),
    undefined,
    { endpoint, witness: true },
  )
  sittings = await Promise.all(
    world.forms.map((form) => sit(world, form, (item) => rightAnswer(world, item))),
  )
  await mkdir(join(world.root, 'results'))
  for (const [at, { result }] of sittings.entries())
    await writeFile(join(world.root, `results/${at}.json`), JSON.stringify(result))
  // of the first one everything was told, of the second one its end
  const [first, second] = sittings
  await writeFile(
    join(world.root, 'stamps.jsonl'),
    linesOf(first).join('') + linesOf(second).slice(-1).join(''),
  )
})
afterAll(() => world.close())

function linesOf(sitting: Sitting | undefined): readonly string[] {
  const { events = [], opened } = sitting ?? {}
  const told = events.filter(({ type, seq }) => type === 'submit' || seq === 0 || seq === events.length - 1)
  return told.map((event, at) => {
    const moment = at === 0 ? 'start' : at === told.length - 1 ? 'submission' : 'checkpoint'
    const about = { version: 1, kind: 'assay-stamp', attempt: opened?.form.attempt, form: opened?.hash }
    const time = new Date(event.at.wall).toISOString()
    return `${JSON.stringify({ ...about, moment, head: hashOf(event), number: at + 1, time })}\n`
  })
}

const FILES = ['results/0.json', 'results/1.json']
const known = { keys: 'ours.json', registry: 'registry.jsonl', 'passphrase-file': 'passphrase' }

async function run(command: Command, values: CommandArguments['values'], positionals = FILES) {
  let [stdout, stderr] = ['', '']
  const code = await command.run(
    { values, positionals },
    {
      ...world.io,
      stdout: { write: (part) => void (stdout += part), isTerminal: false },
      stderr: { write: (part) => void (stderr += part), isTerminal: false },
    },
  )
  // a slow machine is told how far it is
  return { code, stdout, stderr: stderr.replaceAll(/^\d+ of \d+ \w+\n/gm, '') }
}

describe('assay score and assay report, of forms with a witness', () => {
  it('say what the witness saw', async () => {
    const { code, stdout, stderr } = await run(score, { ...known, stamps: 'stamps.jsonl', json: true })
    expect([code, stderr]).toEqual([exitCodes.findings, ''])
    expect(JSON.parse(stdout)).toMatchObject([
      { candidate: 'first', status: 'accepted', reasons: [] },
      {
        candidate: 'second',
        status: 'flagged',
        reasons: [
          expect.stringContaining('not told of its start'),
          expect.stringContaining('4 of 4 problems'),
        ],
      },
    ])
    const written = await run(report, { ...known, stamps: 'stamps.jsonl', out: 'report' })
    expect([written.code, written.stderr]).toEqual([exitCodes.findings, ''])
  })

  it('say once that nothing of it is looked at, and hold that against nobody', async () => {
    const scored = await run(score, { ...known, json: true })
    expect([scored.code, scored.stderr]).toEqual([exitCodes.fine, NOTE])
    const reported = await run(report, { ...known, out: 'other' })
    expect([reported.code, reported.stderr]).toEqual([exitCodes.fine, NOTE])
  })

  it('read a file that was cut, and say which line is none', async () => {
    const path = join(world.root, 'cut.jsonl')
    await writeFile(path, linesOf(sittings[0]).join('') + '{"version":1,"ki')
    const [file = ''] = FILES
    const cut = await run(score, { ...known, stamps: 'cut.jsonl' }, [file])
    expect([cut.code, cut.stderr]).toEqual([exitCodes.fine, ''])
    await appendFile(path, 'nd"}\u001B[2J\n')
    for (const [command, name, out] of [
      [score, 'score', undefined],
      [report, 'report', 'third'],
    ] as const) {
      const { code, stdout, stderr } = await run(command, { ...known, stamps: 'cut.jsonl', out })
      expect([code, stdout]).toEqual([exitCodes.findings, ''])
      expect(stderr).toBe(
        `assay ${name}: cut.jsonl:${linesOf(sittings[0]).length + 1}: no JSON, expected a line that assay collect wrote: take the file from a copy\n`,
      )
      const none = await run(command, { ...known, stamps: 'none.jsonl', out })
      expect([none.code, none.stderr]).toEqual([
        exitCodes.findings,
        `assay ${name}: none.jsonl: There is no such file.\n`,
      ])
      const registry = await run(command, { ...known, stamps: 'registry.jsonl', out })
      expect(registry.stderr).toMatch(/: registry\.jsonl:1: .*, expected a stamp that assay collect wrote\n$/)
      expect(registry.stderr).not.toContain(world.forms[0]?.secret)
    }
    await expect(run(score, { stamps: 'stamps.jsonl' })).rejects.toThrow(UsageError)
  })
})

describe('assay seal --witness', () => {
  it('goes with an endpoint, and with a registry that began with it', async () => {
    await writeFile(join(world.root, 'people.csv'), 'candidate\nthird\n')
    const order = {
      keys: 'ours.json',
      candidates: 'people.csv',
      site: 'https://tests.example.org',
      out: 'site',
      links: 'links.csv',
      witness: true,
      'dry-run': true,
    }
    await expect(run(seal, { ...order, registry: 'registry.jsonl' }, ['short'])).rejects.toThrow(
      '--witness goes with --endpoint: who takes the results is the witness',
    )
    const lines = JSON.stringify({ ...world.bench.registry.head, witness: undefined })
    await writeFile(join(world.root, 'without.jsonl'), `${lines}\n`)
    const other = await run(seal, { ...order, endpoint, registry: 'without.jsonl' }, ['short'])
    expect(other.stderr).toContain('the registry was begun without a witness, and none of its forms has one')
    const stamped = await run(score, { ...known, registry: 'without.jsonl', stamps: 'stamps.jsonl' })
    expect(stamped.stderr).toBe(
      'assay score: the forms of this registry have no witness, and nothing to hold against stamps.jsonl: leave out --stamps\n',
    )
  })
})
