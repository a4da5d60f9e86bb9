import { basename, resolve } from 'node:path'
import type { Blueprint } from '#schemas/blueprint'
import { suggest, type Diagnostic } from '#schemas/diagnose/index'
import { assembleInThread } from '../../assemble/assemble-in-thread.ts'
import type { Assembly } from '../../assemble/assemble.ts'
import { describeAssembly } from '../../assemble/describe.ts'
import type { AssemblyPlan, Target } from '../../assemble/plan.ts'
import { problemOf } from '../../assemble/problem.ts'
import { readTarget } from '../../assemble/read-target.ts'
import { reportOf } from '../../assemble/report.ts'
import { writeWhole } from '../../calibrate/write-file.ts'
import { poolTest } from '../../simulate/changed-test.ts'
import { findTest } from '../../simulate/find-test.ts'
import type { SimulatedItem } from '#adaptive'
import { readPools } from '../../simulate/read-pools.ts'
import { exitCodes, UsageError, type Command, type CommandArguments, type CommandIo } from '../command.ts'
import { createProgress } from '../progress.ts'
import { banksOf } from '../site-arguments.ts'

type Values = CommandArguments['values']

/** Largest ability in logits, and number of abilities, that `--at` takes. */
const FARTHEST = 10
const MOST_THETAS = 61
const LINEAR_AT = [-1, 0, 1]
const SHADOW_AT = Array.from({ length: 13 }, (_, i) => i / 2 - 3)

export const command: Command = {
  usage:
    'assemble TEST|--pool FILE… [--forms N] [--length L] [--target max|flat|FILE] [--at −1,0,1] [--overlap K] [--anchors K] [--shadow] [--out FILE] [--json]',
  help: [
    'TEST            id of a test, or the path of its file in a bank; with the live items of the working tree',
    '--pool FILE     calibration file whose items are the bank instead, with --length; may be named more than once',
    '--forms N       how many forms (default 1); with --shadow, at each theta',
    '--length L      items of each block (default: what TEST says)',
    '--target NAME   max: most information where there is least (default); flat: about equal at all thetas;',
    '                or a JSON file, [{"theta": 0, "information": 5}, …] or what --out wrote: as near as possible to it',
    '--at LIST       thetas that count (default -1,0,1; with --shadow -3,-2.5,…,3); write --at=-1,0,1',
    '--overlap K     items that two forms may have in common (default 0)',
    '--anchors K     items of each block that all forms have in common (default 0)',
    '--with ID       an item that every form contains; may be named more than once',
    '--shadow        complete forms, each the best at its theta, for sessions to pick from',
    '--language NAME every form can be given to a candidate of this language; may be named more than once',
    '                (default: all that the code items of the test have)',
    '--untimed       without time limits, as for a candidate who has none',
    '--gap X         accept what is proven to be at most X % from the best (default 2)',
    '--seed TEXT     decides between forms that are equally good (default 1)',
    '--time-limit S  seconds after which the best so far is printed (default 60)',
    '--bank DIR      folder or name of the bank (default: all in content/banks)',
    '--out FILE      writes the forms, as JSON',
    '--json          prints the forms as JSON',
  ].join('\n'),
  options: {
    pool: { type: 'string', multiple: true },
    forms: { type: 'string' },
    length: { type: 'string' },
    target: { type: 'string' },
    at: { type: 'string' },
    overlap: { type: 'string' },
    anchors: { type: 'string' },
    with: { type: 'string', multiple: true },
    shadow: { type: 'boolean' },
    language: { type: 'string', multiple: true },
    untimed: { type: 'boolean' },
    gap: { type: 'string' },
    seed: { type: 'string' },
    'time-limit': { type: 'string' },
    bank: { type: 'string' },
    out: { type: 'string' },
    json: { type: 'boolean' },
  },
  async run({ values, positionals }, io) {
    const asked = readAsked(values, io.cwd)
    if (typeof asked === 'string') return refuse([asked], io)
    const subject = await readSubject(values, positionals, asked.length, io)
    if (subject === undefined) return exitCodes.findings
    const { name, blueprint, items } = subject
    if (items.length === 0) {
      const { use, locale } = blueprint
      return refuse([`${name}: no item is live with use ${use} and locale ${locale}`], io)
    }
    const plan: AssemblyPlan = {
      ...asked.plan,
      length: asked.length,
      blueprint,
      items,
      languages: languagesOf(values['language'], subject),
    }
    const unknown = plan.required.find((id) => items.every((item) => item.id !== id))
    if (unknown !== undefined) {
      const meant = suggest(
        unknown,
        items.map(({ id }) => id),
      )
      throw new UsageError(
        `${name} has no item ${unknown}${meant === undefined ? '' : `; did you mean ${meant}?`}`,
      )
    }
    if (
      plan.length === undefined &&
      blueprint.blocks.some(({ stop }) => stop.every(({ rule }) => rule !== 'length'))
    )
      throw new UsageError(`${name} does not say how long it is: add --length`)
    try {
      problemOf(plan)
    } catch (error) {
      if (error instanceof RangeError) return refuse([`${name}: ${error.message}`], io)
      throw error
    }
    warnOfTime(plan, io)
    return await assembled(name, plan, asked, values, io)
  },
}

