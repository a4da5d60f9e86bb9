import { walk } from '../compile/walk.ts'
import type { LintRule } from './rule.ts'

/** The commonest words of a language that the others here do not have, by the language's subtag. */
const commonWords: Readonly<Record<string, readonly string[]>> = {
  en: wordsOf('the of and to is that it for are with not be this which from how what has'),
  de: wordsOf('der die das und ist nicht ein eine mit von zu den auf für sich dem wird'),
  fr: wordsOf('le les et est une dans pour que qui pas sur au avec sont ne cette'),
  es: wordsOf('el los y es una del por que no se con las para como está cada'),
  it: wordsOf('il gli e è una di che non per con della sono nel alla ogni questo'),
  pt: wordsOf('o os e é uma do da que não para com em as no dos cada'),
  nl: wordsOf('het een en van is dat niet op te zijn voor met aan wordt deze elke'),
}
/** Of each of these words the languages that have it. */
const languagesOf = new Map<string, readonly string[]>()
for (const [language, words] of Object.entries(commonWords))
  for (const word of words) languagesOf.set(word, [...(languagesOf.get(word) ?? []), language])
/** Common words from which a text is taken to be of a language. */
const FEWEST = 5
/** How many times as many words of another language a text must have to be of that one. */
const TIMES = 4

/** The language of the stem is the one that is declared, where both are known: tests offer items by it. */
export const checkLocale: LintRule = ({ source: { frontmatter, report }, content }) => {
  const { locale } = frontmatter.value
  const [declared = ''] = locale.toLowerCase().split('-')
  if (!content || !Object.hasOwn(commonWords, declared)) return
  const words: string[] = []
  const blocks = content.stem.flatMap((block) => (block.type === 'markdown' ? [block.node] : []))
  for (const node of walk(blocks))
    if (node.type === 'text') words.push(...(node.value.toLowerCase().match(/\p{L}+/gu) ?? []))
  const hits = new Map<string, number>()
  for (const word of words)
    for (const language of languagesOf.get(word) ?? []) hits.set(language, (hits.get(language) ?? 0) + 1)
  const [other] = Object.keys(commonWords)
    .map((language) => ({ language, found: hits.get(language) ?? 0 }))
    .sort((left, right) => right.found - left.found)
  if (!other || other.found < FEWEST || other.found < TIMES * (hits.get(declared) ?? 0)) return
  report.error(
    'item/locale',
    frontmatter.source.rangeOf(['locale']),
    `Unexpected locale \`${locale}\` of a stem that has the words of \`${other.language}\``,
    `Write \`locale: ${other.language}\`: tests offer items by their language`,
  )
}

function wordsOf(text: string): readonly string[] {
  return [...new Set(text.split(' '))]
}
