import { documentsOf, NO_SIGNALS, reduceSignals, type ChangePart } from '#log'
import { factWords, type ReplayData, type ReplayStep } from '#report'
import type { SessionEvent } from '#schemas/event'
import type { PublicItem } from '#schemas/public-item'
import { answerInWords } from './answer-in-words.ts'
import { canRunVisible } from './visible-outcomes.ts'

/**
 * A sitting as it can be gone through again. Estimates are left out: they follow from what is there.
 *
 * @param events a whole log whose edits fit
 * @param itemOf items that the log may name
 */
export function replayData(
  events: readonly SessionEvent[],
  itemOf: (id: string) => PublicItem | undefined,
): ReplayData {
  const taken = events.flatMap(({ type, data }) => (type === 'present' ? [data.item] : []))
  const items = taken.flatMap((id) => itemOf(id) ?? [])
  const places = new Map(items.map(({ id }, place) => [id, place]))
  const names = items.map((item) => Object.keys(documentsOf(item)))
  let current = -1
  let signals = NO_SIGNALS
  const steps = events.flatMap((event): ReplayStep[] => {
    signals = reduceSignals(signals, event)
    const { type, data, at } = event
    if (type === 'present') current = places.get(data.item) ?? current
    const item = 'item' in data ? (places.get(data.item) ?? current) : current
    const words = wordsOf(event, items[item], signals.list)
    if (words === undefined) return []
    const step = { ms: at.mono, item, words }
    if (type === 'follow-up') return [{ ...step, isLock: true }]
    if (type === 'language') return [{ ...step, language: data.language }]
    if (type !== 'edit') return [step]
    const document = names[item]?.indexOf(data.document) ?? -1
    // The events of a log that was not refused have been rebuilt already: their changes are parts of text.
    const changes = data.changes as readonly ChangePart[]
    return document < 0 ? [] : [{ ...step, edit: { document, changes } }]
  })
  return {
    items: items.map((item, place) => ({
      id: item.id,
      title: item.title,
      documents: (names[place] ?? []).map((name) => ({ name, starter: documentsOf(item)[name] ?? '' })),
      canRun: canRunVisible(item),
    })),
    steps,
  }
}

/** What happened, in words; nothing for what is no step of the candidate's. */
function wordsOf(
  event: SessionEvent,
  item: PublicItem | undefined,
  signals: typeof NO_SIGNALS.list,
): string | undefined {
  const { type, data } = event
  switch (type) {
    case 'start':
      return 'started'
    case 'present':
      return `problem: ${item?.title ?? data.item}`
    case 'edit':
      return editWords(data.changes as readonly ChangePart[])
    case 'answer':
      return [
        'answered',
        ...(item ? answerInWords(item, data.response).map((pair) => pair.join(': ')) : []),
      ].join('; ')
    case 'language':
      return `chose ${data.language}`
    case 'run': {
      const passed = data.cases.filter(({ verdict }) => verdict === 'passed').length
      return `ran it: ${passed} of ${data.cases.length} cases passed`
    }
    case 'cases':
      return `wrote cases of their own: ${data.cases.length}`
    case 'hint':
      return `opened hint ${data.hint + 1}`
    case 'follow-up':
      return 'locked the answer; an assumption changed'
    case 'predict':
      return `predicted that the locked answer ${data.prediction ?? 'nothing'}${data.settled ? ', for good' : ''}`
    case 'submit':
      return 'submitted'
    case 'score':
      return `steered as ${data.score.category} of ${data.score.max}`
    case 'pause':
      return 'paused'
    case 'resume':
      return data.recovered > 0 ? `went on, with ${data.recovered} events recovered` : 'went on'
    case 'away':
    case 'paste':
    case 'untrusted': {
      const own = signals.find(({ seq }) => seq === event.seq)
      return own && factWords(own.fact)
    }
    case 'note':
      return `noted: ${data.text}`
    case 'assistance':
      return 'noted what an AI was used for'
    case 'watchdog':
      return `a case was stopped after ${data.ms} ms`
    case 'finish':
      return `part over: ${data.reason}`
    case 'estimate':
    case 'retry':
    case 'reveal':
      return undefined
  }
}

function editWords(changes: readonly ChangePart[]): string {
  let came = 0
  let went = 0
  for (const part of changes) {
    if (typeof part === 'number') continue
    const [deleted, ...lines] = part
    went += deleted
    came += lines.join('\n').length
  }
  return `wrote +${came} −${went}`
}
