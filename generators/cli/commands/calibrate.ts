import { basename, join, relative, resolve } from 'node:path'
import {
  convergence,
  planApply,
  reportDataOf,
  textOf,
  traceFileOf,
  type ApplyPlan,
  type CalibrationRun,
} from '#calibration'
import type { Calibration } from '#schemas/calibration'
import { fileStart, type Diagnostic } from '#schemas/diagnose/index'
import { applyCalibration } from '../../calibrate/apply.ts'
import { readBankCalibrations } from '../../calibrate/bank-calibration.ts'
import { describeApply } from '../../calibrate/describe-apply.ts'
import { describeCalibration } from '../../calibrate/describe.ts'
import { planFiles } from '../../calibrate/plan-files.ts'
import { readCalibrationFile } from '../../calibrate/read-calibration-file.ts'
import { runInThreads } from '../../calibrate/run-in-threads.ts'
import { writeWhole } from '../../calibrate/write-file.ts'
import { checkBank } from '../../compile/check-bank.ts'
import { writeCalibrationReport } from '../../report/write-calibration-report.ts'
import { readArguments, type CalibrateArguments } from '../calibrate-arguments.ts'
import { exitCodes, type Command, type CommandIo } from '../command.ts'
import { createProgress } from '../progress.ts'
import { banksOf } from '../site-arguments.ts'

export const command: Command = {
  usage:
    'calibrate RESPONSES --model NAME --out FILE [--prior none|default|FILE] [--anchors FILE] [--group COLUMN] [--policy NAME] [--apply BANK] [--json]\n' +
    '       assay calibrate --apply BANK --from FILE [--dry-run] [--json]',
  help: [
    'RESPONSES         CSV (wide: person,<items…>; long: person,item,score), JSONL, Parquet, what assay score --out wrote, or a folder of scored results',
    '--model NAME      rasch, 1pl, 2pl or 3pl for two scores; grm or gpcm for more',
    '--out FILE        where the parameters are written, as JSON',
    '--format NAME     wide or long, where the first line does not tell',
    '--prior WHAT      none, default, or a calibration file whose errors are the spread (default: default)',
    '--anchors FILE    calibration file whose items are held where they are: the result is on their scale',
    '--group COLUMN    column of the persons’ groups: each has a mean and SD of its own, and items are checked for DIF',
    '--policy NAME     forbidden or allowed: of scores that say it, those without or with AI alone; each is a scale of its own',
    '--points N        points of ability on [−6, 6], 11 to 401 (default 61)',
    '--tolerance X     largest change of a parameter that counts as none (default 1e-6)',
    '--se NAME         oakes or none: standard errors from the observed information, or none (default: oakes)',
    '--strict          refuses scores that nobody has, and items without variance',
    '--report DIR      writes a page with curves, information, fit and DIF into DIR',
    '--apply BANK      gives the parameters to the items of a bank, after showing the plan',
    '--from FILE       applies this calibration instead of a new one',
    '--dry-run         shows what --apply would do and writes nothing',
    '--jobs N          threads (default: the number of cores); the result is the same for any',
    '--json            one JSON object',
  ].join('\n'),
  options: {
    model: { type: 'string' },
    out: { type: 'string' },
    format: { type: 'string' },
    prior: { type: 'string' },
    anchors: { type: 'string' },
    group: { type: 'string' },
    policy: { type: 'string' },
    points: { type: 'string' },
    tolerance: { type: 'string' },
    se: { type: 'string' },
    strict: { type: 'boolean' },
    report: { type: 'string' },
    apply: { type: 'string' },
    from: { type: 'string' },
    'dry-run': { type: 'boolean' },
    jobs: { type: 'string' },
    json: { type: 'boolean' },
  },
  async run({ values, positionals }, io) {
    const asked = readArguments(values, positionals)
    const bankDir = asked.apply === undefined ? undefined : banksOf(asked.apply, io)[0]
    if (asked.from !== undefined) return applyFile(asked.from, bankDir ?? '', asked, io)
    const progress = createProgress(io.stderr)
    progress.show('reading the responses')
    try {
      const { plan, diagnostics } = await planFiles({ ...asked.wanted, cwd: io.cwd })
      progress.clear()
      tell(diagnostics, io)
      if (plan === undefined) return refused(diagnostics, asked, io)
      const outcome = await runInThreads(plan, {
        jobs: asked.jobs,
        onProgress: progress.show,
        signal: io.signal,
      })
      progress.clear()
      if (!outcome.ok) {
        const trace = `${asked.out}.trace.json`
        if (!asked.isDry) await writeWhole(resolve(io.cwd, trace), traceFileOf(outcome.fitted, plan))
        const kept = asked.isDry ? '' : `; its course is in ${trace}`
        io.stderr.write(
          `assay calibrate: ${convergence(outcome.fitted)}; nothing else was written${kept}\nTry --prior default, a larger --tolerance, or a simpler --model\n`,
        )
        if (asked.isJson) print({ converged: false, changes: outcome.fitted.changes.at(-1) }, io)
        return exitCodes.findings
      }
      return await finish(outcome.run, diagnostics, bankDir, asked, io)
    } catch (error) {
      progress.clear()
      if (!io.signal.aborted) throw error
      io.stderr.write('assay calibrate: stopped; nothing was written\n')
      return exitCodes.limit
    }
  },
}

