/** What is on screen in a session, and what can be done there. Whole, since a screen is one of these and shares their parts. */
import type { SessionState } from '#adaptive'
import type { Execution } from '#runner'
import type { Blueprint } from '#schemas/blueprint'
import type { ItemKind, PracticeItem, ResultTable, SqlCase, TaskOf } from '#schemas/public-item'
import type { Response } from '#schemas/response'
import type { Accommodations, EventData, OwnCase } from '#schemas/event'
import type { Score } from '#schemas/score'
import type { FollowUpWork, Signal } from '#log'

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
  | PausedView
  | SeamView
  | {
      readonly screen: 'finished'
      readonly resultUrl: string
      /** Whether the whole log is stored: the result page reads it from there. */
      readonly saved: boolean
    }

/** Why the page cannot go on by itself, in words, with the ways on. */
export interface Problem {
  readonly code:
    | 'storage-unavailable'
    | 'storage-lost'
    | 'storage-corrupt'
    | 'open-elsewhere'
    | 'still-open-elsewhere'
    | 'test-removed'
    | 'release-changed'
    | 'no-secure-context'
    | 'no-runner'
    | 'no-python'
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
  /** When a practice test says how an answer did; with `end` there are no hints and no retries either. */
  readonly feedback: 'each' | 'end'
  /** Whether it is one item that the candidate chose from the catalogue. */
  readonly single: boolean
}

/** A block of the test, as the header names it. */
export interface BlockView {
  readonly title: string
  /** From 1. */
  readonly number: number
  readonly of: number
  readonly ai: 'forbidden' | 'allowed'
  /** How many items it has, at least and at most; without such a rule from 0 to Infinity. */
  readonly length: { readonly min: number; readonly max: number }
  /** How many of these have not been shown, at most. */
  readonly unseen: number
  /** What the candidate has said of help from an AI; undefined where nothing is asked. */
  readonly assistance: string | undefined
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
  /** Whether the answer can be tried before it is submitted. */
  readonly canRun: boolean
  /** Hints taken so far, by index. */
  readonly hintsTaken: readonly number[]
  readonly saved: SavedView
  readonly clock: ClockView
  readonly submitting: boolean
  readonly block: BlockView
  readonly accommodations: Accommodations
  /** What was recorded so far, in order; empty for good where an accommodation has turned signals off. */
  readonly signals: readonly Signal[]
  /** Which try at this item this is, from 1. Only the first one counts for the level. */
  readonly attempt: number
  /** Whether the session can be paused: always in practice, else where breaks were granted. */
  readonly canPause: boolean
  /** What has changed since the answer was locked; undefined before. */
  readonly followUp: FollowUpView | undefined
  /** Whether submitting locks the answer, and a change follows. */
  readonly locksNext: boolean
  /** What an earlier try had made of the change, where this one began with the first answer again. */
  readonly earlier: FollowUpWork['base'] | undefined
}

/** A locked answer, and the one assumption that has changed since. */
export interface FollowUpView extends Omit<FollowUpWork, 'isSettled'> {
  /** `predict`: the candidate says what the locked answer does now. `adapt`: they change it. */
  readonly stage: 'predict' | 'adapt'
  readonly html: string
}

export interface FeedbackView extends Omit<WorkingView, 'screen'> {
  readonly screen: 'feedback'
  /** Of the latest submission. */
  readonly score: Score
  /** The sentence of the category reached; undefined for category 0. */
  readonly meaning: string | undefined
  /** Of the first submission, where there were more. */
  readonly first: Score | undefined
  /** Why the first submission moved no estimate; undefined where it did. */
  readonly uncounted: 'hint' | 'seen' | 'pretest' | undefined
  /** Whether the highest category was reached, by this submission or an earlier one. */
  readonly solved: boolean
  /** Whether the key may be shown: the item is solved, or the candidate gave up on it. */
  readonly revealed: boolean
  readonly explanation: string
  /** Empty until `revealed`. */
  readonly solutions: readonly { readonly language: string; readonly text: string }[]
  readonly failures: FailuresView
  readonly last: boolean
}

/** Hidden cases that the scored code fails; `none` where there are none, or where the key may not be shown. */
export type FailuresView =
  | { readonly state: 'none' }
  | { readonly state: 'running' }
  | { readonly state: 'unavailable' }
  | { readonly state: 'done'; readonly cases: readonly FailureView[] }

/** One hidden case that failed, run again. */
export interface FailureView {
  /** Title of its group. */
  readonly group: string
  readonly row: RunRow
  /** The case itself, which can become one of the candidate's own; absent for a query. */
  readonly example?: TaskOf<'code'>['examples'][number]
  /** The database of a query. */
  readonly database?: SqlCase
}

/** The session rests: no item is shown and no time passes. */
export interface PausedView {
  readonly screen: 'paused'
  readonly test: TestView
  readonly position: number
  readonly saved: SavedView
  readonly clock: ClockView
}

/** Between two parts of a test: the next one, and its time, begin once the candidate says so. No item is shown. */
export interface SeamView {
  readonly screen: 'seam'
  readonly test: TestView
  /** What is said of the parts follows from these; `partsAtSeam` comes with the screen, which few tests have. */
  readonly blueprint: Blueprint
  readonly state: SessionState
  readonly accommodations: Accommodations
  readonly saved: SavedView
}

/** The public item on screen. */
export type ItemView = PracticeItem

