import type { CompiledItem } from '../../compile/compiled-item.ts'
import { checkFiles } from '../../compile/compile-item.ts'
import type { ItemFiles } from '../../compile/folder.ts'
import { codeItemOf, proveSubmissions } from '../../verify/code.ts'
import type { CodeItem, Run } from '../../verify/code-run.ts'
import type { Runnable } from '../../verify/execute-apart.ts'
import { mutantsOf } from '../../verify/mutate/mutants-of.ts'
import { verifyMutants } from '../../verify/mutate/verify-mutants.ts'
import { verifyDraws } from '../../verify/properties/draws.ts'
import { seedOf } from '../../verify/properties/seed-of.ts'
import type { VerifyContext } from '../../verify/verification.ts'
import type { WrittenAnswers, WrittenProgram } from '../gates/gate.ts'
import { familyOf } from '../variant-files.ts'
import { chooseCases, type ChosenCase, type KnownInput } from './choose-cases.ts'
import type { DraftSource, Refusal } from './create-draft-judge.ts'
import { beliefFile, draftFiles, extensionOf, type FiledProgram } from './draft-files.ts'
import type { Draft } from './draft.ts'
import { withoutTypes } from './read-program.ts'
import { isRight, runProgram, valueOf } from './run-programs.ts'

/** What a person might believe, and the program that follows. */
export interface WrongProgram extends Runnable {
  readonly belief: string
}

export interface BuiltDraft {
  readonly files: ItemFiles
  readonly item: CompiledItem
}

/** Wrong submissions that are filed at least, as the check of a live item wants it. */
const FEWEST_WRONG = 5
/** Faults that are enough, and the most whose cases are looked for; an interpreter takes longer to begin. */
const ENOUGH_FAULTS = 12
const MOST_FAULTS = { script: 40, python: 24 }
/** Inputs on which every fault is tried; those that few of them tell are tried on all. */
const FIRST_INPUTS = 200
const KILLERS = 3
/** Times that cases are added for faults that none tells. */
const ROUNDS = 3

interface Parts {
  readonly source: DraftSource
  readonly draft: Draft
  /** The item with the variant's id: what the programs are run as. */
  readonly sketch: CodeItem
  readonly written: WrittenAnswers
  readonly wrong: readonly WrongProgram[]
}

/** Chooses cases, files the programs by what they do on them, and compiles the item. */
export async function buildDraft(parts: Parts, context: VerifyContext): Promise<BuiltDraft | Refusal> {
  const { source, draft, sketch, written, wrong } = parts
  const [reference] = written.programs
  if (!reference) return { gate: 'shape', reason: 'there is no reference' }
  const programs = [...wrong, ...faultsIn(written.programs)]
  let known = await knownInputs(parts, programs, context)
  const idle = wrong.findIndex((_, at) => !known.some(({ tells }) => tells.has(at)))
  if (idle >= 0)
    return {
      gate: 'submissions',
      reason: `misconception ${idle + 1} returns what is right for all of ${known.length} inputs`,
    }
  let isRepeated = false
  for (let round = 1; ; round += 1) {
    context.signal?.throwIfAborted()
    const cases = chooseCases(known, programs.length, wrong.length)
    if (!cases)
      return {
        gate: 'submissions',
        reason: 'no mistake leaves plain inputs right and others wrong: nobody could be partly right',
      }
    const filed = [
      ...filedPrograms(parts, programs, cases),
      ...(isRepeated ? [repeated(reference, sketch)] : []),
    ]
    const first = compile(source, filesOf(filed, cases, []), draft.seed)
    if ('reason' in first) return first
    const code = codeItemOf(first.item)
    const proven = await proveSubmissions(code, context)
    const judged = judgedPrograms(filed, proven.before.runs, code, first.item.public.max)
    if (!isRepeated && sketch.task.limits.complexity && !judged.some(({ file }) => isSlow(file))) {
      isRepeated = true
      continue
    }
    const accepted = proven.before.runs.filter(
      ({ submission: { file }, category }) =>
        file.startsWith('accepted/') && category === first.item.public.max,
    )
    const drawn = await verifyDraws(code, context, { seed: seedOf(code.id) })
    const mutants = await verifyMutants({ item: code, accepted, drawn, isFollowUp: false }, context)
    if (mutants.suggestions.length > 0 && round < ROUNDS) {
      const more = mutants.suggestions.map(({ draw }) => draw)
      known = [...(await toldBy(code, programs, more, context)), ...known]
      continue
    }
    const names = new Set(judged.map(({ file }) => file))
    const waivers = mutants.untold.filter((name) => names.has(name.split(' ', 1)[0] ?? ''))
    const made = filesOf(judged, cases, waivers)
    return compile(source, made, draft.seed)
  }

  function filesOf(
    submissions: readonly FiledProgram[],
    cases: readonly ChosenCase[],
    waivers: readonly string[],
  ): ItemFiles {
    const { item, files } = source
    return draftFiles({
      parent: files,
      of: item.id,
      seed: draft.seed,
      answer: draft.answer,
      cases,
      submissions,
      isTimed: sketch.task.limits.complexity !== undefined,
      waivers,
      tried: written.inputs.length,
    })
  }
}

