import { parseArgs } from 'node:util'
import { suggest } from '#schemas/diagnose/suggest'
import { exitCodes, UsageError, type Command, type CommandArguments, type CommandIo } from './command.ts'
import { commands } from './commands.ts'
import { toolVersion } from '../compile/tool.ts'

/**
 * The command line, without its process.
 *
 * @param args what stands after `assay`
 * @param io where to write, and where we are
 * @returns the exit code
 */
export async function main(args: readonly string[], io: CommandIo): Promise<number> {
  // "assay help check" is "assay check --help"
  const [name, ...rest] = args[0] === 'help' && args[1] !== undefined ? [args[1], '--help'] : args
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    io.stdout.write(overview())
    return name === undefined ? exitCodes.usage : exitCodes.fine
  }
  if (name === '--version' || name === '-v') {
    io.stdout.write(`assay ${toolVersion}\n`)
    return exitCodes.fine
  }
  const registered = commands.find((command) => command.name === name)
  if (!registered) return unknownCommand(name, io)
  try {
    const { command } = await registered.load()
    const parsed = parse(command, rest)
    if (parsed.values['help'] === true) {
      io.stdout.write(`Usage: assay ${command.usage}\n\n${registered.summary}.\n\n${command.help}\n`)
      return exitCodes.fine
    }
    return await command.run(parsed, io)
  } catch (error) {
    return failed(name, error, io)
  }
}

function parse(command: Command, args: readonly string[]): CommandArguments {
  const options = { ...command.options, help: { type: 'boolean', short: 'h' } } as const
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true })
  } catch (error) {
    const unknown = /Unknown option '(--[^']*)'/.exec(messageOf(error))?.[1]
    if (unknown === undefined) throw new UsageError(messageOf(error), { cause: error })
    const meant = suggest(
      unknown,
      Object.keys(options).map((option) => `--${option}`),
    )
    const hint = meant === undefined ? '' : `; did you mean ${meant}?`
    throw new UsageError(`Unknown option ${unknown}${hint}`, { cause: error })
  }
}

function unknownCommand(name: string, { stderr }: CommandIo): number {
  const meant = suggest(
    name,
    commands.map((command) => command.name),
  )
  const hint = meant === undefined ? 'assay --help lists the commands' : `did you mean "assay ${meant}"?`
  stderr.write(`assay: unknown command "${name}"; ${hint}\n`)
  return exitCodes.usage
}

function failed(name: string, error: unknown, { stderr, env }: CommandIo): number {
  if (error instanceof UsageError) {
    stderr.write(`assay ${name}: ${error.message}\nassay ${name} --help shows the usage\n`)
    return exitCodes.usage
  }
  stderr.write(`assay ${name}: a fault of Assay itself: ${messageOf(error)}\n`)
  if (env['ASSAY_DEBUG'] !== undefined && error instanceof Error) stderr.write(`${error.stack}\n`)
  else stderr.write('Set ASSAY_DEBUG=1 and try again for the details that a report of the fault needs\n')
  return exitCodes.bug
}

function overview(): string {
  const width = Math.max(...commands.map(({ name }) => name.length))
  const lines = commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`)
  return `Usage: assay COMMAND [OPTIONS]\n\n${lines.join('\n')}\n\nassay COMMAND --help shows a command's options\n`
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
