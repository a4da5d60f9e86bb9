import type { Inputs } from '#schemas/inputs'
import { defaultLimits } from '#runner'
import { parseType, readPlain, type Encoded } from '#schemas/value'
import type { CompiledCase, CompiledItem } from '../../compile/compiled-item.ts'
import type { CodeItem } from '../../verify/code-run.ts'
import type { Runnable } from '../../verify/execute-apart.ts'
import { asRunnable } from '../../verify/fixes-as-code.ts'
import { gradableOf } from '../../verify/responses.ts'
import { answersOf } from '../draw/answers-of.ts'
import type { ModelFaults } from './fault-text.ts'
import { inStory } from './in-story.ts'

/** A program that faults are planted in, as something that is called. */
export interface CalledProgram {
  readonly code: CodeItem
  /** @param text of the file with the faults */
  readonly runnable: (text: string) => Runnable
}

const languages = { ts: 'typescript', js: 'javascript', py: 'python' } as const

/** The language of a file, by its name. */
export function languageOf(path: string): (typeof languages)[keyof typeof languages] | undefined {
  const ending = path.slice(path.lastIndexOf('.') + 1)
  return Object.hasOwn(languages, ending) ? languages[ending as keyof typeof languages] : undefined
}

/**
 * @param item a project with a fault, or code to be reviewed
 * @param rename puts a text of the item into the words of a story
 * @returns undefined for another item
 */
export function calledProgram(
  item: CompiledItem,
  faults: ModelFaults,
  { path, rename }: { readonly path: string; readonly rename: (text: string) => string },
): CalledProgram | undefined {
  const language = languageOf(path)
  if (item.public.kind === 'debug') {
    const { task } = item.public
    const code = answersOf(item)
    const inProject = path.replace(/^project\//, '')
    return code && { code, runnable: (text) => asRunnable(task, { [inProject]: text }) }
  }
  const { signature, inputs, examples = [] } = inStory(faults, rename)
  if (item.public.kind !== 'review' || !signature || !inputs || !language) return undefined
  const { fuel, memoryMiB, outputBytes } = defaultLimits
  const contract: Inputs = { version: 1, ...inputs }
  const code: CodeItem = {
    id: item.id,
    task: {
      signature,
      languages: [language],
      starter: {},
      examples: [],
      limits: { fuel, memoryMiB, outputBytes },
      compare: 'exact',
    },
    gradable: gradableOf(item),
    detail: {
      groups: {},
      waivers: {},
      submissions: [],
      inputs: contract,
      cases: examples.flatMap((one, at) => exampleCase(one, signature, at)),
    },
  }
  return { code, runnable: (text) => ({ language, text }) }
}

function exampleCase(
  { input, returns }: NonNullable<ModelFaults['examples']>[number],
  signature: NonNullable<ModelFaults['signature']>,
  at: number,
): readonly CompiledCase[] {
  const values = encodedInput(input, signature)
  const expected = readPlain(returns, parseType(signature.returns.type))
  if (!values || !expected.ok) return []
  const id = String(at)
  return [
    {
      id,
      name: `example-${at + 1}`,
      group: 'examples',
      visible: true,
      input: values,
      expected: expected.value,
    },
  ]
}

/** Arguments that a person wrote down; undefined where they are not of the signature's types. */
export function encodedInput(
  input: readonly unknown[],
  { parameters }: NonNullable<ModelFaults['signature']>,
): readonly Encoded[] | undefined {
  const read = parameters.map(({ type }, at) => readPlain(input[at], parseType(type)))
  const values = read.flatMap((one) => (one.ok ? [one.value] : []))
  return values.length === parameters.length && input.length === parameters.length ? values : undefined
}