/** Writes what is wanted once everything is known that could refuse it. */
async function finish(
  run: CalibrationRun,
  diagnostics: readonly Diagnostic[],
  bankDir: string | undefined,
  asked: CalibrateArguments,
  io: CommandIo,
): Promise<number> {
  const source = asked.wanted.responses
  const plan = bankDir === undefined ? undefined : await planFor(bankDir, run.file, asked.out, io)
  if (plan === 'refused') return exitCodes.findings
  const isApplied = plan !== undefined && plan.refusals.length === 0 && !asked.isDry
  const written: string[] = []
  io.signal.throwIfAborted()
  if (!asked.isDry) {
    await writeWhole(resolve(io.cwd, asked.out), textOf(run.file))
    written.push(asked.out)
    if (asked.report !== undefined) {
      const page = await writeCalibrationReport(
        resolve(io.cwd, asked.report),
        reportDataOf(run, basename(source)),
      )
      written.push(relative(io.cwd, page))
    }
    if (isApplied && bankDir !== undefined) await applyCalibration(bankDir, plan)
  }
  if (asked.isJson) {
    const { fitted, flags, dif, groups, notes } = run
    const items = run.file.items.map((item, place) => ({
      ...item,
      remarks: fitted.items[place]?.remarks ?? [],
      flags: flags[place] ?? [],
      dif: dif[place] ?? [],
    }))
    const { overall, reliability, complete } = run.judgement
    const { trace, changes, areErrorsJoint, parameters } = fitted
    print(
      {
        ...run.file,
        items,
        groups,
        parameters,
        reliability,
        overall,
        complete,
        areErrorsJoint: areErrorsJoint ?? null,
        trace,
        changes,
        notes,
        diagnostics,
        written,
        ...(plan ? { apply: { ...summaryOf(plan), written: isApplied } } : {}),
      },
      io,
    )
  } else {
    io.stdout.write(describeCalibration(run, source))
    if (written.length > 0) io.stdout.write(`Written: ${written.join(', ')}\n`)
    if (plan) io.stdout.write(`\n${describeApply(plan, isApplied)}`)
  }
  return plan !== undefined && plan.refusals.length > 0 ? exitCodes.findings : exitCodes.fine
}

async function applyFile(
  from: string,
  bankDir: string,
  asked: CalibrateArguments,
  io: CommandIo,
): Promise<number> {
  const diagnostics: Diagnostic[] = []
  const read = readCalibrationFile({ file: from, cwd: io.cwd, area: 'calibration' }, diagnostics)
  tell(diagnostics, io)
  if (read === undefined) return refused(diagnostics, asked, io)
  const plan = await planFor(bankDir, read.calibration, from, io)
  if (plan === 'refused') return exitCodes.findings
  const isApplied = plan.refusals.length === 0 && !asked.isDry
  if (isApplied) await applyCalibration(bankDir, plan)
  if (asked.isJson) print({ apply: { ...summaryOf(plan), written: isApplied } }, io)
  else io.stdout.write(describeApply(plan, isApplied))
  return plan.refusals.length > 0 ? exitCodes.findings : exitCodes.fine
}

/** The plan for a bank; refused where its own calibration cannot be read. */
async function planFor(
  bankDir: string,
  calibration: Calibration,
  from: string,
  io: CommandIo,
): Promise<ApplyPlan | 'refused'> {
  const { bank, sound, listed } = await checkBank(bankDir)
  const faults: Diagnostic[] = []
  const existing = readBankCalibrations(bankDir, faults)
  const place = relative(io.cwd, bankDir)
  if (faults.length > 0) {
    tell(
      faults.map((fault) => ({ ...fault, file: join(place, fault.file) })),
      io,
    )
    return 'refused'
  }
  const variants = listed.flatMap(({ facts }) => (facts.variant === undefined ? [] : [facts]))
  const items = [...sound.map(({ facts }) => facts), ...variants]
  return planApply({ bank: bank?.id ?? basename(bankDir), items, existing, calibration, from })
}

function summaryOf({ bank, from, scale, target, changes, foreign, refusals }: ApplyPlan) {
  return { bank, from, scale, target, changes, foreign, refusals }
}

function tell(diagnostics: readonly Diagnostic[], { stderr }: CommandIo): void {
  for (const { severity, file, range, message, help } of diagnostics) {
    const place = range === fileStart ? file : `${file}:${range.start.line}:${range.start.column}`
    const kind = severity === 'warning' ? 'warning: ' : ''
    stderr.write(`assay calibrate: ${place}: ${kind}${message}${help === undefined ? '' : `; ${help}`}\n`)
  }
}

function refused(diagnostics: readonly Diagnostic[], { isJson }: CalibrateArguments, io: CommandIo): number {
  if (isJson) print({ diagnostics }, io)
  return exitCodes.findings
}

function print(value: object, { stdout }: CommandIo): void {
  stdout.write(`${JSON.stringify(value, null, 2)}\n`)
}
