import type { EventData } from '#schemas/event'
import type { Clocks } from './clock.ts'
import type { Course } from './course.ts'

/** Longest note on a signal, in UTF-16 code units. */
const LONGEST_NOTE = 500

/** Longest words on help from an AI, in UTF-16 code units: a transcript of some hours. */
export const LONGEST_ASSISTANCE = 100_000

/** Away from the page for less than this, in milliseconds, is not worth a fact. */
const SHORTEST_AWAY_MS = 1000

/** Facts about how somebody works; none where an accommodation has turned signals off. */
export interface Watch {
  /** The page has come into sight, or gone out of it. */
  readonly noticeVisibility: () => void
  readonly noticePaste: (characters: number, origin: EventData<'paste'>['origin']) => void
  readonly noticeUntrusted: (characters: number) => void
  readonly note: (seq: number, text: string) => void
  /** What help from an AI was used in the block under way. */
  readonly noteAssistance: (text: string) => void
}

/** Writes facts about how somebody works, and what they say of them, into a session's log. */
export function createWatch({
  clocks,
  course,
  show,
}: {
  readonly clocks: Clocks
  readonly course: Course
  readonly show: () => void
}): Watch {
  let awaySince: number | undefined
  return {
    noticeVisibility,
    noticePaste: (characters, origin) => {
      if (course.item) notice('paste', { item: course.item.id, characters, origin })
    },
    noticeUntrusted: (characters) => {
      if (course.item) notice('untrusted', { item: course.item.id, characters })
    },
    note,
    noteAssistance,
  }

  function noticeVisibility(): void {
    if (globalThis.document.visibilityState === 'hidden') {
      awaySince = isWatched() ? clocks.steady() : undefined
      return
    }
    const ms = awaySince === undefined ? 0 : Math.floor(clocks.steady() - awaySince)
    awaySince = undefined
    if (ms < SHORTEST_AWAY_MS || !isWatched()) return
    course.append('away', { ms })
    show()
  }

  function notice<Type extends 'paste' | 'untrusted'>(type: Type, data: EventData<Type>): void {
    if (!isWatched() || !course.isOpen()) return
    course.append(type, data)
    show()
  }

  function note(seq: number, text: string): void {
    if (!course.signals.list.some((one) => one.seq === seq)) return
    course.append('note', { about: seq, text: text.slice(0, LONGEST_NOTE).toWellFormed() })
    show()
  }

  function noteAssistance(text: string): void {
    const block = course.running?.blueprint.blocks[course.state?.current?.block ?? -1]
    if (block?.ai !== 'allowed') return
    course.append('assistance', { block: block.id, text: text.slice(0, LONGEST_ASSISTANCE).toWellFormed() })
    show()
  }

  function isWatched(): boolean {
    return course.item !== undefined && !course.isPaused() && course.accommodations().signals
  }
}
