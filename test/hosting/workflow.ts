import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'

export interface WorkflowStep {
  readonly name?: string
  readonly id?: string
  readonly uses?: string
  readonly run?: string
  readonly with?: Readonly<Record<string, unknown>>
  readonly 'working-directory'?: string
}

export interface Workflow {
  readonly permissions: Readonly<Record<string, string>>
  readonly jobs: Readonly<
    Record<
      string,
      {
        readonly needs?: string
        readonly permissions?: Readonly<Record<string, string>>
        readonly steps: readonly WorkflowStep[]
      }
    >
  >
}

/** @throws Error where the file is no YAML */
export function readWorkflow(path: string): Workflow {
  return parse(readFileSync(path, 'utf8'), { uniqueKeys: true, strict: true }) as Workflow
}

interface Runner {
  /** Absolute path of the folder that checkouts lie in. */
  readonly workspace: string
  /** Values of expressions, such as `vars.ASSAY_REF`. */
  readonly values: Readonly<Record<string, string>>
  /** Lines of scripts that are not run, since what they bring is there. */
  readonly skip: RegExp
  readonly home: string
}

/**
 * Runs the scripts of a job one after another, as a runner would: with bash, in their folders, with what they add to the
 * path.
 *
 * @returns what each script printed
 * @throws Error where one fails, or names an expression without a value
 */
export function runScripts(steps: readonly WorkflowStep[], runner: Runner): readonly string[] {
  const { workspace, home, skip } = runner
  const pathFile = join(home, 'github-path')
  writeFileSync(pathFile, '')
  return steps.flatMap((step) => {
    if (step.run === undefined) return []
    const added = readFileSync(pathFile, 'utf8').split('\n').filter(Boolean).reverse()
    const script = evaluated(step.run, runner)
      .split('\n')
      .filter((line) => !skip.test(line))
      .join('\n')
    const { status, stdout, stderr } = spawnSync('bash', ['--noprofile', '--norc', '-e', '-c', script], {
      cwd: join(workspace, step['working-directory'] ?? '.'),
      env: {
        HOME: home,
        PATH: [...added, '/usr/local/bin', '/usr/bin', '/bin'].join(':'),
        GITHUB_PATH: pathFile,
        CI: 'true',
      },
      encoding: 'utf8',
    })
    if (status !== 0) throw new Error(`${step.name ?? script} ended with ${status}:\n${stdout}${stderr}`)
    return [stdout]
  })
}

/** Puts in the values of `${{ … }}`. */
export function evaluated(text: string, { values }: Pick<Runner, 'values'>): string {
  return text.replaceAll(/\$\{\{ *(.*?) *\}\}/g, (_, name: string) => {
    const value = values[name]
    if (value === undefined) throw new Error(`The workflow names ${name}, which has no value`)
    return value
  })
}
