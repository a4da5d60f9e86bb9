import type { ItemOf } from '#schemas/item'
import type { Model } from '#schemas/model'
import { languageOf } from '../faults/called-program.ts'
import { harderBy } from '../gates/difficulty.ts'
import { tokensOf } from '../written/shingles.ts'
import type { Tell } from './check-names.ts'
import { drawableOperators, type Operator, type Outputs } from './output-operators.ts'
import { OUTPUT, outputType, withOperator } from './outputs.ts'

/**
 * Logits by which an operator may make an item harder: twice the scale of what is believed of the differences between the
 * variants of a model before anybody has answered them.
 */
const BAND = 1

/** What of an item is asked for here. */
interface Asked {
  readonly kind: string
  readonly frontmatter: object
  readonly hasFollowUp: boolean
  /** Texts of its files, by path. */
  readonly texts: ReadonlyMap<string, string>
}

/** Something else can be asked of what the item's function returns, and who has solved it twice can be held against it. */
export function checkOutputs(model: Model, asked: Asked, tell: Tell): void {
  const { outputs } = model
  if (!outputs) return
  const at = ['outputs']
  const { kind, frontmatter, texts } = asked
  if (kind !== 'code' || !('signature' in frontmatter)) {
    tell(at, `Unexpected \`outputs\` in a model of kind ${kind}, expected them for a function of kind code`)
    return
  }
  const item = frontmatter as ItemOf<'code'>
  for (const what of aboutTheList(item, asked)) tell(at, `Unexpected ${what}: it is about the list alone`)
  checkModel(model, texts.get('item.mdx') ?? '', tell)
  const accepted = [...texts].filter(([path]) => path.startsWith('submissions/accepted/'))
  if (accepted.length < 2)
    tell(
      at,
      'Missing second accepted submission: properties speak of the list, so nothing else is left to agree with',
    )
  checkOperators(item.signature, outputs, accepted, tell)
}

/** What an item may have that would judge another result. */
function aboutTheList(
  { compare, io, limits }: ItemOf<'code'>,
  { hasFollowUp, texts }: Asked,
): readonly string[] {
  return [
    ...(compare === undefined ? [] : ['`compare` in the item']),
    ...(io === undefined ? [] : ['`io` in the item']),
    ...(limits?.complexity === undefined ? [] : ['`limits.complexity` in the item']),
    ...(hasFollowUp ? ['follow-up of the item'] : []),
    ...([...texts.keys()].some((path) => path.startsWith('starter/')) ? ['starter of the item'] : []),
  ]
}

function checkModel(
  { outputs, cases, parameters = {}, derived = {} }: Model,
  stem: string,
  tell: Tell,
): void {
  const at = ['outputs']
  if (cases === undefined) tell(at, 'Missing `cases`: what is right is another thing in such a variant')
  if (OUTPUT in parameters || OUTPUT in derived)
    tell(at, `Unexpected second \`${OUTPUT}\`, which is what is asked of the list`)
  if (stem.split(outputs?.from ?? '').length !== 2)
    tell([...at, 'from'], 'Unexpected text, expected what stands in the statement once')
  if (outputs?.to.split('{asked}').length !== 2)
    tell([...at, 'to'], 'Unexpected text, expected `{asked}` once, for what is asked of the list')
}

function checkOperators(
  signature: ItemOf<'code'>['signature'],
  outputs: Outputs,
  accepted: readonly (readonly [path: string, text: string])[],
  tell: Tell,
): void {
  for (const [index, name] of outputs.operators.entries()) {
    const at = ['outputs', 'operators', index]
    for (const operator of drawableOperators({ operators: [name] }).values()) {
      if (!outputType(signature.returns.type, operator)) {
        tell(at, `Unexpected \`${name}\`, which cannot be asked of ${signature.returns.type}`)
        break
      }
      const asked = accepted.map(
        ([path, text]) => [path, text, asking(path, text, signature, operator)] as const,
      )
      const strange = asked.find(([, , wrapped]) => wrapped === undefined)
      if (strange) {
        tell(
          ['outputs'],
          `Unexpected ${strange[0]}, expected \`${signature.name}\` to be declared in it as an exported function`,
        )
        return
      }
      const away = harderBy(shortest(asked.map(([path, , text]) => [path, text ?? ''])), shortest(asked))
      if (away > BAND) {
        tell(
          at,
          `Unexpected \`${name}\`, by which the item is likely ${away.toFixed(1)} logits harder, expected ${BAND} at most: its shortest solution is much longer with it`,
        )
        break
      }
    }
  }
}

function asking(
  path: string,
  text: string,
  signature: ItemOf<'code'>['signature'],
  operator: Operator,
): string | undefined {
  return withOperator(path, text, { signature, asked: signature, operator })
}

/** Tokens of the shortest of some programs. */
function shortest(programs: readonly (readonly [path: string, text: string, ...unknown[]])[]): number {
  return Math.min(
    ...programs.map(([path, text]) => tokensOf({ text, language: languageOf(path) ?? 'typescript' }).length),
  )
}