/** Faults that are planted in the reference, and in the other programs where it has few. */
function faultsIn(programs: readonly WrittenProgram[]): readonly WrongProgram[] {
  const faults: WrongProgram[] = []
  for (const { language, text: right } of programs) {
    if (faults.length >= ENOUGH_FAULTS) break
    const most = MOST_FAULTS[language === 'python' ? 'python' : 'script']
    for (const { text, name } of spread(mutantsOf(right, language), most - faults.length))
      faults.push({ language, text, belief: beliefOf(name) })
  }
  return faults
}

/** A fault as the mistake of who has it. */
function beliefOf(name: string): string {
  const [, change = name, line = ''] = /^(.*) @(\d+):\d+$/.exec(name) ?? []
  return `Has “${change}” in line ${line}.`
}

function isSlow(file: string): boolean {
  return file.startsWith('time_limit_exceeded/')
}

/** What is right and too slow, where the brute force is quick enough: the reference, once for each element. */
function repeated({ language, text }: WrittenProgram, { task }: CodeItem): FiledProgram {
  const { name, parameters } = task.signature
  const size = task.limits.complexity?.sizes[0]
  const at = parameters.findIndex((parameter) => parameter.name === size)
  const once = `${name}Once`
  const renamed = text.replaceAll(new RegExp(String.raw`\b${name}\b`, 'g'), once)
  const script = `${renamed.replace(/^export /gm, '')}
export function ${name}(...values) {
  for (let turn = 1; turn < values[${at}].length; turn += 1) ${once}(...values)
  return ${once}(...values)
}
`
  const python = `${renamed}

def ${name}(*values):
    for turn in range(1, len(values[${at}])):
        ${once}(*values)
    return ${once}(*values)
`
  return {
    language,
    text: language === 'python' ? python : script,
    file: `accepted/repeats-itself.${extensionOf(language)}`,
    approach: 'Does for each element what is to be done once.',
  }
}

/** Compiles a variant's files, or says what `assay check` says. */
export function compile(
  { item, files: parent, context }: DraftSource,
  files: ItemFiles,
  seed: number,
): BuiltDraft | Refusal {
  const origin = { of: item.id, seed, family: familyOf(parent, item.id) }
  const made: ItemFiles = { ...files, origin }
  const checked = checkFiles(made, item.folder, context)
  const error = checked.diagnostics.find(({ severity }) => severity === 'error')
  const compiled = error ? undefined : checked.build?.()
  if (compiled) return { item: compiled, files: made }
  const { file = '', range, message = 'cannot be compiled' } = error ?? {}
  const place = `${file.slice(item.folder.length + 1)}:${range?.start.line}:${range?.start.column}`
  return { gate: error?.code.startsWith('leak/') ? 'leak' : 'shape', reason: `${place}: ${message}` }
}

/** The inputs with what is right, and which programs they tell. */
async function knownInputs(
  { sketch, written }: Parts,
  programs: readonly Runnable[],
  context: VerifyContext,
): Promise<readonly KnownInput[]> {
  const [reference = []] = await written.runs()
  const right = written.inputs.flatMap((input, at) => {
    const expected = valueOf(sketch, reference[at])
    return expected === undefined ? [] : [{ input, expected }]
  })
  const sorted = right.toSorted(
    (left, other) => JSON.stringify(left.input).length - JSON.stringify(other.input).length,
  )
  const some = spread(sorted, FIRST_INPUTS)
  const first = await toldBy(sketch, programs, some, context)
  const seldom = programs.flatMap((program, index) =>
    first.filter(({ tells }) => tells.has(index)).length < KILLERS ? [program] : [],
  )
  const rest = sorted.filter((one) => !some.includes(one))
  const telling = (await toldBy(sketch, seldom, rest, context)).filter(({ tells }) => tells.size > 0)
  const chosen = new Set(
    seldom.flatMap((_, index) => telling.filter(({ tells }) => tells.has(index)).slice(0, KILLERS)),
  )
  return [...first, ...(await toldBy(sketch, programs, [...chosen], context))].toSorted(
    (left, other) => JSON.stringify(left.input).length - JSON.stringify(other.input).length,
  )
}

/** Runs every program on every input. */
async function toldBy(
  item: CodeItem,
  programs: readonly Runnable[],
  right: readonly Pick<KnownInput, 'input' | 'expected'>[],
  context: VerifyContext,
): Promise<readonly KnownInput[]> {
  const inputs = right.map(({ input }) => input)
  const runs = await Promise.all(programs.map((program) => runProgram(item, program, inputs, context)))
  return right.map(({ input, expected }, at) => ({
    input,
    expected,
    tells: new Set(
      programs.flatMap((_, index) => (isRight(item, runs[index]?.[at], expected) === false ? [index] : [])),
    ),
  }))
}