/** What the candidate has so far. */
export interface Draft {
  /** The answer as it would be submitted now. */
  readonly response: Response
  /** The documents of a written answer, by name: code has one per language. */
  readonly texts: Readonly<Record<string, string>>
  /** Cases of the candidate's own, which run with the visible ones and are kept with the answer; at most 20. */
  readonly ownCases: readonly OwnCase[]
}

export type RunView =
  | { readonly state: 'idle' }
  | { readonly state: 'running'; readonly done: number; readonly of: number }
  /** Python, which it needs, is not here and cannot be fetched now. */
  | { readonly state: 'no-python' }
  | {
      readonly state: 'done'
      readonly rows: readonly RunRow[]
      readonly output: string
      /** Own cases that could not be run, by index, each with the reason in words. */
      readonly problems: readonly { readonly own: number; readonly text: string }[]
      /** The id of the one case that was wanted; absent where all were. */
      readonly only?: string
    }

/** One visible case, or one of the candidate's own, after a run. Texts are ready to show. */
export interface RunRow {
  readonly id: string
  readonly name: string
  /** Index among the candidate's own cases; undefined for a case of the item. */
  readonly own: number | undefined
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
  /** The file of a project that the line is in. */
  readonly file: string | undefined
  /** Share of the fuel budget burnt, 0 to 1. */
  readonly fuelShare: number
  readonly console: string
  /** Of a query: its result and the expected one, with the rows by which they differ. */
  readonly result?: {
    readonly expected: ResultTable
    readonly got: ResultTable | undefined
    /** Indexes of rows of `got` that are not expected */
    readonly extra: readonly number[] | undefined
    /** Indexes of rows of `expected` that were not got */
    readonly missing: readonly number[] | undefined
    readonly counts: Execution['counts']
  }
}

export interface SavedView {
  readonly state: 'saved' | 'saving' | 'unsaved'
  /** Epoch milliseconds of the last durable write. */
  readonly at: number | undefined
  readonly problem: string | undefined
}

export interface ClockView {
  /** Milliseconds since the block began, pauses and sleeps of the machine left out. */
  readonly elapsed: () => number
  /** Null without a limit. */
  readonly limitMs: number | null
}

/** Everything a component may ask of the session. None of these throws; trouble shows up in the view. */
export interface SessionActions {
  readonly start: (accommodations?: Accommodations) => void
  /** A coarse edit of the code on screen: the change as a CodeMirror ChangeSet in JSON, and the text after it. */
  readonly edit: (language: string, changes: readonly unknown[], text: string) => void
  readonly answer: (response: Response) => void
  /** What the locked answer does now, as the candidate expects it; once settled, the code can be changed. */
  readonly predict: (prediction: Omit<EventData<'predict'>, 'item'>) => void
  readonly setLanguage: (language: string) => void
  /**
   * All own cases after some edits, recorded at once; a text is at most 8,192 characters long, what is longer is refused.
   * They can be changed beside the key, too.
   */
  readonly setOwnCases: (cases: readonly OwnCase[]) => void
  /**
   * Runs the visible cases and the candidate's own that are filled (one argument a line, as the language writes values).
   *
   * @param only the id of the one case that is wanted, as its row has it, or as `ownCaseId` says
   */
  readonly run: (only?: string) => void
  readonly stopRun: () => void
  readonly takeHint: (index: number) => void
  readonly submit: () => void
  /**
   * Hears that the time is over and the answer is about to be submitted: what still waits has to be handed over now.
   *
   * @returns what ends it
   */
  readonly onTimeOver: (listener: () => void) => () => void
  /** From feedback to the next item, or to the result after the last. */
  readonly proceed: () => void
  /** From feedback back to the item, with the answer as it was submitted; what comes of it is learning. */
  readonly retry: () => void
  /** Gives up on the item: its key is shown from now on. */
  readonly reveal: () => void
  readonly pause: () => void
  /** Ends a pause. */
  readonly unpause: () => void
  /** The candidate's note on a signal; replaces an earlier one. */
  readonly note: (seq: number, text: string) => void
  /** What help from an AI was used in the block under way, where it is allowed; replaces what was said before. */
  readonly noteAssistance: (text: string) => void
  /** Ends the part under way early; what was answered counts. */
  readonly end: () => void
  /** Between two parts: shows the first item of the next one, and its time runs. */
  readonly beginPart: () => void
  readonly solveProblem: (way: Problem['ways'][number]) => void
  /** Facts for the record; nothing is recorded where an accommodation has turned signals off. */
  readonly noticePaste: (characters: number, origin: 'internal' | 'problem' | 'external') => void
  /** Text that a program put into an answer: dictation and input methods do so, too. */
  readonly noticeUntrusted: (characters: number) => void
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
  /** Pauses left out, as in those of the items. */
  readonly durationMs: number
  readonly path: readonly {
    readonly position: number
    readonly item: {
      readonly id: string
      /** Id of the problem as the catalogue has it: the item's own, or that of the one that it is a variant of. */
      readonly problem: string
      readonly title: string
      readonly kind: ItemKind
      readonly level: number
      readonly skills: readonly string[]
    }
    readonly score: Score
    /** The class by which the steps that were counted should grow at most; absent where none were. */
    readonly wanted?: NonNullable<TaskOf<'code'>['limits']['complexity']>['class']
    /** Whether it moved the estimate; a hint that gives the key away keeps it from doing so. */
    readonly counted: boolean
    /** After this item. */
    readonly theta: number
    readonly se: number
    readonly durationMs: number
  }[]
  readonly head: string
}
