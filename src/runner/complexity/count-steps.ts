import { sourceLine } from '../compile.ts'
import type { Counted } from '../execute.ts'
import { sitesShown, type Program, type SiteSteps, type StepCount } from '../program.ts'
import { chargingPolicy } from './charging-policy.ts'
import { counterScript } from './counter-script.ts'
import { instrument, type Site } from './instrument.ts'
import { watchSpace } from '../space/watch-space.ts'

/** What the counter reports, as its script writes it. */
interface Report {
  readonly left: number
  readonly pattern: number
  readonly uncounted: number
  readonly sums: readonly number[]
}

/**
 * Makes a compiled program count its steps.
 *
 * @param script as `compile` gives it
 * @param program whose text the sites are found in
 * @throws SyntaxError, RangeError: see {@link instrument}
 */
export function countSteps(script: string, program: Program): Counted {
  const { script: instrumented, sites } = instrument(script)
  return {
    counter: counterScript,
    sites: sites.length,
    script: instrumented,
    watch: watchSpace,
    read: (text) => readReport(JSON.parse(text) as Report, sites, script, program),
  }
}

function readReport(
  { left, pattern, uncounted, sums }: Report,
  sites: readonly Site[],
  script: string,
  program: Program,
): StepCount {
  const dearest = sums
    .map((steps, index) => ({ steps, index }))
    .filter(({ steps }) => steps > 0)
    .toSorted((one, other) => other.steps - one.steps || one.index - other.index)
    .slice(0, sitesShown)
  return {
    policy: chargingPolicy,
    total: sums.reduce((sum, steps) => sum + steps, 0),
    sites: dearest.flatMap(({ steps, index }) => {
      const site = sites[index]
      return site === undefined ? [] : [{ ...placeOf(site, script, program), text: site.text, steps }]
    }),
    isOver: left < 0,
    usesPatterns: pattern === 1,
    usesTextAsCode: uncounted === 1,
  }
}

/** Lines are the same in both texts; the column is found again by the word that stands there. */
function placeOf(site: Site, script: string, { text, project }: Program): Pick<SiteSteps, 'line' | 'column'> {
  // The files of a project have places of their own in the script.
  if (site.text === '' || project !== undefined) return { line: 0, column: 1 }
  const before = script.slice(0, site.start).split('\n')
  const line = sourceLine(before.length, text)
  if (line === undefined) return { line: 0, column: 1 }
  const word = /^[\w$]+|^./.exec(site.text)?.[0] ?? ''
  const nth = occurrences(before.at(-1) ?? '', word)
  const source = text.split('\n')[line - 1] ?? ''
  let column = source.indexOf(word)
  for (let passed = 0; passed < nth && column >= 0; passed++) column = source.indexOf(word, column + 1)
  return { line, column: Math.max(0, column) + 1 }
}

function occurrences(text: string, word: string): number {
  let count = 0
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) count++
  return count
}