async function assembled(
  name: string,
  plan: AssemblyPlan,
  { isShadow, at }: Asked,
  values: Values,
  io: CommandIo,
): Promise<number> {
  const plans: readonly AssemblyPlan[] = isShadow
    ? at.map((theta) => ({
        ...plan,
        target: { shape: 'max', at: [theta] },
        seconds: plan.seconds / at.length,
      }))
    : [plan]
  const progress = createProgress(io.stderr)
  let assemblies: readonly Assembly[]
  try {
    const onProgress = (words: string, p: number): void =>
      progress.show(`${name}: ${isShadow ? `theta ${at[p] ?? 0}: ` : ''}${words}`)
    assemblies = await assembleInThread(plans, { onProgress, signal: io.signal })
  } catch (error) {
    if (!io.signal.aborted) throw error
    progress.clear()
    io.stderr.write('assay assemble: stopped\n')
    return exitCodes.limit
  }
  progress.clear()
  const found = assemblies.filter((one) => one.status === 'found')
  const refused = assemblies.find((one) => one.status === 'infeasible')
  if (refused !== undefined) {
    if (values['json'] === true)
      io.stdout.write(`${JSON.stringify({ test: name, obstacles: refused.obstacles }, null, 2)}\n`)
    return refuse(
      refused.obstacles.map(({ words }) => `${name}: ${words}`),
      io,
    )
  }
  if (found.length < assemblies.length) {
    io.stderr.write(
      `assay assemble: ${name}: no forms were found in ${plan.seconds} seconds, and none were proven impossible; try a larger --time-limit\n`,
    )
    return exitCodes.limit
  }
  const report = reportOf(name, isShadow ? 'shadow' : 'linear', plans, found)
  const text = `${JSON.stringify(report, null, 2)}\n`
  const { out } = values
  if (typeof out === 'string') {
    try {
      await writeWhole(resolve(io.cwd, out), text)
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      return refuse([`${out} cannot be written: ${reason}`], io)
    }
  }
  if (values['json'] === true) io.stdout.write(text)
  else {
    io.stdout.write(describeAssembly(report, plan))
    if (typeof out === 'string') io.stdout.write(`Written: ${out}\n`)
  }
  if (!report.isCut) return exitCodes.fine
  io.stderr.write(
    `assay assemble: ${name}: time was over after ${plan.seconds} seconds; these are the best forms so far, further from what is proven than --gap ${100 * plan.gap}\n`,
  )
  return exitCodes.limit
}

interface Asked {
  readonly plan: Omit<AssemblyPlan, 'blueprint' | 'items' | 'languages' | 'length'>
  readonly length: number | undefined
  readonly isShadow: boolean
  /** abilities that count */
  readonly at: readonly number[]
}

/** @returns what the options say; a sentence where a file that they name is at fault. @throws UsageError */
function readAsked(values: Values, cwd: string): Asked | string {
  const forms = wholeNumber(values, 'forms', 1, 100) ?? 1
  const overlap = wholeNumber(values, 'overlap', 0, 1000)
  const anchors = wholeNumber(values, 'anchors', 0, 1000)
  for (const [option, value] of [
    ['overlap', overlap],
    ['anchors', anchors],
  ] as const)
    if (value !== undefined && forms === 1) throw new UsageError(`--${option} needs --forms 2 or more`)
  const isShadow = values['shadow'] === true
  const wanted = typeof values['target'] === 'string' ? values['target'] : 'max'
  if (isShadow && values['target'] !== undefined)
    throw new UsageError(
      '--shadow and --target exclude each other: each shadow form is the best at its theta',
    )
  const at = readAt(values['at'], isShadow ? SHADOW_AT : LINEAR_AT)
  let target: Target
  if (wanted === 'max' || wanted === 'flat') target = { shape: wanted, at }
  else {
    if (values['at'] !== undefined) throw new UsageError('--at and a target file exclude each other')
    const read = readTarget(wanted, cwd)
    if (!read.ok) return read.fault
    target = { shape: 'curve', points: read.points }
  }
  const required = Array.isArray(values['with']) ? [...new Set(values['with'].map(String))] : []
  return {
    plan: {
      forms,
      overlap: overlap ?? 0,
      anchors: anchors ?? 0,
      required,
      target,
      isTimed: values['untimed'] !== true,
      seed: typeof values['seed'] === 'string' ? values['seed'] : '1',
      seconds: numberIn(values, 'time-limit', 1, 86_400) ?? 60,
      gap: (numberIn(values, 'gap', 0, 50) ?? 2) / 100,
    },
    length: wholeNumber(values, 'length', 1, 1000),
    isShadow,
    at,
  }
}

interface Subject {
  readonly name: string
  readonly blueprint: Blueprint
  readonly items: readonly SimulatedItem[]
}

