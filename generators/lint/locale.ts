import { walk } from '../compile/walk.ts'
import type { LintRule } from './rule.ts'

/** The commonest words of a language that the others here do not have, by the language's subtag. */
const commonWords: Readonly<Record<string, ReadonlySet<string>>> = {
  en: wordsOf('the of and to is that it for are with not be this which from how what has'),
  de: wordsOf('der die das und ist nicht ein eine mit von zu den auf für sich dem wird'),
  fr: wordsOf('le les et est une dans pour que qui pas sur au avec sont ne cette'),
  es: wordsOf('el los y es una del por que no se con las para como está cada'),
  it: wordsOf('il gli e è una di che non per con della sono nel alla ogni questo'),
  pt: wordsOf('o os e é uma do da que não para com em as no dos cada'),
  nl: wordsOf('het een en van is dat niet op te zijn voor met aan wordt deze elke'),
}
/** Common words from which a text is taken to be of a language. */
const FEWEST = 5
/** How many times as many words of another language a text must have to be of that one. */
const TIMES = 4

/** The language of the stem is the one that is declared, where both are known: tests offer items by it. */
export const checkLocale: LintRule = ({ source: { frontmatter, report }, content }) => {
  const { locale } = frontmatter.value
  const [declared = ''] = locale.toLowerCase().split('-')
  const own = commonWords[declared]
  if (!content || !own) return
  const words: string[] = []
  const blocks = content.stem.flatMap((block) => (block.type === 'markdown' ? [block.node] : []))
  for (const node of walk(blocks))
    if (node.type === 'text') words.push(...(node.value.toLowerCase().match(/\p{L}+/gu) ?? []))
  const hits = (common: ReadonlySet<string>) => words.filter((word) => common.has(word)).length
  const [other] = Object.entries(commonWords)
    .map(([language, common]) => ({ language, found: hits(common) }))
    .sort((left, right) => right.found - left.found)
  if (!other || other.found < FEWEST || other.found < TIMES * hits(own)) return
  report.error(
    'item/locale',
    frontmatter.source.rangeOf(['locale']),
    `Unexpected locale \`${locale}\` of a stem that has the words of \`${other.language}\``,
    `Write \`locale: ${other.language}\`: tests offer items by their language`,
  )
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.split(' '))
}
