/** What the pages of one attempt cost: an hour of typing, its outcomes, and going anywhere in it. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { candidatePage, reviewerPage } from '#report'
import { attemptReport, replayData, scoreSealed } from '#results'
import { playerScript } from '../generators/report/player-script.ts'
import { withOutcomes } from '../generators/report/replay-outcomes.ts'
import { reportStyle } from '../generators/report/report-style.ts'
import { writeAttemptPages } from '../generators/report/write-attempt-pages.ts'
import { searchReplay } from '../src/report/replay/replay-search.ts'
import { seekTexts } from '../src/report/replay/replay-texts.ts'
import { chained, gradedWorld, rightAnswer, sealed, sit, type Sitting } from '../test/graded/headless.ts'
import { typed } from '../test/graded/typed.ts'

const EVENTS = 3000
const LINE = '\n// what may be missing here: an empty list, one message twice'

const world = await gradedWorld([
  { candidate: 'one', accommodations: { timeMultiplier: 1, plainEditor: false, signals: true } },
])
const folder = await mkdtemp(join(tmpdir(), 'assay-bench-'))
try {
  const [form] = world.forms
  if (form === undefined) throw new Error('no form')
  const sitting = await sit(world, form, (item) => rightAnswer(world, item))
  const events = anHour((await typed(sitting, 'mine')).events)
  const result = await sealed(sitting.opened, events)
  const scored = await timed('score', () => scoreSealed(result, world.bench))
  const entries = new Map(world.bench.test.items.map((entry) => [entry.facts.id, entry.item]))
  const report = attemptReport(scored, world.bench)
  if (report === undefined) throw new Error(scored.reasons.join('\n'))
  const data = await timed('steps from the log', () => replayData(events, (id) => entries.get(id)))
  const replay = await timed('outcomes', () => withOutcomes(data, world.bench.test, world.runner))
  const [style, script] = [await reportStyle(), await timed('player, bundled once', playerScript)]
  const page = await timed('reviewer’s page', () =>
    reviewerPage({ report, replay, engine: 'assay' }, style, script),
  )
  const own = await timed('candidate’s page', () => candidatePage(report, 'assay', style))
  await timed('both, written, with outcomes', () =>
    writeAttemptPages(
      { report, data },
      { name: 'one.html', places: [] },
      { dir: folder, test: world.bench.test, runner: world.runner, style, script },
    ),
  )
  const points = replay.steps.filter(({ outcome }) => outcome).length
  console.log(`${events.length} events, ${data.steps.length} steps, ${points} points run, ${scored.status}`)
  for (const [name, text] of [
    ['reviewer’s page', page],
    ['candidate’s page', own],
    ['style with its face', style.css],
    ['player', script.code],
  ] as const)
    console.log(`${name}: ${kB(Buffer.byteLength(text))} kB, ${kB(gzipSync(text).length)} kB gzip`)
  const textsAt = seekTexts(data)
  const seeks = data.steps
    .map((_, at) => {
      const before = performance.now()
      textsAt(at)
      return performance.now() - before
    })
    .toSorted((one, other) => one - other)
  const at = (share: number) => (seeks[Math.floor(share * (seeks.length - 1))] ?? NaN).toFixed(3)
  console.log(`seek: median ${at(0.5)} ms, p95 ${at(0.95)} ms, most ${at(1)} ms`)
  await timed('search of all steps', () => searchReplay(data, 'message twice'))
} finally {
  await world.close()
  await rm(folder, { recursive: true })
}

async function timed<Made>(name: string, make: () => Made | Promise<Made>): Promise<Made> {
  const before = performance.now()
  const made = await make()
  console.log(`${name}: ${(performance.now() - before).toFixed(0)} ms`)
  return made
}

function kB(bytes: number): string {
  return (bytes / 1000).toFixed(1)
}

/** The same sitting in an hour: after the last edit of each text a line comes letter by letter, and goes again. */
function anHour(events: Sitting['events']): Sitting['events'] {
  const edits = events.filter(({ type }) => type === 'edit')
  const documents = new Set(edits.map(({ data }) => JSON.stringify([(data as { item: string }).item])))
  const rounds = Math.ceil((EVENTS - events.length) / documents.size / LINE.length)
  const drafts: Parameters<typeof chained>[0][number][] = []
  const STEP_MS = 3_500_000 / EVENTS
  let mono = 0
  const add = (draft: Pick<(typeof drafts)[number], 'type' | 'data'>): void => {
    mono += STEP_MS
    const wall = (events[0]?.at.wall ?? 0) + mono
    drafts.push({
      ...draft,
      at: { mono: Math.round(mono), wall: Math.round(wall) },
    } as (typeof drafts)[number])
  }
  const done = new Set<string>()
  for (const event of events) {
    const next = events[event.seq + 1]
    if (event.type === 'edit' && next?.type !== 'edit' && !done.has(event.data.item)) {
      done.add(event.data.item)
      const { item, document, changes, length } = event.data
      add(event)
      let now = length + grownBy(changes)
      for (let round = 0; round < rounds; round++) {
        for (const letter of LINE) {
          add({
            type: 'edit',
            data: { item, document, changes: [now, [0, ...letter.split('\n')]], length: now },
          })
          now += 1
        }
        now -= LINE.length
        add({
          type: 'edit',
          data: { item, document, changes: [now, [LINE.length]], length: now + LINE.length },
        })
      }
    } else add(event)
  }
  return chained(drafts)
}

function grownBy(changes: readonly unknown[]): number {
  return changes.reduce<number>((sum, part) => {
    if (!Array.isArray(part)) return sum
    const [deleted, ...lines] = part as [number, ...string[]]
    return sum + lines.join('\n').length - deleted
  }, 0)
}
