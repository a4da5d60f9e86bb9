import { readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { compareDiagnostics, suggest, type Diagnostic } from '#schemas/diagnose/index'
import { checkBank } from '../../compile/check-bank.ts'
import { checkReleased } from '../../release/check-released.ts'
import { exitCodes, UsageError, type Command, type CommandArguments } from '../command.ts'
import { cacheFolder, findBanks } from '../find-banks.ts'
import { reportGithub } from '../reporters/github.ts'
import { reportJson } from '../reporters/json.ts'
import { reportPretty } from '../reporters/pretty.ts'
import type { Reporter } from '../reporters/reporter.ts'
import { reportSarif } from '../reporters/sarif.ts'

const reporters: Readonly<Record<string, Reporter>> = {
  pretty: reportPretty,
  json: reportJson,
  sarif: reportSarif,
  github: reportGithub,
}

export const command: Command = {
  usage: 'check [PATH…] [--format pretty|json|sarif|github] [--no-cache]',
  help:
    '  PATH          a bank or its name, an item, a file in one, or a folder with banks (default: the current folder);\n' +
    '                folders named fixtures are left out unless they are named\n' +
    '  --format NAME pretty (default), json, sarif or github\n' +
    '  --json        the same as --format json\n' +
    '  --no-cache    read and check everything anew',
  options: {
    format: { type: 'string' },
    json: { type: 'boolean' },
    'no-cache': { type: 'boolean' },
  },
  run: async ({ values, positionals }, io) => {
    const report = reporterNamed(formatOf(values))
    const kinds: Record<string, number> = {}
    const diagnostics: Diagnostic[] = []
    let items = 0
    for (const { root, only } of findBanks(positionals, io.cwd)) {
      const checked = await checkBank(root, {
        ...(values['no-cache'] === true ? {} : { cacheDir: cacheFolder(root) }),
        ...(only ? { only } : {}),
      })
      items += checked.items
      for (const [kind, count] of Object.entries(checked.kinds)) kinds[kind] = (kinds[kind] ?? 0) + count
      const released = await checkReleased(root, { ...checked, only })
      const place = (file: string) => relative(io.cwd, join(root, file)).split(sep).join('/')
      diagnostics.push(
        ...[...checked.diagnostics, ...released].sort(compareDiagnostics).map((diagnostic) => ({
          ...diagnostic,
          file: place(diagnostic.file),
          ...(diagnostic.related
            ? { related: diagnostic.related.map((other) => ({ ...other, file: place(other.file) })) }
            : {}),
        })),
      )
    }
    const color = io.stdout.isTerminal && (io.env['NO_COLOR'] ?? '') === ''
    const read = (file: string) => {
      try {
        return readFileSync(join(io.cwd, file), 'utf8')
      } catch {
        return undefined
      }
    }
    io.stdout.write(report({ items, kinds, diagnostics }, { color, read }))
    if (diagnostics.some(({ code }) => code.startsWith('internal/'))) return exitCodes.bug
    return diagnostics.some(({ severity }) => severity === 'error') ? exitCodes.findings : exitCodes.fine
  },
}

function formatOf({ json, format }: CommandArguments['values']): unknown {
  if (json !== true) return format ?? 'pretty'
  if (format === undefined || format === 'json') return 'json'
  throw new UsageError(`--json and --format ${String(format)} ask for two formats; name one`)
}

function reporterNamed(name: unknown): Reporter {
  const found = typeof name === 'string' && Object.hasOwn(reporters, name) ? reporters[name] : undefined
  if (found) return found
  const meant = typeof name === 'string' ? suggest(name, Object.keys(reporters)) : undefined
  const hint = meant === undefined ? `known: ${Object.keys(reporters).join(', ')}` : `did you mean ${meant}?`
  throw new UsageError(`Unknown format "${String(name)}"; ${hint}`)
}
