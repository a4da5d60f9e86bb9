import { debugProgram } from '#runner'
import type { TaskOf } from '#schemas/public-item'
import type { FixSource } from '../compile/compiled-item.ts'
import type { CodeItem } from './code-run.ts'
import type { Runnable } from './execute-apart.ts'
import type { DebugItem } from './debug-run.ts'
import { mutantsOf, type Mutant } from './mutate/mutants-of.ts'

/** A fault in a file of a fix. */
export interface PlantedFault extends Runnable {
  readonly path: string
  readonly mutant: Mutant
}

/** Faults in the lines that a fix has written, file by file. */
export function plantedIn(task: TaskOf<'debug'>, { files }: FixSource): readonly PlantedFault[] {
  return Object.entries(files).flatMap(([path, text]) => {
    const given = new Set(task.files.find((file) => file.path === path)?.text.split('\n'))
    const isWritten = text.split('\n').map((line) => !given.has(line))
    const language = path.endsWith('.ts') ? 'typescript' : 'javascript'
    return mutantsOf(text, language)
      .filter(({ line }) => isWritten[line - 1] === true)
      .map((mutant) => ({ ...asRunnable(task, { ...files, [path]: mutant.text }), path, mutant }))
  })
}

/** The project with some of its files changed, as a program that is entered by its function. */
export function asRunnable(task: TaskOf<'debug'>, files: FixSource['files']): Runnable {
  const { text, project } = debugProgram(task, files)
  return { language: task.language, text, project }
}

/** The function of a project, as if it were asked for alone. */
export function taskAsCode({
  language,
  signature,
  examples,
  limits,
  compare,
}: TaskOf<'debug'>): TaskOf<'code'> {
  return { signature, examples, limits, compare, languages: [language], starter: {} }
}

interface Fixes {
  /** Accepted ones, the reference first. */
  readonly fixes: readonly FixSource[]
  readonly planted: readonly Runnable[]
  readonly properties: string | undefined
}

/** A project with its fixes as a function with its submissions, to be run on inputs that nobody wrote down. */
export function fixesAsCode(
  { id, task, gradable, detail, before }: DebugItem,
  { fixes, planted, properties }: Fixes,
): CodeItem {
  return {
    id,
    task: taskAsCode(task),
    gradable,
    detail: {
      groups: {},
      cases: detail.cases,
      waivers: {},
      submissions: fixes.map((fix) => ({ ...fix, ...asRunnable(task, fix.files) })),
      ...(properties !== undefined && { properties }),
    },
    ...(before && { before: { judged: before.judged, growth: [] } }),
    planted,
    areTextsWhole: true,
  }
}
