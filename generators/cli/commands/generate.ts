import { rm } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join, relative, resolve } from 'node:path'
import { RunnerUnavailableError } from '#runner'
import type { VariantRecord } from '#schemas/variant'
import { ExecutorError, type Executor } from '../../executor/executor.ts'
import { makeBy } from '../../executor/prove-by.ts'
import { writeWhole } from '../../calibrate/write-file.ts'
import { variantsFolder } from '../../compile/folder.ts'
import { createNodeRunner, engineNames } from '../../sandbox/index.ts'
import { drawMany, readRecords, recordText } from '../../variant/draw-many.ts'
import { createVariantMaker } from '../../variant/generate-variants.ts'
import { isInPython } from '../../verify/verify-item.ts'
import { exitCodes, UsageError, type Command, type CommandIo } from '../command.ts'
import { lineOf, reportOf, summaryOf } from '../generate-report.ts'
import { executorHelp, executorOptions, openExecutor, wantsExecutor } from '../open-executor.ts'
import { createProgress } from '../progress.ts'
import { readNumber } from '../read-number.ts'
import { readSource } from '../variant-source.ts'

const llmOptions = ['budget', 'model', 'ledger', 'resume', 'base-url'] as const

export const command: Command = {
  usage:
    'generate ITEM [--count N] [--seed S] [--out DIR] [--jobs N | --processes N | --redis URL] [--bank DIR] [--json]\n' +
    '       assay generate ITEM --llm --budget USD [--model NAME] [--ledger FILE | --resume FILE] [--base-url URL] …\n' +
    '       assay generate ITEM --replay LEDGER#N [--bank DIR] [--json]',
  help: [
    'ITEM            id or folder of an item with a model.yaml, whose proof is current; with --llm one that is answered',
    '                in code, with or without a model.yaml',
    '--count N       variants to be admitted (default: 20; with --llm 5)',
    '--seed S        the first seed; the others follow in turn (default: 1). The same seed draws the same variant. With',
    '                --llm it says in which order settings, twists and traps are asked for',
    '--out DIR       where they are written (default: beside the item, in variants/)',
    '--jobs N        programs that run, and variants that are drawn, at the same time (default: the number of cores)',
    ...executorHelp(16),
    '--bank DIR      folder or name of the bank (default: all in content/banks)',
    '--json          one JSON object: what was admitted, and how many each gate refused; with --llm also what it cost',
    '',
    '--llm           has a language model write them, with the key in ANTHROPIC_API_KEY; docs/GENERATING.md says how',
    '--budget USD    what is never passed, such as 2.50; a run that would ends with exit code 3 and can be gone on with',
    '--model NAME    a model of the file of prices (default: its usual one). That is prices.yaml of the bank, or Assay’s own',
    '--ledger FILE   where the run is recorded (default: assay-ITEM-SEED.ledger.jsonl)',
    '--resume FILE   goes on with the run of that ledger: nothing that it holds is asked or paid for again',
    '--base-url URL  another endpoint that speaks the Messages API; it gets the key',
    '--batch         sends everything in batches, at half the price; so does a run of 20 variants or more',
    '',
    '--replay L#N    has the gates judge proposal N of the ledger L once more, or N.1, its first repair; nothing is asked',
    '                or paid for',
  ].join('\n'),
  options: {
    count: { type: 'string' },
    seed: { type: 'string' },
    out: { type: 'string' },
    jobs: { type: 'string' },
    ...executorOptions,
    bank: { type: 'string' },
    json: { type: 'boolean' },
    llm: { type: 'boolean' },
    ...Object.fromEntries(llmOptions.map((name) => [name, { type: 'string' } as const])),
    batch: { type: 'boolean' },
    replay: { type: 'string' },
  },
  async run({ values, positionals }, io) {
    const needless = Object.keys(values).find((name) => !['replay', 'bank', 'json'].includes(name))
    if (values['replay'] !== undefined && needless !== undefined)
      throw new UsageError(`--replay judges what is there, so leave out --${needless}`)
    if (values['replay'] !== undefined)
      return await (await import('../replay-written.ts')).replayWritten({ values, positionals }, io)
    if (values['llm'] === true && wantsExecutor(values))
      throw new UsageError(
        'what a language model writes is judged by this process alone: leave out --processes and --redis',
      )
    if (values['llm'] === true)
      return await (await import('../generate-written.ts')).generateWritten({ values, positionals }, io)
    const idle = [...llmOptions, 'batch'].find((name) => values[name] !== undefined)
    if (idle !== undefined) throw new UsageError(`--${idle} says something of --llm, which is not there`)
    const count = readNumber('--count', values['count'], { least: 1, most: 10_000 }) ?? 20
    const seed = readNumber('--seed', values['seed'], { least: 0, most: 0xffffffff }) ?? 1
    const jobs = readNumber('--jobs', values['jobs'], { least: 1, most: 256 }) ?? availableParallelism()
    const isJson = values['json'] === true
    const source = await readSource(positionals, { bank: values['bank'], isDrawn: true }, io)
    if ('fault' in source) return refuse(source.fault, io)
    const { item } = source
    const beside = join(source.bankDir, item.folder, variantsFolder)
    const folder = typeof values['out'] === 'string' ? resolve(io.cwd, values['out']) : beside
    const records = await readRecords(beside)
    const runner = createNodeRunner({ jobs })
    const progress = createProgress(io.stderr)
    let executor: Executor | undefined
    try {
      executor = await openExecutor(values, io)
      const engines = await engineNames({ python: isInPython(item.frontmatter) })
      const { signal } = io
      const maker = executor
        ? makeBy(source, { executor, engines, signal })
        : createVariantMaker(source, { runner, ...engines, signal })
      let admitted = 0
      const attempts = await drawMany(maker, {
        count,
        seed,
        jobs: executor?.width ?? jobs,
        passedOver: new Set(records.flatMap((one) => (one.retired || one.written ? [one.seed] : []))),
        signal: io.signal,
        onAttempt: async (attempt) => {
          const path = join(folder, `${attempt.seed}.json`)
          if (attempt.admitted) await writeWhole(path, recordText(reviewed(attempt.record, records)))
          // What was drawn from an older state of the item is no variant of this one.
          else if (folder === beside) await rm(path, { force: true })
          if (attempt.admitted) admitted += 1
          progress.clear()
          if (!isJson) io.stdout.write(lineOf(attempt, item))
          progress.show(`${admitted} of ${count} admitted`)
        },
      })
      progress.clear()
      const place = relative(io.cwd, folder) || '.'
      io.stdout.write(isJson ? reportOf(attempts, count, item) : summaryOf(attempts, { count, place }))
      return admitted < count ? exitCodes.findings : exitCodes.fine
    } catch (error) {
      progress.clear()
      if (io.signal.aborted) {
        io.stderr.write('assay generate: stopped; what was admitted is written\n')
        return exitCodes.limit
      }
      if (error instanceof ExecutorError)
        return refuse(`${error.message}; what was admitted before is written`, io)
      if (error instanceof RunnerUnavailableError)
        return refuse(`programs cannot be run here: ${error.message}`, io)
      const { code, path } = error as NodeJS.ErrnoException
      if (code === undefined || path === undefined) throw error
      return refuse(`cannot write ${relative(io.cwd, path)}: ${code}; what was written before is whole`, io)
    } finally {
      runner.close()
      await executor?.close()
    }
  },
}

/** What was said of the very same files holds on. */
function reviewed(record: VariantRecord, known: readonly VariantRecord[]): VariantRecord {
  const same = known.find(({ proof }) => proof.digest === record.proof.digest)
  return { ...record, ...(same?.review && { review: same.review }) }
}

function refuse(message: string, { stderr }: CommandIo): number {
  stderr.write(`assay generate: ${message}\n`)
  return exitCodes.findings
}
