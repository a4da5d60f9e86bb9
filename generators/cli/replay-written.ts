import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join, resolve } from 'node:path'
import { RunnerUnavailableError } from '#runner'
import type { CompiledItem } from '../compile/compiled-item.ts'
import { variantsFolder } from '../compile/folder.ts'
import { createNodeRunner } from '../sandbox/index.ts'
import { createCodeSubject } from '../variant/llm/code-subject.ts'
import type { Verdict, Written } from '../variant/llm/ledger/entry.ts'
import { foldLedger, requestsIn, type Proposal } from '../variant/llm/ledger/fold.ts'
import { readLedger } from '../variant/llm/ledger/read-ledger.ts'
import { createPrompts } from '../variant/llm/prompts/prompts.ts'
import { workIn } from '../variant/llm/run/work-in.ts'
import { compileWritten } from '../variant/written/compile-written.ts'
import { seedOf } from '../variant/written/seed-of.ts'
import { exitCodes, UsageError, type CommandArguments, type CommandIo } from './command.ts'
import { openGates, type OpenJudge } from './open-judge.ts'
import { readSource, type NamedSource } from './variant-source.ts'
import { eventLine, printable, refusalDetail } from './written-report.ts'

/** One text of a run: from 0, as the ledger counts them. */
interface Named {
  readonly file: string
  readonly n: number
  readonly round: number
}

/**
 * `assay generate ITEM --replay LEDGER#N`: judges a proposal once more that a run has recorded. Nothing is asked, paid for or
 * written; the item and the gates are those of now.
 *
 * @param openJudge gives the gates; those of Assay where absent
 * @returns the exit code
 * @throws UsageError where the arguments make no sense
 */
export async function replayWritten(
  { values, positionals }: CommandArguments,
  io: CommandIo,
  openJudge?: OpenJudge,
): Promise<number> {
  const named = readNamed(String(values['replay']))
  const source = await readSource(positionals, { bank: values['bank'], isDrawn: false }, io)
  if ('fault' in source) return refuse(source.fault, io)
  const found = findProposal(named, source.item, io)
  if ('fault' in found) return refuse(found.fault, io)
  const runner = createNodeRunner({ jobs: availableParallelism() })
  try {
    const { item } = source
    const own = requestsIn(foldLedger(found.entries))
    const judge = await openGates(source, { runner, signal: io.signal, own, openJudge })
    const subject = createCodeSubject({
      of: item.id,
      prompts: createPrompts(item),
      judge,
      siblings: admittedBefore(found.entries, named, source),
      taken: new Set(),
      keep: async () => undefined,
    })
    const { text = '', solution, third, ...work } = workIn(found.proposal, named.round)
    const verdict =
      solution === undefined || third === undefined
        ? await subject.read(text)
        : await subject.judge({ ...work, text, solution, third })
    const said = verdict.kind === 'read' ? notSolved : verdict
    io.stdout.write(
      values['json'] === true
        ? `${JSON.stringify({ proposal: named.n + 1, repair: named.round, verdict: said, before: found.before, text, solution, third }, null, 2)}\n`
        : `${eventLine({ type: 'judged', ...named, verdict: said }, item)}${refusalDetail(said)}${sinceThen(said, found.before)}`,
    )
    return said.kind === 'accepted' ? exitCodes.fine : exitCodes.findings
  } catch (error) {
    if (!(error instanceof RunnerUnavailableError)) throw error
    return refuse(`programs cannot be run here: ${error.message}`, io)
  } finally {
    runner.close()
  }
}

/** What is said of a text that can be read and that nobody has solved, because the run ended or the model would not. */
const notSolved: Verdict = {
  kind: 'refused',
  gate: 'solution',
  reason: 'the ledger has no two solutions of it',
}

function readNamed(value: string): Named {
  const [, file, n, round = '0'] = /^(.+)#(\d{1,6})(?:\.(\d{1,3}))?$/.exec(value) ?? []
  if (file === undefined || Number(n) < 1)
    throw new UsageError(
      `--replay is "${value}", expected a ledger and the number of a proposal, such as run.jsonl#3, or #3.1 for its first repair`,
    )
  return { file, n: Number(n) - 1, round: Number(round) }
}

interface Found {
  readonly entries: readonly Written[]
  readonly proposal: Proposal
  /** What the gates said of it in the run; undefined where it was not judged. */
  readonly before: Verdict | undefined
}

function findProposal(
  { file, n, round }: Named,
  { id }: CompiledItem,
  { cwd }: CommandIo,
): Found | { readonly fault: string } {
  let content: string
  try {
    content = readFileSync(resolve(cwd, file), 'utf8')
  } catch (error) {
    return { fault: `cannot read ${file}: ${(error as NodeJS.ErrnoException).code ?? String(error)}` }
  }
  const ledger = readLedger(content)
  if (!ledger.ok) return { fault: `${file}: ${ledger.message}` }
  const { run, proposals } = foldLedger(ledger.entries)
  if (!run) return { fault: `${file} holds no run` }
  if (!run.parent.startsWith(`${id}@`))
    return { fault: `${file} is of ${run.parent.split(':')[0]}, not of ${id}` }
  const proposal = proposals.find((one) => one.n === n)
  if (!proposal) return { fault: `${file} has no proposal ${n + 1}, it has ${proposals.length}` }
  if (workIn(proposal, round).text === undefined)
    return {
      fault: `${file} has no text of proposal ${n + 1}${round === 0 ? '' : `, repair ${round}`}: nobody answered with one`,
    }
  return { entries: ledger.entries, proposal, before: proposal.verdicts[round] }
}

/** What the run had admitted before it judged that one, as far as it is there. */
function admittedBefore(
  entries: readonly Written[],
  { n, round }: Named,
  { bankDir, ...parent }: NamedSource,
): Map<number, CompiledItem> {
  const { proposals } = foldLedger(entries)
  const judged = entries.findIndex(
    ({ entry }) => entry.type === 'judged' && entry.n === n && entry.round === round,
  )
  const earlier = judged === -1 ? entries : entries.slice(0, judged)
  const found = new Map<number, CompiledItem>()
  for (const { entry } of earlier) {
    if (entry.type !== 'judged' || entry.verdict.kind !== 'accepted') continue
    const proposal = proposals.find((one) => one.n === entry.n)
    const seed = proposal && seedOf(workIn(proposal, entry.round).request)
    if (seed === undefined) continue
    const folder = join(bankDir, parent.item.folder, variantsFolder, String(seed))
    const item = compileWritten(folder, { ...parent, seed })
    if (item) found.set(seed, item)
  }
  return found
}

function sinceThen(verdict: Verdict, before: Verdict | undefined): string {
  const words = (one: Verdict): string => (one.kind === 'accepted' ? 'admitted' : `refused by ${one.gate}`)
  return before && words(before) !== words(verdict) ? `  in the run it was ${printable(words(before))}\n` : ''
}

function refuse(message: string, { stderr }: CommandIo): number {
  stderr.write(`assay generate: ${message}\n`)
  return exitCodes.findings
}
