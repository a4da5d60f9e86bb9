import { documentsOf, NO_SIGNALS, reduceSignals, textFromEdits, type ChangePart } from '#log'
import { factWords, type ReplayData, type ReplayStep } from '#report'
import type { EventData, EventOf, SessionEvent } from '#schemas/event'
import type { PublicItem } from '#schemas/public-item'
import { answerInWords } from './answer-in-words.ts'
import { sessionTimes } from './session-times.ts'
import { runEnds } from './run-ends.ts'
import { canRunVisible } from './visible-outcomes.ts'

/**
 * A sitting as it can be gone through again. Estimates are left out: they follow from what is there.
 *
 * @param events a whole log; edits that fit nowhere, as in one that was rejected, are told as that
 * @param itemOf items that the log may name
 */
export function replayData(
  events: readonly SessionEvent[],
  itemOf: (id: string) => PublicItem | undefined,
): ReplayData {
  const taken = events.flatMap(({ type, data }) => (type === 'present' ? [data.item] : []))
  const items = taken.flatMap((id) => itemOf(id) ?? [])
  const places = new Map(items.map(({ id }, place) => [id, place]))
  const times = sessionTimes(events)
  const editStep = editSteps(items)
  let current = -1
  let signals = NO_SIGNALS
  const steps = events.flatMap((event): ReplayStep[] => {
    signals = reduceSignals(signals, event)
    const { type, data, seq } = event
    const ms = times.at(seq)
    if (type === 'present') current = places.get(data.item) ?? current
    const item = 'item' in data ? (places.get(data.item) ?? current) : current
    if (type === 'edit') return [{ seq, ms, item, ...editStep(event, places.get(data.item)) }]
    const words = wordsOf(event, items[item], signals.list)
    if (words === undefined) return []
    const step = { seq, ms, item, words }
    if (type === 'follow-up') return [{ ...step, isLock: true }]
    if (type === 'run') return [{ ...step, ran: runEnds(data.cases) }]
    return [type === 'language' ? { ...step, language: data.language } : step]
  })
  return {
    items: items.map((item) => ({
      id: item.id,
      title: item.title,
      documents: Object.entries(documentsOf(item)).map(([name, starter]) => ({ name, starter })),
      canRun: canRunVisible(item),
    })),
    steps,
  }
}

const ENDS: Readonly<Record<EventData<'finish'>['reason'], string>> = {
  'standard-error': 'the level was known well enough',
  'standard-error-plateau': 'further problems would have told hardly more',
  classification: 'it was clear enough where the level stands',
  sprt: 'it was clear enough where the level stands',
  'minimum-information': 'no problem was left that would have told more',
  'all-of': 'enough was known',
  length: 'all its problems were taken',
  time: 'the time was up',
  exhaustion: 'no suitable problem was left',
  ended: 'the candidate ended it',
}

/** Tells one edit after the other. What fits nowhere, as in a forged log, is words and no edit. */
function editSteps(
  items: readonly PublicItem[],
): (event: EventOf<'edit'>, place: number | undefined) => Pick<ReplayStep, 'words' | 'edit'> {
  const texts = items.map((item) => new Map(Object.entries(documentsOf(item))))
  return (event, place = -1) => {
    const { item, document: name, changes } = event.data
    const own = texts[place]
    const document = [...(own?.keys() ?? [])].indexOf(name)
    if (own === undefined || document < 0)
      return { words: `an edit of ${name} of ${item}, which is no text of this sitting` }
    const after = textFromEdits([event], item, name, own.get(name))
    if (!after.ok) return { words: `an edit that does not fit its text: ${after.message}` }
    own.set(name, after.text)
    const parts = changes as readonly ChangePart[]
    return { words: editWords(parts), edit: { document, changes: parts } }
  }
}

/** What else happened, in words; nothing for what is no step of the candidate's. */
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
      return `score for choosing the next problem: ${data.score.category} of ${data.score.max}`
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
      return `part over: ${ENDS[data.reason]}`
    case 'edit':
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
