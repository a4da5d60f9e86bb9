import type { Encoded } from '#schemas/value'

/** Languages that the runner executes. */
export type Language = 'javascript' | 'typescript' | 'python' | 'sql'

/** What a sandbox holds: one engine, for one language or for two that share it. */
export type Runtime = 'javascript' | 'python' | 'sql'

/** The runtime that executes a language. */
export const runtimeOf = (language: Language): Runtime =>
  language === 'python' || language === 'sql' ? language : 'javascript'

/** A candidate's text and how to enter it. */
export interface Program {
  readonly language: Language
  /** Source text, as written */
  readonly text: string
  /**
   * The function to call, found as an export, a top-level declaration or a global of that name. Without a signature
   * the text is run as a script, to the end of its timers and promises, and returns `undefined`.
   */
  readonly signature?: ProgramSignature
  /**
   * Whether it is a program of its own, which reads the one text of a case on standard input; what it prints is what it
   * returns. It has no signature then.
   */
  readonly isStdin?: true
  /** The other files of a project, which the text can import by relative paths. A text alone imports nothing. */
  readonly project?: {
    /** Path of the text itself in the project, such as `src/fees.ts` */
    readonly path: string
    /** Text of each other file, by its path; `.ts` is TypeScript, anything else JavaScript */
    readonly files: Readonly<Record<string, string>>
  }
  /** For SQL: what statements may do, reading alone unless told otherwise. */
  readonly database?: {
    readonly access: 'read' | 'write'
    /** Query whose result is the answer, once the statements have run; their own last result where absent */
    readonly inspect?: string
    /** Whether each argument of a case makes a database of its own; see `executeSql` for the value then */
    readonly isMany?: true
  }
}

/** How a program is entered. Languages whose values need no types leave them unread. */
export interface ProgramSignature {
  readonly name: string
  /** Types in the signature's grammar */
  readonly parameters?: readonly { readonly type: string }[]
  readonly returns?: { readonly type: string }
}

/** One call of the program's function. */
export interface Case {
  readonly id: string
  /** The arguments, in the order of the signature; for SQL the script that makes the database, alone */
  readonly input: readonly Encoded[]
  /** Group that it earns with, all or nothing */
  readonly group?: string
}

/** What one case may use up. */
export interface Limits {
  /** Metered work, in units of about 5 nanoseconds on a laptop; an integer in [1, 2^31) */
  readonly fuel: number
  /** Memory of the whole instance, engine included, in MiB; an integer in [16, 2048] */
  readonly memoryMiB: number
  /** Console output, in bytes of UTF-8; the returned value may take {@link resultShare} times as much */
  readonly outputBytes: number
  /** Wall clock after which the sandbox is killed, in milliseconds. Never decides a verdict on an honest machine. */
  readonly watchdogMs: number
}

/** What one case came to. Every outcome but `stopped` is the same on every machine, to the unit of fuel. */
export type Outcome =
  | { readonly type: 'returned'; readonly value: Encoded }
  | {
      readonly type: 'compile_error'
      readonly message: string
      readonly line: number
      readonly column: number
      /** The file of a project that it is in; absent for a text alone */
      readonly file?: string
    }
  | {
      readonly type: 'runtime_error'
      /** The error's name as the program gave it, such as `TypeError` */
      readonly name: string
      readonly message: string
      /** Line of the candidate's text, from 1, where one is known */
      readonly line?: number
      /** The file of a project that the line is in; absent for a text alone */
      readonly file?: string
    }
  | { readonly type: 'time_limit' | 'memory_limit' | 'output_limit' }
  | { readonly type: 'stopped'; readonly reason: 'watchdog' | 'crash' | 'aborted'; readonly message: string }

/** A place of the candidate's text, and the steps charged to it. */
export interface SiteSteps {
  /** From 1; 0 where no place is known, as for a builtin handed to another one */
  readonly line: number
  /** From 1, in UTF-16 code units; 1 where types before it on its line were removed and it cannot be found again */
  readonly column: number
  /** What stands there, on one line, without types */
  readonly text: string
  readonly steps: number
}

/** Steps that a case took, by the charging policy. */
export interface StepCount {
  /** Version of the charging policy */
  readonly policy: number
  readonly total: number
  /** The dearest first, at most {@link sitesShown} */
  readonly sites: readonly SiteSteps[]
  /** Whether the budget of steps was used up: the case was stopped there, and its outcome says nothing */
  readonly isOver: boolean
  /** Whether a regular expression ran, whose work inside the engine steps cannot see */
  readonly usesPatterns: boolean
  /** Whether code was made from text, which is not counted */
  readonly usesTextAsCode: boolean
}

/** Memory that a case held at most beyond its input, in bytes. */
export interface Space {
  /** Of values, the result included */
  readonly heap: number
  /** Of calls that were open at one time */
  readonly stack: number
}

/** Sites that a count names. */
export const sitesShown = 5

/** A case that was run. */
export interface Execution {
  /** The case's id */
  readonly case: string
  readonly outcome: Outcome
  /** Fuel used, in units; at most the limit. 0 for programs that do not compile. */
  readonly fuel: number
  /** Peak depth of recursion as a share of the limit, in [0, 1] */
  readonly depth: number
  /** Everything printed before the end, each call ending in a line feed */
  readonly console: string
  /** Where steps were counted and the program came to an end of its own */
  readonly steps?: StepCount
  /** Where steps were counted in JavaScript */
  readonly space?: Space
  /** For SQL: what SQLite counted itself. Fuel holds all of it, and the turns of each sort and comparison besides. */
  readonly counts?: { readonly steps: number; readonly sorts: number; readonly rowsScanned: number }
}

/** How a run can be watched and stopped. */
export interface RunOptions {
  /** Stops the run: the current and all further cases end as `stopped` with the reason `aborted` */
  readonly signal?: AbortSignal
  /** Called after each case, in order */
  readonly onExecution?: (execution: Execution) => void
  /** Counts steps, and stops a case that takes more than so many; an integer in [1, 10^9] */
  readonly steps?: number
}

/** Runs programs, one case after another, each in a realm of its own. */
export interface Runner {
  /**
   * @returns one execution per case, in the order of the cases
   * @throws RangeError for limits out of range
   * @throws RunnerUnavailableError where this machine cannot give the verdicts that others give
   */
  readonly run: (
    program: Program,
    cases: readonly Case[],
    limits: Limits,
    options?: RunOptions,
  ) => Promise<Execution[]>
  /**
   * Starts all sandboxes of a runtime before they are needed, JavaScript's unless told otherwise.
   * @throws RunnerUnavailableError
   */
  readonly ready: (runtime?: Runtime) => Promise<void>
  /** Kills all sandboxes; runs under way end as `stopped`. */
  readonly close: () => void
}

/** Why a machine cannot run programs: a feature of WebAssembly, its native stack, or no answer from the sandbox. */
export type UnavailableReason = 'missing' | 'stack' | 'handshake'

/** This machine or browser cannot give the verdicts that every other gives: say so and stop, never guess. */
export class RunnerUnavailableError extends Error {
  override readonly name = 'RunnerUnavailableError'
  readonly reason: UnavailableReason
  constructor(reason: UnavailableReason, message: string) {
    super(message)
    this.reason = reason
  }
}
