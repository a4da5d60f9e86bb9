import { parser as javascriptParser } from '@lezer/javascript'
import { parser as python } from '@lezer/python'
import { javascriptRules } from './javascript.ts'
import { binaryOf, type Change, type Mutant, type MutationRules, type SyntaxNode } from './mutant.ts'
import { pythonRules } from './python.ts'

export type { Mutant } from './mutant.ts'

export type MutatedLanguage = 'typescript' | 'javascript' | 'python'

const typescript = javascriptParser.configure({ dialect: 'ts' })

/** Longest text that a name quotes of what was changed. */
const QUOTED = 40

/**
 * Plants the mistakes that people make in a program, one at a time: bounds that are off by one, conditions that are
 * forgotten or turned round, wrong operators and constants, statements that are left out, neighbours of library functions.
 * The same program gives the same mutants in the same order.
 *
 * @param text a program that compiles
 * @returns mutants whose texts differ from the program and from each other; some may not compile, or do the same as it
 */
export function mutantsOf(text: string, language: MutatedLanguage): readonly Mutant[] {
  const [parser, rules]: readonly [typeof typescript, MutationRules] =
    language === 'python' ? [python, pythonRules] : [typescript, javascriptRules]
  const mutants: Mutant[] = []
  const visit = (node: SyntaxNode, fallback: SyntaxNode | undefined): void => {
    if (rules.isPassedOver(node, text)) return
    const own = fallbackOf(node, text)
    for (const operator of rules.operators)
      for (const change of operator(node, text)) {
        const isDropped =
          own !== undefined && change.by === text.slice(node.from, own.prevSibling?.from).trimEnd()
        mutants.push(mutantOf(text, change, isDropped ? own : fallback))
      }
    for (let child = node.firstChild; child; child = child.nextSibling)
      visit(child, own && child.from === own.from ? own : fallback)
  }
  visit(parser.parse(text).topNode, undefined)
  const changed = mutants.filter((mutant) => mutant.text !== text)
  return [...new Map(changed.map((mutant) => [mutant.text, mutant])).values()]
}

/** What stands after `??`. Types ask for it also where nothing is ever missing, so that it may never be used. */
function fallbackOf(node: SyntaxNode, text: string): SyntaxNode | undefined {
  const binary = binaryOf(node, text)
  return binary?.operator.text === '??' ? binary.right : undefined
}

function mutantOf(text: string, { from, to, by }: Change, fallback: SyntaxNode | undefined): Mutant {
  const before = text.slice(0, from).split('\n')
  const [line, column] = [before.length, (before.at(-1)?.length ?? 0) + 1]
  return {
    name: `${quoted(text.slice(from, to))} → ${quoted(by)} @${line}:${column}`,
    text: text.slice(0, from) + by + text.slice(to),
    line,
    column,
    ...(fallback && {
      trapped: `${text.slice(0, fallback.from)}(() => { throw new Error('used') })()${text.slice(fallback.to)}`,
    }),
  }
}

function quoted(part: string): string {
  const flat = part.replace(/\s+/g, ' ').trim()
  if (flat === '' || flat === ';') return 'nothing'
  return flat.length > QUOTED ? `${flat.slice(0, QUOTED)}…` : flat
}