/** What is to be assembled from; undefined once the reasons against it are printed. */
async function readSubject(
  values: Values,
  [wanted, ...others]: readonly string[],
  length: number | undefined,
  io: CommandIo,
): Promise<Subject | undefined> {
  const pools = Array.isArray(values['pool']) ? values['pool'].map(String) : []
  if ((wanted === undefined) === (pools.length === 0) || others.length > 0)
    throw new UsageError('name one test, or calibration files with --pool')
  if (wanted === undefined) {
    if (length === undefined) throw new UsageError('a pool does not say how long a form is: add --length')
    const { items, diagnostics } = readPools(pools, io.cwd)
    if (diagnostics.length > 0) {
      refuse(diagnostics.map(placed), io)
      return undefined
    }
    const blueprint = poolTest(items.length, { stopSe: undefined, maxItems: undefined, select: undefined })
    return { name: pools.join(', '), blueprint, items }
  }
  const banks = () => banksOf(values['bank'], io)
  const found = await findTest(wanted, { cwd: io.cwd, banks, isUnformed: true })
  if (!found.ok) {
    if (found.unknown !== undefined) throw new UsageError(found.unknown)
    refuse((found.diagnostics ?? []).map(placed), io)
    return undefined
  }
  const { bankDir, blueprint, items, broken } = found
  if (broken.length > 0)
    io.stderr.write(
      `assay assemble: left out, since assay check finds faults in them: ${broken.join(', ')}\n`,
    )
  // forms come from all items: those of shadow forms that are there already would keep others out
  const select = { selector: 'maximum-information' } as const
  const blocks = blueprint.blocks.map((block) =>
    block.select.selector === 'shadow-forms' ? { ...block, select } : block,
  )
  // a form names items: which variant of one a candidate gets, their session draws
  const named = items.filter(({ variant }) => variant === undefined)
  return {
    name: `${blueprint.id} of ${basename(bankDir)}`,
    blueprint: { ...blueprint, blocks },
    items: named,
  }
}

/** @throws UsageError for a language that no code item has */
function languagesOf(value: unknown, { name, items }: Subject): readonly string[] {
  const known = [
    ...new Set(items.flatMap(({ kind, languages }) => (kind === 'code' ? languages : []))),
  ].toSorted()
  if (!Array.isArray(value)) return known
  const wanted = [...new Set(value.map(String))]
  const unknown = wanted.find((language) => !known.includes(language))
  if (unknown === undefined) return wanted.toSorted()
  const expected =
    known.length === 0 ? 'and no item of it is bound to a language' : `expected ${known.join(' or ')}`
  throw new UsageError(`--language is "${unknown}", which no code item of ${name} has; ${expected}`)
}

function warnOfTime({ isTimed, blueprint, items }: AssemblyPlan, { stderr }: CommandIo): void {
  if (!isTimed || blueprint.blocks.every(({ stop }) => stop.every(({ rule }) => rule !== 'time'))) return
  const silent = items.filter(({ minutes }) => minutes === undefined).map(({ id }) => id)
  if (silent.length === 0) return
  const named = silent.slice(0, 5).join(', ')
  const more = silent.length > 5 ? ` and ${silent.length - 5} more` : ''
  stderr.write(
    `assay assemble: taken for 0 minutes, since they do not say how long they take: ${named}${more}\n`,
  )
}

function readAt(value: unknown, otherwise: readonly number[]): readonly number[] {
  if (value === undefined) return otherwise
  const parts = String(value).split(',')
  const thetas = parts.map((part) =>
    part.trim() === '' ? Number.NaN : Number(part.trim().replace('−', '-')),
  )
  if (parts.length > MOST_THETAS || thetas.some((theta) => !(Math.abs(theta) <= FARTHEST)))
    throw new UsageError(
      `--at is "${String(value)}", expected at most ${MOST_THETAS} numbers from −${FARTHEST} to ${FARTHEST} such as --at=-1,0,1`,
    )
  return [...new Set(thetas.map((theta) => theta + 0))].sort((x, y) => x - y)
}

function wholeNumber(values: Values, name: string, least: number, most: number): number | undefined {
  const number = numberIn(values, name, least, most, 'a whole number')
  if (number === undefined || Number.isInteger(number)) return number
  throw new UsageError(
    `--${name} is "${String(values[name])}", expected a whole number from ${least} to ${most}`,
  )
}

function numberIn(
  values: Values,
  name: string,
  least: number,
  most: number,
  what = 'a number',
): number | undefined {
  const value = values[name]
  if (value === undefined) return undefined
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN
  if (number >= least && number <= most) return number
  throw new UsageError(`--${name} is "${String(value)}", expected ${what} from ${least} to ${most}`)
}

function placed({ file, range, message, help }: Diagnostic): string {
  return `${file}:${range.start.line}:${range.start.column}: ${message}${help === undefined ? '' : `; ${help}`}`
}

function refuse(reasons: readonly string[], { stderr }: CommandIo): number {
  for (const reason of reasons) stderr.write(`assay assemble: ${reason}\n`)
  return exitCodes.findings
}
