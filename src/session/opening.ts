import type { Signal } from '@preact/signals'
import type { Blueprint } from '#schemas/blueprint'
import type { Accommodations } from '#schemas/event'
import { changedEngines, encodeLog, hashOf, SESSION_LANGUAGES } from '#log'
import { describeFact } from '../text/storage.ts'
import { ORDINARY, type Course } from './course.ts'
import type { EngineFiles } from './engine-files.ts'
import { findSession, type FoundSession } from './find-session.ts'
import type { LoadedRelease, ReleaseAddress } from './release.ts'
import type { StorageState } from './storage.ts'
import type { Recorder } from './storage-recorder.ts'
import { gradedName, sessionPrefix } from './stored-session.ts'
import { testView } from './test-view.ts'
import type { Trouble } from './trouble.ts'
import type { Problem, SessionView } from './view.ts'
import { uuidFrom, type SessionWorld } from './world.ts'

/** What a candidate's form says of how their attempt begins. */
export interface GradedStart {
  /** UUID */
  readonly attempt: string
  /** 32 hex digits */
  readonly seed: string
  /** SHA-256 of the form, 64 hex digits */
  readonly form: string
  readonly accommodations: Accommodations
}

/** The way to a session under way: the one that was begun here, or a new one. */
export interface Opening {
  readonly begin: () => Promise<void>
  /** From the introduction on. */
  readonly start: (wanted: Accommodations | undefined) => void
  readonly solveProblem: (way: Problem['ways'][number]) => void
  /** The log so far as a file, whatever state the storage is in. */
  readonly exportLog: () => Blob
}

interface OpeningOptions {
  readonly address: ReleaseAddress
  /** Its id. */
  readonly test: string
  /** Names of the sandbox's engine files. */
  readonly engines: EngineFiles
  readonly world: SessionWorld
  readonly view: Signal<SessionView>
  readonly course: Course
  readonly trouble: Trouble
  /** The candidate's form, where the test is graded. */
  readonly graded: GradedStart | undefined
  readonly resultUrl: (session: string) => string
  /** Goes on with a session that was found. */
  readonly goOn: () => Promise<void>
  /** Goes on with a new one. */
  readonly advance: () => Promise<void>
}

