import type { ItemKind, PracticeItem, TaskOf } from '#schemas/public-item'
import type { Response } from '#schemas/response'
import type { Score } from '#schemas/score'

/**
 * What the session page shows. The controller computes it from the log; components render it and call
 * {@link SessionActions}, and keep no state of their own that a crash could lose.
 */
export type SessionView =
  | { readonly screen: 'loading' }
  | { readonly screen: 'problem'; readonly problem: Problem }
  | { readonly screen: 'introduction'; readonly test: TestView }
  | WorkingView
  | FeedbackView
  | { readonly screen: 'finished'; readonly resultUrl: string }

/** Why the page cannot go on by itself, in words, with the ways on. */
export interface Problem {
  readonly code:
    | 'storage-unavailable'
    | 'storage-lost'
    | 'storage-corrupt'
    | 'open-elsewhere'
    | 'test-removed'
    | 'release-changed'
    | 'no-secure-context'
    | 'no-runner'
    | 'load-failed'
  readonly title: string
  readonly text: string
  /** Buttons, in order; the first is the recommended way. `download` saves what can be saved of the log. */
  readonly ways: readonly ('retry' | 'download' | 'start-anew' | 'continue-unsaved' | 'take-over' | 'home')[]
}

export interface TestView {
  readonly id: string
  readonly title: string
  readonly description: string
  readonly use: 'practice' | 'graded'
  readonly minItems: number
  readonly maxItems: number
  /** Time limit in minutes; null means none. */
  readonly minutes: number | null
}

export interface WorkingView {
  readonly screen: 'working'
  readonly test: TestView
  readonly item: ItemView
  /** 1-based position of the item in the session. */
  readonly position: number
  /** Items that are still to come at most, this one not counted. */
  readonly remainingAtMost: number
  readonly draft: Draft
  readonly run: RunView
  /** Hints taken so far, by index. */
  readonly hintsTaken: readonly number[]
  readonly saved: SavedView
  readonly clock: ClockView
  readonly submitting: boolean
}

export interface FeedbackView extends Omit<WorkingView, 'screen'> {
  readonly screen: 'feedback'
  readonly score: Score
  /** The sentence of the category reached; undefined for category 0. */
  readonly meaning: string | undefined
  /** Graded tests say nothing here. */
  readonly explanation: string
  readonly solutions: readonly { readonly language: string; readonly text: string }[]
  readonly last: boolean
}

/** The public item on screen. */
export type ItemView = PracticeItem

/** What the candidate has so far. Code keeps one text per language; closed kinds keep their response. */
export type Draft =
  | {
      readonly kind: 'code'
      readonly language: string
      readonly texts: Readonly<Record<string, string>>
      readonly ownInput: string
    }
  | { readonly kind: Exclude<ItemKind, 'code'>; readonly response: Response }

export type RunView =
  | { readonly state: 'idle' }
  | { readonly state: 'running'; readonly done: number; readonly of: number }
  | {
      readonly state: 'done'
      readonly rows: readonly RunRow[]
      readonly output: string
      readonly problem: string | undefined
    }

/** One visible case, or the candidate's own input, after a run. Texts are ready to show. */
export interface RunRow {
  readonly id: string
  readonly name: string
  readonly own: boolean
  readonly verdict:
    | 'passed'
    | 'returned'
    | 'wrong_answer'
    | 'time_limit'
    | 'memory_limit'
    | 'output_limit'
    | 'runtime_error'
    | 'compile_error'
    | 'stopped'
  readonly input: string
  readonly expected: string | undefined
  readonly got: string | undefined
  /** What went wrong in words, with the candidate's line where there is one. */
  readonly detail: string | undefined
  readonly line: number | undefined
  /** Share of the fuel budget burnt, 0 to 1. */
  readonly fuelShare: number
  readonly console: string
}

export interface SavedView {
  readonly state: 'saved' | 'saving' | 'unsaved'
  /** Epoch milliseconds of the last durable write. */
  readonly at: number | undefined
  readonly problem: string | undefined
}

export interface ClockView {
  /** Milliseconds since the session began, at the moment `readAt` (performance.now). */
  readonly elapsedMs: number
  readonly readAt: number
  /** Null without a limit. */
  readonly limitMs: number | null
}

/** Everything a component may ask of the session. None of these throws; trouble shows up in the view. */
export interface SessionActions {
  readonly start: () => void
  /** A coarse edit of the code on screen: the change as a CodeMirror ChangeSet in JSON, and the text after it. */
  readonly edit: (language: string, changes: readonly unknown[], text: string) => void
  readonly answer: (response: Response) => void
  readonly setLanguage: (language: string) => void
  readonly setOwnInput: (text: string) => void
  /** Runs the visible cases and, where it is filled, the own input (JSON, one argument a line). */
  readonly run: () => void
  readonly stopRun: () => void
  readonly takeHint: (index: number) => void
  readonly submit: () => void
  /** From feedback to the next item, or to the result after the last. */
  readonly proceed: () => void
  /** Ends the session early; what was answered counts. */
  readonly end: () => void
  readonly solveProblem: (way: Problem['ways'][number]) => void
  readonly noticePaste: (characters: number, origin: 'internal' | 'problem' | 'external') => void
  /** The log so far as a file, whatever state the storage is in. */
  readonly exportLog: () => Blob
}

/** The task of one kind, as its component receives it. */
export interface KindProps<Kind extends ItemKind> {
  readonly item: { readonly id: string; readonly task: TaskOf<Kind> }
  readonly response: Extract<Response, { kind: Kind }>
  readonly onChange: (response: Extract<Response, { kind: Kind }>) => void
  /** After submission: nothing can be changed any more. */
  readonly locked: boolean
}

/** What the result page shows; computed from the log by `src/session/result.ts`. */
export interface ResultView {
  readonly test: TestView
  /** EAP on the logit scale, its standard error, and the 95 % interval. */
  readonly theta: number
  readonly se: number
  readonly low: number
  readonly high: number
  readonly calibrated: boolean
  readonly reason: string
  readonly startedAt: number
  readonly durationMs: number
  readonly path: readonly {
    readonly position: number
    readonly item: {
      readonly id: string
      readonly title: string
      readonly kind: ItemKind
      readonly level: number
      readonly skills: readonly string[]
    }
    readonly score: Score
    /** Whether it moved the estimate; a hint that gives the key away keeps it from doing so. */
    readonly counted: boolean
    /** After this item. */
    readonly theta: number
    readonly se: number
    readonly durationMs: number
  }[]
  readonly head: string
}
