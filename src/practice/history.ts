import { itemOfSingle, modelOf, testOf } from '#adaptive'
import type { Blueprint } from '#schemas/blueprint'
import type { SessionEvent } from '#schemas/event'
import type { ItemFacts } from '#schemas/release-public'
import { isOver, lastStep } from '../session/stored-session.ts'
import { attemptsIn, type LoggedAttempt } from './attempts-in.ts'
import { findItem, type PracticeIndex } from './practice-index.ts'

/** A session as it was read from the storage. */
export interface ReadSession {
  /** Its name in the storage. */
  readonly session: string
  /** Milliseconds since 1970-01-01 UTC. */
  readonly created: number
  /** Its log, or why it cannot be read. */
  readonly log:
    | { readonly ok: true; readonly events: readonly SessionEvent[] }
    | { readonly ok: false; readonly message: string }
}

/** One item in one session of this browser. */
export interface Attempt extends LoggedAttempt {
  readonly session: string
  /** Id of the test. */
  readonly test: string
  /** When it was submitted, or presented where it was not; milliseconds since 1970-01-01 UTC. */
  readonly when: number
  /** Id of the problem as the catalogue has it: the item, or the one that it is a variant of. */
  readonly problem: string
  /** What is known of the item; undefined where nothing is. */
  readonly facts: ItemFacts | undefined
  /** Whether it can be chosen now. */
  readonly offered: boolean
  /** Whether the site still has the very item, so that the score can move a level. */
  readonly same: boolean
  /** Whether it holds the first submission to this item on this device. */
  readonly first: boolean
  /** Whether the test says how answers did only when it is over, and it is not. Its scores are then left out. */
  readonly withheld: boolean
}

/** A session of this browser. */
export interface PastSession {
  readonly session: string
  readonly test: string
  /** The test's title; undefined where the site does not know it any more. */
  readonly title: string | undefined
  /** The item that was chosen from the catalogue; undefined for a test. */
  readonly single: string | undefined
  readonly state: 'finished' | 'unfinished'
  /** Whether the site holds the release, no longer holds it, or could not load it now. */
  readonly release: 'held' | 'removed' | 'missing'
  /** When it began and when something last happened, in milliseconds since 1970-01-01 UTC. */
  readonly when: number
  readonly lastAt: number
  /** In the order of presentation. */
  readonly attempts: readonly Attempt[]
}

/** Everything that this browser holds of a candidate's work. */
export interface History {
  /** Latest first. */
  readonly sessions: readonly PastSession[]
  /** Sessions whose log cannot be read, latest first. */
  readonly unreadable: readonly {
    readonly session: string
    readonly when: number
    readonly message: string
  }[]
}

/** @returns every attempt, the earliest first */
export function attemptsOf({ sessions }: History): readonly Attempt[] {
  return sessions.flatMap(({ attempts }) => attempts).sort((one, other) => one.when - other.when)
}

/**
 * Brings the logs of a browser and the releases of the site together.
 *
 * @param read The sessions as they were read.
 * @param index The site's releases.
 * @param leftOut Id of the test that is for trying the page and counts for nothing.
 */
export function historyOf(read: readonly ReadSession[], index: PracticeIndex, leftOut: string): History {
  const sessions: PastSession[] = []
  const unreadable: History['unreadable'][number][] = []
  for (const { session, created, log } of read) {
    const past = log.ok ? pastSession(session, log.events, index) : undefined
    if (past === undefined) {
      const message = log.ok ? 'Unexpected first event, expected the start of a session' : log.message
      unreadable.push({ session, when: created, message })
    } else if (past.test !== leftOut) sessions.push(past)
  }
  return {
    sessions: withFirsts(sessions).sort((one, other) => other.when - one.when),
    unreadable: unreadable.sort((one, other) => other.when - one.when),
  }
}

function pastSession(
  session: string,
  events: readonly SessionEvent[],
  index: PracticeIndex,
): PastSession | undefined {
  const [start] = events
  const last = events.at(-1)
  if (start?.type !== 'start' || last === undefined) return undefined
  const { hash } = start.data.release
  const test = start.data.test.id
  const held = [...index.releases, ...index.earlier].find((release) => release.hash === hash)
  const blueprint = held && testOf(held.index, test)
  const single = itemOfSingle(test)
  const isFinished = finished(events, blueprint)
  const withheld = !isFinished && blueprint?.feedback === 'end'
  const attempts = attemptsIn(events).map((logged): Attempt => {
    const known = findItem(index, logged)
    return {
      ...logged,
      ...(withheld && { score: undefined, best: undefined }),
      session,
      test,
      when: logged.submittedAt ?? logged.presentedAt,
      problem: known === undefined ? logged.item : modelOf(known.facts),
      facts: known?.facts,
      offered: known?.offered === true,
      same: known?.same === true,
      first: false,
      withheld,
    }
  })
  return {
    session,
    test,
    title: blueprint?.title ?? titleElsewhere(index, test),
    single,
    state: isFinished ? 'finished' : 'unfinished',
    release: held ? 'held' : index.missing.includes(hash) ? 'missing' : 'removed',
    when: start.at.wall,
    lastAt: last.at.wall,
    attempts,
  }
}

/** Without the test's blueprint, a finish that nothing was presented after is the end. */
function finished(events: readonly SessionEvent[], blueprint: Blueprint | undefined): boolean {
  const step = lastStep(events)
  return blueprint ? isOver(step, blueprint) : step?.type === 'finish'
}

function titleElsewhere({ releases }: PracticeIndex, test: string): string | undefined {
  for (const { index } of releases) {
    const blueprint = testOf(index, test)
    if (blueprint) return blueprint.title
  }
  return undefined
}

/** Marks the first submission to each item; the clock may have jumped, so equal times go by the session's name. */
function withFirsts(sessions: readonly PastSession[]): PastSession[] {
  const earliest = new Map<string, Attempt>()
  for (const { attempts } of sessions)
    for (const attempt of attempts) {
      if (attempt.submittedAt === undefined) continue
      const known = earliest.get(attempt.item)
      if (known === undefined || isBefore(attempt, known)) earliest.set(attempt.item, attempt)
    }
  return sessions.map((session) => ({
    ...session,
    attempts: session.attempts.map((attempt) => ({
      ...attempt,
      first: earliest.get(attempt.item) === attempt,
    })),
  }))
}

function isBefore(one: Attempt, other: Attempt): boolean {
  return one.when === other.when ? one.session < other.session : one.when < other.when
}
