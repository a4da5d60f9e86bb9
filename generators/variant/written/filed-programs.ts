import type { CodeItem, Run } from '../../verify/code-run.ts'
import type { Runnable } from '../../verify/execute-apart.ts'
import type { WrittenProgram } from '../gates/gate.ts'
import type { ChosenCase } from './choose-cases.ts'
import { beliefFile, extensionOf, type FiledProgram } from './program-files.ts'
import type { DraftParts, WrongProgram } from './draft-parts.ts'
import { withoutTypes } from './read-program.ts'

/** Wrong submissions that are filed at least, as the check of a live item wants it. */
const FEWEST_WRONG = 5

/** The programs as they are filed before they were run: right ones as accepted, wrong ones as giving wrong answers. */
export function filedPrograms(
  { written, wrong, sketch }: DraftParts,
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
export function judgedPrograms(
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

/** What is right and too slow, where the brute force is quick enough: the reference, once for each element. */
export function repeated({ language, text }: WrittenProgram, { task }: CodeItem): FiledProgram {
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
