/**
 * The page of the fault tests: the product's controller over the real storage worker, the real sandbox and a real
 * release, with nothing drawn. A test drives it through `window.robust`, and hears through `window.tell` what was
 * recorded and what was acknowledged. Whole, since all of it works on the one session of the page.
 */
import { effect } from '@preact/signals'
import { isRunnable, isWritten, verifyChain } from '#log'
import { createBrowserRunner } from '#runner'
import type { SessionEvent } from '#schemas/event'
import type { PracticeItem, TaskOf } from '#schemas/public-item'
import type { Response, ResponseOf } from '#schemas/response'
import { machineClocks } from '../../src/session/clock.ts'
import { openSession, type SessionController } from '../../src/session/controller.ts'
import {
  exportSession,
  listSessions,
  openStorage,
  removeSession,
  type StorageState,
} from '../../src/session/storage.ts'
import type { Recorder } from '../../src/session/storage-recorder.ts'
import type { Problem, SessionView, WorkingView } from '../../src/session/view.ts'
import { describeFact } from '../../src/text/storage.ts'
import { rightResponse, rightTexts } from '../right-response.ts'

/** Longest wait for what the page does next, in milliseconds: as long as the tests' own, which no page can import. */
const PATIENCE_MS = 120_000

/** What a page is started with. */
export interface Boot {
  readonly test: string
  /** Hash of the release's index. */
  readonly release: string
  readonly bootHash: `sha256-${string}`
  readonly worker: string
  readonly engine: string
  readonly stepsWorker: string
  readonly sql: string
  /** How far the machine's calendar clock is from the right time, in milliseconds. */
  readonly wallShift: number
}

/** What a test sees of a page. */
export interface Seen {
  readonly screen: SessionView['screen']
  readonly item: string | undefined
  readonly problem: Problem | undefined
  readonly session: string | undefined
  /** Events in memory. */
  readonly events: number
  /** Session time in milliseconds. */
  readonly elapsedMs: number
  readonly saved: string | undefined
  readonly savedWords: string | undefined
  /** Text per document, with the language on screen, or the answer of a closed kind. */
  readonly texts: Readonly<Record<string, string>>
  readonly response: Response | undefined
  readonly attempt: number
  /** Errors that nothing foresaw. */
  readonly errors: readonly string[]
}

/** What was found in the stores when a session was opened again. */
export interface Found {
  readonly type: StorageState['type']
  readonly events: readonly SessionEvent[]
  readonly intact: boolean
  /** Facts in words. */
  readonly words: readonly string[]
  readonly facts: readonly { readonly type: string; readonly store?: string }[]
}

/** One thing that a candidate does; `n` chooses among what the item offers. */
export type Deed =
  | { readonly do: 'type'; readonly at: number; readonly remove: number; readonly insert: string }
  | { readonly do: 'cases'; readonly inputs: readonly string[] }
  | { readonly do: 'submit'; readonly how: 'as-is' | 'right' }
  | { readonly do: 'hint' | 'paste' | 'note' | 'language'; readonly n: number }
  | {
      readonly do: 'run' | 'stop' | 'proceed' | 'retry' | 'reveal' | 'pause' | 'unpause' | 'end' | 'untrusted'
    }
  | { readonly do: 'solve'; readonly way: Problem['ways'][number] }

/** What a page tells as it happens. */
export type Told =
  | { readonly recorded: SessionEvent; readonly session: string }
  | { readonly acknowledged: number; readonly session: string }

/** What a deed typed: a document's text afterwards and how many events there were then; or a closed item's answer. */
export type Typed =
  | { readonly item: string; readonly document: string; readonly text: string; readonly events: number }
  | { readonly item: string; readonly response: Response }

let controller: SessionController | undefined
let session: string | undefined
let recorder: Recorder | undefined
let found: Found | undefined
const errors: string[] = []
const shift = { steady: 0, wall: 0 }
const downloads: Blob[] = []

const createWorker = (): Worker => new Worker('/worker.js', { type: 'module' })
addEventListener('error', ({ message }) => errors.push(`error: ${message}`))
addEventListener('unhandledrejection', ({ reason }) => errors.push(`rejected: ${String(reason)}`))

async function textOf(name: string): Promise<string> {
  return (await fetch(`/_runner/${name}`)).text()
}

