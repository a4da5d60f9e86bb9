/** Sittings as people leave them: typed bit by bit, run in between, pasted into, left for a while. */
import { sealed as sealLog, chained, type Sitting } from './headless.ts'
import type { SessionEvent } from '#schemas/event'
import type { SealedResult } from '#schemas/sealed-result'

type Draft = Pick<SessionEvent, 'type' | 'data' | 'at'>

const PIECE = 24
const PIECE_MS = 1200
const REST_MS = 9000

/**
 * The same sitting with its texts typed in pieces; before the first submission there is a paste with a note, a time away and
 * a run of the visible cases.
 *
 * @param words of the candidate's note
 */
export async function typed(
  { opened, events }: Sitting,
  words: string,
): Promise<SealedResult & { events: readonly SessionEvent[] }> {
  const drafts: Draft[] = []
  const began = events[0]?.at.wall ?? 0
  let mono = 0
  const add = (type: SessionEvent['type'], data: unknown, ms: number): void => {
    mono += ms
    drafts.push({ type, data, at: { mono, wall: began + mono } } as Draft)
  }
  let isFirst = true
  for (const { type, data } of events) {
    if (type === 'edit') for (const piece of pieces(data)) add('edit', { ...data, ...piece }, PIECE_MS)
    else {
      if (type === 'submit' && isFirst) {
        isFirst = false
        const { item } = data
        add('paste', { item, characters: 31, origin: 'external' }, PIECE_MS)
        add('note', { about: drafts.length - 1, text: words }, PIECE_MS)
        add('away', { ms: 30_000 }, 30_500)
      }
      add(type, data, type === 'submit' ? REST_MS : PIECE_MS)
    }
  }
  const chain = chained(drafts)
  return { ...(await sealLog(opened, chain)), events: chain }
}

/** One insertion as a person types it. */
function pieces({ changes, length }: { readonly changes: readonly unknown[]; readonly length: number }) {
  const place = changes.findIndex((part) => Array.isArray(part))
  const [deleted, ...lines] = changes[place] as readonly [number, ...string[]]
  const before = place > 0 ? Number(changes[0]) : 0
  const after = Number(changes[place + 1] ?? 0)
  const text = lines.join('\n')
  const made: { changes: unknown[]; length: number }[] = []
  for (let from = 0; from < text.length || from === 0; from += PIECE) {
    const piece = text.slice(from, from + PIECE)
    const isFirst = from === 0
    const total = isFirst ? length : before + from + after
    made.push({
      changes: [
        ...(before + from > 0 ? [before + from] : []),
        [isFirst ? deleted : 0, ...piece.split('\n')],
        ...(after > 0 ? [after] : []),
      ],
      length: total,
    })
  }
  return made
}
