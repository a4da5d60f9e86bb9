import { parquetReadObjects, parquetScan } from 'hyparquet'
import type { OpenSource } from '../byte-source.ts'
import { quoted, type Place } from './faults.ts'
import { joinGroup, meetPerson, type Gathering } from './gathering.ts'
import { createKnownItems } from './known-items.ts'
import { addResponse } from './ledger.ts'
import { openParquet } from './open-parquet.ts'
import { readBlocks, type BlockReader } from './read-blocks.ts'
import { GROUPS } from './read-folder.ts'
import { readScoreRow } from './read-score-row.ts'
import type { ReadingTools } from './reading-tools.ts'
import type { ScoreRow, Uncounted } from './score-columns.ts'

export interface ScoresOptions {
  readonly group?: string
  /** responses under this AI policy alone */
  readonly policy?: 'forbidden' | 'allowed'
}

const START: Place = { line: 1, column: 1 }
const HELP = 'Write the file anew with `assay score … --out FILE`'

/**
 * Reads a table of scores, as `assay score --out` writes it. A person is an attempt; what does not count is left out with a
 * warning, items on trial excepted: they are calibrated by just these scores.
 *
 * @returns SHA-256 of the file's bytes, and their number; undefined where there were faults
 */
export async function readScores(
  source: OpenSource,
  format: 'jsonl' | 'parquet',
  gathering: Gathering,
  options: ScoresOptions,
  tools: ReadingTools,
): Promise<{ readonly sha256: string; readonly size: number } | undefined> {
  const { faults } = gathering
  const rows = createScoreRows(gathering, options)
  const read =
    format === 'jsonl'
      ? await readBlocks(source, faults, lineReader(rows.add), tools)
      : await openParquet(source, faults, tools, async (parquet) => {
          const { ranges } = await parquetScan(parquet)
          for (const { rowStart, rowEnd } of ranges) {
            const values = await parquetReadObjects({ ...parquet, rowStart, rowEnd })
            for (const [at, value] of values.entries()) rows.add(value, rowStart + at + 1)
            tools.onRead?.(rowEnd / Number(parquet.metadata.num_rows))
          }
          return true
        })
  if (read === undefined || faults.errors() > 0) return undefined
  rows.tell()
  return faults.errors() > 0 ? undefined : read
}

function lineReader(add: (value: unknown, line: number) => void): BlockReader {
  const decoder = new TextDecoder()
  let line = 1
  return {
    line: () => line,
    take: ({ bytes, start, end }) => {
      for (const text of decoder.decode(bytes.subarray(start, end)).split('\n').slice(0, -1)) {
        if (text.trim() !== '') add(valueOf(text), line)
        line += 1
      }
      return end
    },
  }
}

/** @returns undefined for a line that is no JSON */
function valueOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Why scores are left out, in words that follow their number. */
const LEFT_OUT: Readonly<Record<Exclude<Uncounted, 'pretest' | 'rejected'>, readonly [string, string]>> = {
  unanswered: ['problem that was not answered is', 'problems that were not answered are'],
  hint: ['score after a hint that gives the key away is', 'scores after a hint that gives the key away are'],
  seen: ['score of an item that was met before is', 'scores of items that were met before are'],
  again: ['score of a result that was handed in again is', 'scores of results that were handed in again are'],
  twice: ['score of an attempt that was taken twice is', 'scores of attempts that were taken twice are'],
}

function createScoreRows(gathering: Gathering, { group, policy }: ScoresOptions) {
  const { faults, ledger, persons, groups } = gathering
  const key = GROUPS.find((name) => name === group)
  if (group !== undefined && key === undefined)
    faults.error(
      'missing-column',
      START,
      `Unexpected group ${quoted(group)}, expected ${GROUPS.map(quoted).join(', ')}`,
      'Group sessions by what their results say',
    )
  const numberOf = createKnownItems(gathering, ({ line }) => `line ${line}`)
  const leftOut = new Map<string, number>()
  const policies = new Set<ScoreRow['policy']>()
  /** of each person the line of each position */
  const lines: Map<number, number>[] = []

  return { add, tell }

  function add(value: unknown, line: number): void {
    const place: Place = { line, column: 1 }
    const row = readScoreRow(value)
    if (typeof row === 'string') return faults.error('scores', place, row, HELP)
    const { person, item, version, score, max, position, uncounted } = row
    if (row.status === 'rejected' || (uncounted !== null && uncounted !== 'pretest')) {
      const why = row.status === 'rejected' ? 'rejected' : (uncounted ?? '')
      leftOut.set(why, (leftOut.get(why) ?? 0) + 1)
      return
    }
    if (score === null) {
      leftOut.set('unanswered', (leftOut.get('unanswered') ?? 0) + 1)
      return
    }
    if (policy !== undefined && row.policy !== policy) return
    policies.add(row.policy)
    const who = persons.numberOfText(person ?? '')
    meetPerson(gathering, who, line)
    const positions = (lines[who] ??= new Map())
    const before = positions.get(position ?? 0)
    positions.set(position ?? 0, line)
    if (before !== undefined)
      return faults.error(
        'duplicate',
        place,
        `Unexpected second result of attempt ${quoted(person ?? '')}: problem ${position} of the first is in line ${before}`,
        'Keep one of them',
        { place: { ...place, line: before }, message: 'The first is here' },
      )
    if (key !== undefined) joinGroup(gathering, who, groups.numberOfText(row[key] ?? ''), () => place)
    const response = { id: item ?? '', version: version ?? '', category: score, max: max ?? 0 }
    const number = numberOf(response, place)
    if (number !== undefined) addResponse(ledger, who, number, score, line)
  }

  /** What was left out, and where nothing is left. */
  function tell(): void {
    const rejected = leftOut.get('rejected') ?? 0
    if (rejected > 0)
      faults.warning(
        'rejected',
        START,
        rejected === 1 ? '1 rejected result is left out' : `${rejected} rejected results are left out`,
      )
    for (const [why, [one, several]] of Object.entries(LEFT_OUT)) {
      const count = leftOut.get(why) ?? 0
      if (count === 0) continue
      const help = why === 'twice' ? 'Score again without the files that do not count' : undefined
      faults.warning(why, START, `${count} ${count === 1 ? one : several} left out`, help)
    }
    if (policies.size > 1)
      faults.warning(
        'policies',
        START,
        'Responses with and without AI are calibrated together, as one ability',
        'Say --policy forbidden or --policy allowed for a scale of its own',
      )
    if (ledger.length === 0)
      faults.error(
        'no-scores',
        START,
        policy === undefined
          ? 'Missing scores: no response in it counts'
          : `Missing scores: no response with AI ${policy} counts`,
        'Score more results',
      )
  }
}