/** Opens a test, and offers ways on where that fails. */
export function createOpening(options: OpeningOptions): Opening {
  const { world, view, course, trouble } = options
  const { javascript, ...others } = options.engines
  const { graded } = options
  let release: LoadedRelease | undefined
  let accommodations = ORDINARY
  let seenLately: Promise<readonly string[]> | undefined
  let unsavedRecorder: Recorder | undefined
  let lostAttempt: string | undefined
  let rescuedLog: string | undefined
  return { begin, start, solveProblem, exportLog }

  async function begin(): Promise<void> {
    view.value = { screen: 'loading' }
    const offering = world.loadRelease(options.address)
    const name = graded && gradedName(graded.attempt)
    const found = await findSession(world, options.address, options.test, offering, name)
    release = await offering
    await meet(found)
  }

  /** Goes on from what was found: with the session, with a new one, or with words. */
  async function meet(found: FoundSession): Promise<void> {
    if (found.type === 'problem') {
      const { again } = found
      lostAttempt = found.lost
      rescuedLog = found.log
      if (again) trouble.nextTry(async () => meet(await again()))
      return trouble.fail(found.code)
    }
    if (found.type === 'over') {
      view.value = { screen: 'finished', resultUrl: options.resultUrl(found.session), saved: true }
      return
    }
    release = found.release
    if (found.type === 'none') {
      view.value = { screen: 'introduction', test: testView(found.blueprint) }
      // Much practice takes a moment to read; meanwhile the introduction is read, too.
      seenLately = graded ? Promise.resolve([]) : world.seen()
      return
    }
    const { storage, session, blueprint } = found
    const { recorder, events } = storage
    course.attach({ release, blueprint, recorder, session, recorded: events, notice: noticeOf(storage) })
    const lastWall = events.at(-1)?.at.wall ?? 0
    if (!course.isPaused()) {
      const engines = changedEngines(events, options.engines)
      course.append('resume', {
        recovered: events.length,
        lostMs: Math.max(0, Math.floor(world.clocks.wall() - lastWall)),
        ...(engines !== undefined && { engines }),
      })
    }
    return options.goOn()
  }

  function start(wanted: Accommodations = ORDINARY): void {
    const blueprint = release?.test(options.test)
    // Two presses are one start.
    if (view.value.screen !== 'introduction') return
    accommodations = graded?.accommodations ?? wanted
    if (blueprint) void trouble.guarded(() => startAs(blueprint, false))
  }

  async function startAs(blueprint: Blueprint, isUnsavedAccepted: boolean): Promise<void> {
    if (!release) return
    view.value = { screen: 'loading' }
    // From the first event on nothing asks the network.
    const [seen] = await Promise.all([
      seenLately ?? world.seen(),
      release.prepare(),
      world.prepare(
        release.index.items.map(({ kind }) => kind),
        blueprint,
      ),
    ])
    const offered = new Set(release.index.items.map(({ id }) => id))
    const seenHere = seen.filter((id) => offered.has(id))
    const { seed, attempt } = graded ?? { seed: world.randomHex(16), attempt: uuidFrom(world.randomHex(16)) }
    const session = graded ? gradedName(attempt) : sessionPrefix(blueprint.id) + attempt
    const storage = await world.open(session, { create: true })
    if (storage.type === 'unavailable') {
      unsavedRecorder = storage.recorder
      trouble.nextTry(() => startAs(blueprint, false))
      if (!isUnsavedAccepted) return trouble.fail('storage-unavailable')
    } else if (storage.type !== 'open') return trouble.fail('storage-unavailable')
    course.attach({
      release,
      blueprint,
      recorder: storage.recorder,
      session,
      recorded: [],
      notice: undefined,
    })
    course.append('start', {
      attempt,
      bank: release.index.bank,
      release: { version: release.index.release, hash: release.hash },
      test: { id: blueprint.id, hash: hashOf(blueprint) },
      seed,
      languages: [...SESSION_LANGUAGES],
      engine: javascript,
      accommodations,
      engines: others,
      ...(seenHere.length > 0 && { seen: seenHere }),
      ...(graded && { form: graded.form }),
    })
    await options.advance()
  }

  function solveProblem(way: Problem['ways'][number]): void {
    // Two presses are one way on.
    if (view.value.screen !== 'problem') return
    switch (way) {
      case 'home':
        return world.goHome()
      case 'download':
        return world.download(exportLog(), `assay-${options.test}.json`)
      case 'retry':
      case 'take-over':
        return trouble.tryAgain()
      case 'continue-unsaved':
        return continueUnsaved()
      case 'start-anew':
        return startAnew()
    }
  }

  function continueUnsaved(): void {
    const blueprint = release?.test(options.test)
    if (blueprint) void trouble.guarded(() => startAs(blueprint, true))
  }

  /** The lost attempt is forgotten for good; that is what the candidate asked for. */
  function startAnew(): void {
    view.value = { screen: 'loading' }
    void trouble.guarded(async () => {
      if (lostAttempt !== undefined) await world.remove(lostAttempt)
      lostAttempt = undefined
      const blueprint = release?.test(options.test)
      if (blueprint) view.value = { screen: 'introduction', test: testView(blueprint) }
    })
  }

  function exportLog(): Blob {
    course.answering.flush()
    const own = course.events.length > 0 ? course.events : (unsavedRecorder?.events() ?? [])
    const text = own.length > 0 ? encodeLog(own) : (rescuedLog ?? encodeLog([]))
    return new Blob([text], { type: 'application/json' })
  }
}

function noticeOf({ facts }: Extract<StorageState, { type: 'open' }>): string | undefined {
  return facts.length === 0 ? undefined : facts.map(describeFact).join(' ')
}
