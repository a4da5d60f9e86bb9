import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describeDiff } from '../../release/diff/describe.ts'
import { diffBanks } from '../../release/diff/diff-banks.ts'
import { readReleaseState, readTreeState, type ReadState } from '../../release/diff/read-state.ts'
import { compareVersions } from '../../release/semver.ts'
import { exitCodes, UsageError, type Command, type CommandIo } from '../command.ts'
import { cacheFolder } from '../find-banks.ts'
import { banksOf } from '../site-arguments.ts'

export const command: Command = {
  usage: 'diff BANK [A..B] [--json]',
  help: [
    'BANK    folder or name of the bank',
    'A..B    two releases, such as 0.3.0..0.4.0; A.. is what changed since A, up to the files as they are now',
    '        (default: since the newest release)',
    '--json  one JSON object with everything',
  ].join('\n'),
  options: { json: { type: 'boolean' } },
  async run({ values, positionals }, io) {
    const [wanted, range, ...others] = positionals
    if (wanted === undefined || others.length > 0)
      throw new UsageError('name one bank, and two releases as A..B')
    const [bankDir = ''] = banksOf(wanted, io)
    const { from, to } = readRange(range, bankDir)
    const states: ReadState[] = [
      await readReleaseState(bankDir, from),
      to === undefined
        ? await readTreeState(bankDir, cacheFolder(bankDir))
        : await readReleaseState(bankDir, to),
    ]
    const [before, after] = states
    for (const state of states) if (!state.ok) return refuse(state.message, io)
    if (!before?.ok || !after?.ok) return exitCodes.findings
    const diff = diffBanks(before.state, after.state)
    const notes = [...before.notes, ...after.notes]
    io.stdout.write(
      values['json'] === true
        ? `${JSON.stringify({ bank: basename(bankDir), ...diff, notes }, null, 2)}\n`
        : `${describeDiff(basename(bankDir), diff)}${notes.map((note) => `note: ${note}\n`).join('')}`,
    )
    return exitCodes.fine
  },
}

/** @returns both versions; `to` is undefined where the files are meant. @throws UsageError */
function readRange(range: string | undefined, bankDir: string) {
  const versions = versionsIn(bankDir)
  if (range === undefined) {
    const from = versions.at(-1)
    if (from === undefined)
      throw new UsageError('the bank has no release yet, so there is nothing to compare with')
    return { from, to: undefined }
  }
  const [, from = '', to = ''] = /^(.+?)\.\.(.*)$/.exec(range) ?? []
  if (from === '') throw new UsageError(`${range} is no range, expected two releases such as 0.3.0..0.4.0`)
  for (const version of [from, ...(to === '' ? [] : [to])]) {
    if (versions.includes(version)) continue
    const known = versions.length === 0 ? 'none yet' : versions.join(', ')
    throw new UsageError(`the bank has no release ${version}; it has ${known}`)
  }
  return { from, to: to === '' ? undefined : to }
}

function versionsIn(bankDir: string): readonly string[] {
  try {
    return readdirSync(join(bankDir, 'releases'))
      .filter((name) => /^\d+\.\d+\.\d+$/.test(name))
      .sort(compareVersions)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}

function refuse(message: string, { stderr }: CommandIo): number {
  stderr.write(`assay diff: ${message}\n`)
  return exitCodes.findings
}