async function bytesOf(name: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await (await fetch(`/_runner/${name}`)).arrayBuffer())
}

function boot({ test, release, bootHash, worker, engine, stepsWorker, sql, wallShift }: Boot): void {
  shift.wall = wallShift
  controller = openSession({
    address: { base: '/r/', hash: release },
    test,
    resultUrl: (id) => `/result/#${id}`,
    createRunner: async () => {
      const [script, bytes] = await Promise.all([textOf(worker), bytesOf(engine)])
      return createBrowserRunner({
        bootHash,
        worker: () => Promise.resolve(script),
        stepsWorker: () => textOf(stepsWorker),
        engine: () => Promise.resolve(bytes),
        sql: () => bytesOf(sql),
      })
    },
    engines: { javascript: `/_runner/${engine}`, sql: `/_runner/${sql}` },
    world: {
      clocks: {
        ...machineClocks,
        steady: () => performance.now() + shift.steady,
        wall: () => Date.now() + shift.wall,
      },
      open: async (id, options) => spied(id, await openStorage(id, { ...options, createWorker })),
      list: () => listSessions(createWorker),
      remove: (id) => removeSession(id, createWorker),
      goHome: () => undefined,
      report: (error) => errors.push(error instanceof Error ? (error.stack ?? error.message) : String(error)),
      download: (file) => void downloads.push(file),
    },
  })
  // Whoever shows the view reads it whenever it changes: no change may throw.
  effect(() => void JSON.stringify(controller?.view.value))
}

/** Notes what was found and lets the test hear of every event, when it is recorded and when it is durable. */
function spied(id: string, state: StorageState): StorageState {
  const events = state.type === 'open' ? state.events : []
  found = {
    type: state.type,
    events,
    intact: verifyChain(events).ok,
    facts: state.type === 'open' ? state.facts : [],
    words: state.type === 'open' ? state.facts.map(describeFact) : [],
  }
  if (state.type !== 'open' && state.type !== 'unavailable') return state
  const own = state.recorder
  session = id
  recorder = {
    ...own,
    append: async (event, options) => {
      window.tell({ recorded: event, session: id })
      const saved = await own.append(event, options)
      if (saved.type === 'saved') window.tell({ acknowledged: event.seq + 1, session: id })
      return saved
    },
  }
  return { ...state, recorder }
}

function view(): SessionView {
  return controller?.view.value ?? { screen: 'loading' }
}

function see(): Seen {
  const shown = view()
  const sitting = shown.screen === 'working' || shown.screen === 'feedback' ? shown : undefined
  const timed = sitting ?? (shown.screen === 'paused' ? shown : undefined)
  return {
    screen: shown.screen,
    item: sitting?.item.id,
    problem: shown.screen === 'problem' ? shown.problem : undefined,
    session,
    events: recorder?.events().length ?? 0,
    elapsedMs: timed?.clock.elapsed() ?? 0,
    saved: timed?.saved.state,
    savedWords: timed?.saved.problem,
    texts: sitting?.draft.texts ?? {},
    response:
      sitting === undefined || isRunnable(sitting.draft.response) ? undefined : sitting.draft.response,
    attempt: sitting?.attempt ?? 0,
    errors,
  }
}

/** Waits until the page waits for the candidate. */
async function settle(): Promise<Seen> {
  await until(
    () => {
      const shown = view()
      const isBusy = shown.screen === 'working' && (shown.submitting || shown.run.state === 'running')
      return shown.screen !== 'loading' && !isBusy
    },
    `busy: ${JSON.stringify(view()).slice(0, 300)}`,
  )
  return see()
}

/** Waits until the feedback on an item is gone. */
function leave(item: string): Promise<void> {
  return until(() => {
    const shown = view()
    return shown.screen !== 'feedback' || shown.item.id !== item
  }, `the feedback on ${item}`)
}

async function until(isSo: () => boolean, still: string): Promise<void> {
  const limit = performance.now() + PATIENCE_MS
  while (!isSo()) {
    if (performance.now() > limit) throw new Error(`Still ${still}`)
    await new Promise((resolve) => setTimeout(resolve, 4))
  }
}

