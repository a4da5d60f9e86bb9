import type { ParseArgsOptionsConfig } from 'node:util'

/** What a command sees of the world; tests hand in their own. */
export interface CommandIo {
  /** Absolute path of the folder in which the command was called. */
  readonly cwd: string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly stdout: Output
  readonly stderr: Output
  /** Aborted by Ctrl-C; a command that gets it ends soon and leaves nothing half-written. */
  readonly signal: AbortSignal
  /** Asks for a text that is not shown; absent where nobody sits at a terminal. */
  readonly askSecret?: (question: string) => Promise<string>
}

export interface Output {
  readonly write: (text: string) => void
  /** Whether a person watches: only then colour and progress are written. */
  readonly isTerminal: boolean
}

/** Arguments after `parseArgs`: flags by name, and the rest in order. */
export interface CommandArguments {
  readonly values: Readonly<Record<string, string | boolean | readonly (string | boolean)[] | undefined>>
  readonly positionals: readonly string[]
}

/** One subcommand. Each lives in `commands/<name>.ts` as the export `command`, registered in `commands.ts`. */
export interface Command {
  /** The line after `assay`, such as `check [PATH…] [--format pretty|json]`. */
  readonly usage: string
  /** What the options do, one line each, shown by `--help`. */
  readonly help: string
  /** For `parseArgs` of `node:util`; `help` is added for every command. */
  readonly options: ParseArgsOptionsConfig
  /**
   * Does the work.
   *
   * @returns the exit code, one of {@link exitCodes}
   * @throws UsageError where the arguments make no sense; anything else that is thrown is a bug of ours (exit 70)
   */
  readonly run: (args: CommandArguments, io: CommandIo) => Promise<number>
}

/** What the process's exit code says. */
export const exitCodes = { fine: 0, findings: 1, usage: 2, limit: 3, bug: 70 } as const

/** The caller's arguments make no sense; the message says what to do instead. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}