/** The programs as they are filed before they were run: right ones as accepted, wrong ones as giving wrong answers. */
function filedPrograms(
  { written, wrong, sketch }: Parts,
  programs: readonly WrongProgram[],
  cases: readonly ChosenCase[],
): readonly FiledProgram[] {
  const { languages } = sketch.task
  const names = ['reference', 'slow-and-plain', 'solved-from-the-statement', 'solved-once-more']
  const approaches = [
    'As the variant was written.',
    'The same by another way, as plain as can be.',
    'By somebody who saw the statement alone.',
    'By somebody else who saw the statement alone.',
  ]
  const accepted = written.programs.flatMap((program, at): readonly FiledProgram[] => {
    // JavaScript is TypeScript, too: where somebody else's program proves the one, the reference proves the other.
    const others = written.programs.slice(2).map(({ language }) => language)
    const forms = at === 0 ? formsOf(program, languages, others) : [program]
    return forms.map(({ language, text }) => ({
      language,
      text,
      file: `accepted/${names[at] ?? `solved-${at}`}.${extensionOf(language)}`,
      approach: approaches[at] ?? approaches[3] ?? '',
    }))
  })
  const groups = new Map(
    programs.map((_, at) => [
      at,
      new Set(cases.flatMap(({ group, tells }) => (tells.has(at) ? [group] : []))),
    ]),
  )
  const isOf = (at: number, group: string, without: readonly string[]): boolean => {
    const told = groups.get(at)
    return told?.has(group as 'rare') === true && without.every((other) => !told.has(other as 'rare'))
  }
  const places = programs.map((_, at) => at)
  const chosen = new Set(wrong.map((_, at) => at))
  // Somebody gets each category: rare inputs alone wrong, and those with more in them.
  const beliefs = [...chosen]
  if (!beliefs.some((at) => isOf(at, 'rare', ['plain', 'mixed']))) {
    const found = places.find((at) => isOf(at, 'rare', ['plain', 'mixed']))
    if (found !== undefined) chosen.add(found)
  }
  if (!beliefs.some((at) => isOf(at, 'mixed', ['plain']))) {
    const found = places.find((at) => isOf(at, 'mixed', ['plain']))
    if (found !== undefined) chosen.add(found)
  }
  for (const at of places) if (chosen.size < FEWEST_WRONG && (groups.get(at)?.size ?? 0) > 0) chosen.add(at)
  const filed = [...chosen].flatMap((at): readonly FiledProgram[] => {
    const program = programs[at]
    if (!program) return []
    const { language, text, belief } = program
    const name = at < wrong.length ? beliefFile(at + 1) : `fault-${at - wrong.length + 1}`
    return [
      {
        language,
        text,
        file: `wrong_answer/${name}.${extensionOf(language)}`,
        mistake: belief,
        fails: [...(groups.get(at) ?? [])],
        category: 0,
      },
    ]
  })
  return [...accepted, ...filed]
}

/** The reference in every language that it is in and no other program proves. */
function formsOf(
  { language, text }: WrittenProgram,
  languages: readonly Runnable['language'][],
  others: readonly Runnable['language'][],
): readonly Runnable[] {
  if (language === 'python') return [{ language, text }]
  const scripts = languages.filter((one) => one !== 'python')
  const open = scripts.filter((one) => !others.includes(one))
  return (open.length > 0 ? open : scripts.slice(0, 1)).map((one) => ({
    language: one,
    text: one === language ? text : withoutTypes(text),
  }))
}

/** The programs as they are filed once they were run. */
function judgedPrograms(
  filed: readonly FiledProgram[],
  runs: readonly Run[],
  { detail }: CodeItem,
  max: number,
): readonly FiledProgram[] {
  return filed.map((one): FiledProgram => {
    const run = runs.find(({ submission }) => submission.file === one.file)
    if (!run) return one
    const { verdicts, category } = run
    const failing = detail.cases.filter(({ id }) => verdicts.get(id) !== 'passed')
    const isAccepted = one.file.startsWith('accepted/')
    if (isAccepted && failing.length === 0 && category === max) return one
    const found = new Set(failing.map(({ id }) => verdicts.get(id)))
    const folder =
      failing.length === 0 || found.has('time_limit')
        ? 'time_limit_exceeded'
        : found.has('wrong_answer')
          ? 'wrong_answer'
          : 'run_time_error'
    const { approach, ...about } = one
    return {
      ...about,
      file: one.file.replace(/^[a-z_]+/, folder),
      mistake: one.mistake ?? `Right, and too slow: ${approach?.toLowerCase() ?? ''}`,
      fails: [...new Set(failing.map(({ group }) => group))],
      category,
    }
  })
}

function spread<T>(list: readonly T[], count: number): readonly T[] {
  if (list.length <= count) return list
  return list.filter(
    (_, at) => Math.floor((at * count) / list.length) !== Math.floor(((at - 1) * count) / list.length),
  )
}
