import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { ChangeSet } from '@codemirror/state'
import { createEvent } from '#log'
import type { EventData, EventType, SessionEvent } from '#schemas/event'

/** How somebody types. */
export interface Rhythm {
  readonly keysPerMinute: number
  /** One key in so many takes the letter before it back. */
  readonly backEvery: number
  readonly runEveryMs: number
  /** Time between two rests and length of a rest, on average, in milliseconds; absent for nobody who ever rests. */
  readonly rests?: { readonly everyMs: number; readonly forMs: number }
}

const HOUR_MS = 3_600_000
/** The editors hand typing on after so long, as `src/editor/batch.ts` has it, in milliseconds. */
const BATCH_MS = 700
/** The machine's clock when the hour begins: milliseconds since 1970, and how far its parts are from session time's. */
const BEGAN_MS = 1_763_600_000_000.37

/**
 * The log of an hour of code items, as the session page would record it: the programs typed are the bank's own
 * solutions, one after the other, each into a starter; an edit is what one period of the editor holds.
 *
 * @param rhythm how it is typed
 * @param seed names the draw of pauses, rests and fuel
 */
export function typingHour(rhythm: Rhythm, seed: string): readonly SessionEvent[] {
  const { keysPerMinute, backEvery, runEveryMs, rests } = rhythm
  const draw = drawsOf(seed)
  const events: SessionEvent[] = []
  const keyMs = 60_000 / keysPerMinute
  let now = 0
  const add = <Type extends EventType>(type: Type, data: EventData<Type>): void => {
    const at = { mono: Math.floor(now), wall: Math.floor(BEGAN_MS + now) }
    events.push(createEvent(events.at(-1), { type, data, at }) as SessionEvent)
  }
  addStart(add)
  const programs = globSync('content/banks/core/items/*/submissions/accepted/*.ts').sort()
  let [ran, keys, restAt] = [0, 0, rests ? draw() * 2 * rests.everyMs : Infinity]
  for (let position = 1; now < HOUR_MS; position += 1) {
    const path = programs[position % programs.length] ?? ''
    const item = path.split('/')[4] ?? ''
    add('present', { block: 'main', position, item, version: '1.0.0', hash: hexOf(item) })
    const ids = Array.from({ length: 14 }, (_, index) => uuidOf(`${item}/${index}`))
    const program = readFileSync(path, 'utf8')
    const starter = `${program.slice(0, program.indexOf('{') + 1)}\n  \n}\n`
    let text = starter
    let at = starter.length - 3
    let held = ChangeSet.empty(text.length)
    let heldSince: number | undefined
    const change = (from: number, to: number, insert: string): void => {
      heldSince ??= now
      held = held.compose(ChangeSet.of({ from, to, insert }, held.newLength))
      text = text.slice(0, from) + insert + text.slice(to)
      at = from + insert.length
    }
    const flush = (): void => {
      if (heldSince === undefined) return
      const [parts, resumed] = [held.toJSON() as unknown[], now]
      now = Math.min(now, heldSince + BATCH_MS + draw() * 8)
      add('edit', { item, document: 'typescript', changes: parts, length: held.length })
      held = ChangeSet.empty(text.length)
      heldSince = undefined
      now = resumed
    }
    for (let done = 0; done < program.length && now < HOUR_MS;) {
      // Nobody types as evenly as a machine: between half and one and a half times the mean.
      now += keyMs * (0.5 + draw())
      if (now > restAt && rests) {
        now += rests.forMs * 2 * draw()
        restAt = now + draw() * 2 * rests.everyMs
      }
      if (heldSince !== undefined && now > heldSince + BATCH_MS) flush()
      keys += 1
      if (keys % backEvery === 0 && done > 0) {
        change(at - 1, at, '')
        done -= 1
      } else {
        change(at, at, program[done] ?? '')
        done += 1
      }
      if (now - ran < runEveryMs) continue
      flush()
      ran = now
      const cases = ids.slice(0, 3).map((id) => {
        return { id, verdict: 'wrong_answer' as const, fuel: 9000 + Math.floor(draw() * 9000) }
      })
      add('run', { item, language: 'typescript', cases })
    }
    flush()
    addSubmission(add, { item, text, ids, draw })
  }
  return events
}

type Add = <Type extends EventType>(type: Type, data: EventData<Type>) => void

function addStart(add: Add): void {
  add('start', {
    attempt: uuidOf('attempt'),
    bank: 'core',
    release: { version: '0.2.0', hash: hexOf('release') },
    test: { id: 'practice', hash: hexOf('test') },
    seed: hexOf('seed').slice(0, 32),
    languages: ['typescript'],
    engine: 'engine-0123abcd.wasm',
    accommodations: { timeMultiplier: 1, plainEditor: false, signals: true },
  })
}

function addSubmission(
  add: Add,
  facts: {
    readonly item: string
    readonly text: string
    readonly ids: readonly string[]
    readonly draw: () => number
  },
): void {
  const { item, text, ids, draw } = facts
  const fuels = ids.map(() => 9000 + Math.floor(draw() * 9000))
  add('submit', { item, response: { kind: 'code', language: 'typescript', text } })
  add('score', {
    item,
    score: {
      category: 2,
      max: 3,
      cases: ids.map((id, index) => ({ id, verdict: 'passed', fuel: fuels[index] ?? 0 })),
      parts: [{ id: 'basic', label: 'Ordinary inputs', earned: 9, possible: 9 }],
    },
  })
  const theta = draw() - 0.5
  add('estimate', { block: 'main', items: 1, theta, se: 0.5 + draw() / 9, low: theta - 1, high: theta + 1 })
}

/** Numbers in [0, 1), the same for the same name: 32 bits of a hash each. */
function drawsOf(name: string): () => number {
  let count = 0
  return () => Number.parseInt(hexOf(`${name}/${(count += 1)}`).slice(0, 8), 16) / 2 ** 32
}

function hexOf(name: string): string {
  return createHash('sha256').update(name).digest('hex')
}

function uuidOf(name: string): string {
  const hex = hexOf(name)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