/** Does one thing, whether the screen offers it or not: a controller takes any call at any time. */
function act(deed: Deed): Typed | undefined {
  if (controller === undefined) throw new Error('not started')
  const { actions } = controller
  const shown = view()
  const before = recorder?.events().length ?? 0
  switch (deed.do) {
    case 'type':
      if (shown.screen === 'working' || shown.screen === 'feedback') return type(shown.item, deed, before)
      // Behind a problem the item may still be open: what is typed there would count.
      if (shown.screen !== 'problem') actions.edit('typescript', [], deed.insert)
      return undefined
    case 'cases':
      actions.setOwnCases(deed.inputs.map((input) => ({ input, expected: '' })))
      return undefined
    case 'submit':
      if (shown.screen === 'working' && shown.followUp?.stage === 'predict')
        actions.predict({ prediction: 'unsure', reason: '', settled: true })
      if (deed.how === 'right' && shown.screen === 'working') {
        const typed = answerRight(shown)
        actions.submit()
        return typed
      }
      actions.submit()
      return undefined
    case 'hint':
      actions.takeHint(deed.n % 3)
      return undefined
    case 'paste':
      actions.noticePaste(deed.n, 'external')
      return undefined
    case 'note':
      actions.note(deed.n % Math.max(1, before), `about ${deed.n}`)
      return undefined
    case 'language':
      actions.setLanguage(deed.n % 2 === 0 ? 'javascript' : 'typescript')
      return undefined
    case 'untrusted':
      actions.noticeUntrusted(3)
      return undefined
    case 'stop':
      actions.stopRun()
      return undefined
    case 'solve':
      actions.solveProblem(deed.way)
      return undefined
    default:
      actions[deed.do]()
      return undefined
  }
}

/** Changes the text on screen as any editor may, or answers a closed item somehow. */
function type(
  item: PracticeItem,
  { at, remove, insert }: Extract<Deed, { do: 'type' }>,
  before: number,
): Typed | undefined {
  const shown = view()
  if (controller === undefined || (shown.screen !== 'working' && shown.screen !== 'feedback'))
    return undefined
  const { texts, response } = shown.draft
  const document = response.kind === 'code' ? response.language : Object.keys(texts)[0]
  if (!isWritten(item.kind) || document === undefined) return answer(item, somehow(item, at, insert))
  const old = texts[document] ?? ''
  const from = at % (old.length + 1)
  const text = (old.slice(0, from) + insert + old.slice(from + remove)).toWellFormed()
  controller.actions.edit(document, [], text)
  return note(item, document, text, before)
}

/** What a deed has typed; `undefined` where the controller took nothing, as after the submission. */
function note(item: PracticeItem, document: string, text: string, before: number): Typed | undefined {
  const events = recorder?.events().length ?? 0
  return events > before ? { item: item.id, document, text, events } : undefined
}

function answer(item: PracticeItem, response: Response): Typed {
  controller?.actions.answer(response)
  const kept = JSON.stringify(response, (_, value: unknown) =>
    typeof value === 'string' ? value.toWellFormed() : value,
  )
  return { item: item.id, response: JSON.parse(kept) as Response }
}

function somehow(item: PracticeItem, at: number, insert: string): Response {
  switch (item.kind) {
    case 'choice':
      return {
        kind: 'choice',
        chosen: item.task.options.filter((_, n) => (at >> n) % 2 === 1).map(({ id }) => id),
      }
    case 'order':
      return {
        kind: 'order',
        blocks: item.task.blocks
          .slice(0, at % (item.task.blocks.length + 1))
          .map(({ id }) => ({ id, indent: 0 })),
      }
    case 'trace':
      return {
        kind: 'trace',
        values: Object.fromEntries(item.task.steps.map(({ id }) => [id, insert.slice(0, 20)])),
      }
    case 'design':
      return {
        kind: 'design',
        choices: Object.fromEntries(
          item.task.decisions.map(({ id, options }) => [id, options[at % options.length]?.id ?? '']),
        ),
        estimates: Object.fromEntries(item.task.estimates.map(({ id }) => [id, insert.slice(0, 20)])),
      }
    case 'prompt':
      return { kind: 'prompt', ranking: [], spans: [], prompt: insert.slice(0, 100) }
    case 'review':
      return { kind: 'review', marks: markSomehow(item.task.files, at, insert), verdict: 'comment' }
    case 'critique':
      return {
        kind: 'critique',
        claims: Object.fromEntries(item.task.claims.map(({ id }) => [id, at % 2 === 0 ? 'true' : 'false'])),
        marks: markSomehow(item.task.files, at, insert),
        decision: 'undecided',
      }
    default:
      return { kind: 'short', text: insert.slice(0, 100) }
  }
}

