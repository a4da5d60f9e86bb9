import type { ByteSource } from '../byte-source.ts'
import { quoted, type Place } from './faults.ts'
import { joinGroup, meetPerson, type Gathering } from './gathering.ts'
import { createKnownItems } from './known-items.ts'
import { addResponse } from './ledger.ts'
import { readScored, type ScoredSession } from './read-scored.ts'
import type { ReadingTools } from './reading-tools.ts'

/** Files by their names below a folder, in any order, with `/`. */
export interface SourceFolder {
  readonly name: string
  /** @throws SourceFault where it cannot be listed */
  readonly list: () => Promise<readonly ByteSource[]>
}

/** What a session can be grouped by. */
export const GROUPS = ['languages', 'test', 'bank', 'release'] as const

/**
 * Reads a folder of scored results: every `.json` file in it, in the order of the names. A session is a person, named by
 * its attempt.
 *
 * Results that were rejected are left out, with a warning. So are scores that say nothing: later ones than the first, and
 * those after a hint that gives the key away or of an item that the candidate had met. Items on trial count for no
 * result, and are calibrated by just these scores.
 *
 * @returns SHA-256 of the files' hashes and names, and the number of their bytes; undefined where there were faults
 */
export async function readFolder(
  folder: SourceFolder,
  gathering: Gathering,
  { group }: { readonly group?: string },
  { createDigest, onRead }: ReadingTools,
): Promise<{ readonly sha256: string; readonly size: number } | undefined> {
  const { faults } = gathering
  const start: Place = { line: 1, column: 1 }
  const key = GROUPS.find((name) => name === group)
  if (group !== undefined && key === undefined) {
    faults.error(
      'missing-column',
      start,
      `Unexpected group ${quoted(group)}, expected ${GROUPS.map(quoted).join(', ')}`,
      'Group sessions by what their results say',
    )
    return undefined
  }
  const files = (await folder.list())
    .filter(({ name }) => name.endsWith('.json'))
    .sort((left, right) => (left.name < right.name ? -1 : left.name > right.name ? 1 : 0))
  if (files.length === 0) {
    faults.error(
      'empty',
      start,
      'Unexpected folder without `.json` files, expected scored results',
      'Write them with `assay score LOG… --json > DIR/scored.json`',
    )
    return undefined
  }
  const digest = createDigest()
  const encoder = new TextEncoder()
  const add = createAdd(gathering, key)
  let [size, unscored] = [0, 0]
  for (const [number, source] of files.entries()) {
    const { name } = source
    const file = `${folder.name.replace(/\/$/, '')}/${name}`
    const bytes = await readWhole(source)
    size += bytes.length
    const own = createDigest()
    own.update(bytes)
    digest.update(encoder.encode(`${own.hex()}  ${name}\n`))
    onRead?.((number + 1) / files.length)
    const read = readScored(bytes)
    if (!read.ok) {
      faults.error(
        'results',
        { ...start, file },
        read.message,
        'Keep what `assay score --json` prints, results and logs alone in the folder',
      )
      continue
    }
    for (const { name: log, reason } of read.rejected)
      faults.warning(
        'rejected',
        { ...start, file },
        `${log === undefined ? 'A rejected result' : `The rejected result of ${quoted(log)}`} is left out${reason === undefined ? '' : `: ${reason}`}`,
      )
    if (read.isLog) unscored += 1
    for (const session of read.sessions) add(session, file)
  }
  if (unscored > 0)
    faults.warning(
      'unscored',
      start,
      `The scores of ${unscored} log${unscored === 1 ? '' : 's'} are what the browser computed`,
      'Score them again: `assay score LOG… --json`',
    )
  return faults.errors() > 0 ? undefined : { sha256: digest.hex(), size }
}

async function readWhole(source: ByteSource): Promise<Uint8Array> {
  const file = await source.open()
  try {
    return new Uint8Array(await file.slice(0, file.size))
  } finally {
    await file.close()
  }
}

function createAdd(gathering: Gathering, key: (typeof GROUPS)[number] | undefined) {
  const { faults, ledger, persons, groups } = gathering
  const fileOf: string[] = []
  const numberOf = createKnownItems(gathering, ({ file = '' }) => file)
  return (session: ScoredSession, file: string): void => {
    const place: Place = { file, line: 1, column: 1 }
    const person = persons.numberOfText(session.attempt)
    if (!meetPerson(gathering, person, fileOf.length + 1)) {
      const before = fileOf[person] ?? ''
      faults.error(
        'duplicate',
        place,
        `Unexpected second result of attempt ${quoted(session.attempt)}; the first is in ${before}`,
        'Keep one of them',
        { place: { ...place, file: before }, message: 'The first is here' },
      )
      return
    }
    fileOf[person] = file
    if (key !== undefined) joinGroup(gathering, person, groups.numberOfText(session[key]), () => place)
    const taken = new Set<string>()
    for (const score of session.scores) {
      // A test shows an item once; a second score of it would be of a second try.
      if (taken.has(score.id)) continue
      taken.add(score.id)
      const item = numberOf(score, place)
      if (item !== undefined) addResponse(ledger, person, item, score.category, fileOf.length)
    }
  }
}