function markSomehow(
  files: TaskOf<'review'>['files'],
  at: number,
  insert: string,
): ResponseOf<'review'>['marks'] {
  const file = files[at % files.length]
  if (file === undefined) return []
  const line = 1 + (at % file.text.split('\n').length)
  return [{ file: file.name, from: line, to: line, class: 'correctness', note: insert.slice(0, 100) }]
}

function answerRight({ item, draft: { response } }: WorkingView): Typed | undefined {
  if (controller === undefined) return undefined
  const texts = rightTexts(item, response.kind === 'code' ? response.language : '')
  // No key holds a right prompt; what can be ranked and marked is.
  if (texts === undefined) return answer(item, rightResponse(item, null))
  if (item.kind === 'critique') controller.actions.answer(rightResponse(item, null))
  // The last edit is what is looked for; an author's fix seldom changes more than one file.
  let typed: Typed | undefined
  for (const [document, text] of Object.entries(texts)) {
    const before = recorder?.events().length ?? 0
    controller.actions.edit(document, [], text)
    typed = note(item, document, text, before) ?? typed
  }
  return typed
}

window.robust = {
  boot,
  see,
  settle,
  act: async (deed) => {
    const before = view()
    const typed = act(deed)
    // The next item may have to be fetched; a session may have nothing left to show but its end.
    if (deed.do === 'proceed' && before.screen === 'feedback') await leave(before.item.id)
    if (deed.do === 'end' && before.screen === 'working')
      await until(() => view().screen !== 'working', 'working after the end')
    if (deed.do === 'solve') await until(() => view() !== before, 'the same problem')
    return { typed, seen: await settle() }
  },
  actNow: (deed) => act(deed),
  start: async () => {
    controller?.actions.start()
    return settle()
  },
  found: () => found,
  log: async () => (await controller?.actions.exportLog().text()) ?? '',
  downloaded: async () => (await downloads.at(-1)?.text()) ?? '',
  shiftClocks: (steady, wall) => {
    shift.steady += steady
    shift.wall += wall
  },
  isTwice: () => recorder?.status().problem === undefined,
  forgive: () => void errors.splice(0),
  flush: async () => (await recorder?.flush())?.type ?? 'none',
  letGo: async () => void (await recorder?.close()),
  whenSaved: async () => {
    await until(() => (recorder?.status().pending ?? 0) === 0, 'not all saved')
  },
  stored: () => (session === undefined ? Promise.resolve(undefined) : exportSession(session, createWorker)),
  list: () => listSessions(createWorker),
}

export interface Robust {
  readonly boot: (boot: Boot) => void
  readonly see: () => Seen
  readonly settle: () => Promise<Seen>
  /** Does it, then waits until the page waits again. */
  readonly act: (deed: Deed) => Promise<{ readonly typed: Typed | undefined; readonly seen: Seen }>
  /** Does it and does not wait. */
  readonly actNow: (deed: Deed) => Typed | undefined
  readonly start: () => Promise<Seen>
  readonly found: () => Found | undefined
  readonly log: () => Promise<string>
  readonly downloaded: () => Promise<string>
  readonly shiftClocks: (steadyMs: number, wallMs: number) => void
  /** Whether both stores hold the session, as far as the page knows. */
  readonly isTwice: () => boolean
  /** Forgets the errors so far: something explains them. */
  readonly forgive: () => void
  readonly flush: () => Promise<string>
  /** Closes the recorder, so that the stores can be damaged. */
  readonly letGo: () => Promise<void>
  /** Waits until nothing is in memory alone: on a busy machine the end of a session may be tried again. */
  readonly whenSaved: () => Promise<void>
  /** The session's file as the stores hold it. */
  readonly stored: () => Promise<string | undefined>
  readonly list: () => ReturnType<typeof listSessions>
}

declare global {
  interface Window {
    robust: Robust
    /** Set by the test. */
    tell: (told: Told) => void
  }
}
