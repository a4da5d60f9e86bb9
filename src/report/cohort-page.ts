import { candidatesPart } from './cohort-candidates.ts'
import { countResults } from './cohort-counted.ts'
import { cutInWords } from './cohort-cut.ts'
import { groupedRates } from './cohort-groups.ts'
import { groupsInWords, groupsPart, type ScaledRates } from './cohort-groups-part.ts'
import { cohortItems } from './cohort-items.ts'
import { itemsInWords, itemsPart } from './cohort-items-part.ts'
import { levelsInWords, levelsPart } from './cohort-levels.ts'
import { cohortMap } from './cohort-map.ts'
import { cohortMethod } from './cohort-method.ts'
import { cohortFinding, countedInWords, resultsPart } from './cohort-results.ts'
import { cohortScales, medianOf } from './cohort-scales.ts'
import { cohortSkills, skillsInWords, skillsPart } from './cohort-skills.ts'
import type { Cohort } from './cohort.ts'
import { policyInSentence } from './level-words.ts'
import { html, type Markup } from './markup.ts'
import { reportPage, type ReportSection, type ReportStyle } from './report-page.ts'
import { threatsPart } from './threats-part.ts'

/**
 * The page of all who took a graded test: which results count, where the candidates stand and how well that is known, which
 * skills, items and groups need a look, and what no result can show.
 *
 * @returns an HTML document that needs nothing else
 */
export function cohortPage(cohort: Cohort, style: ReportStyle): string {
  const { test, groups, cut } = cohort
  const results = countResults(cohort.attempts)
  const scales = cohortScales(test, results.counted).map((scale) => ({
    scale,
    skills: cohortSkills(scale),
    items: cohortItems(scale),
  }))
  const isOneOfSeveral = scales.length > 1
  const items = scales
    .flatMap((each) => each.items)
    .toSorted((one, other) => Number(other.flags.length > 0) - Number(one.flags.length > 0))
  const rates: readonly ScaledRates[] | undefined =
    groups && scales.map(({ scale }) => ({ scale, rates: groupedRates(scale, groups, cut) }))
  const medianMs = medianOf(
    results.counted.flatMap(({ answers }) => answers.map(({ durationMs }) => durationMs)),
  )
  const named = (name: string, policy: (typeof scales)[number]['scale']['policy']): string =>
    isOneOfSeveral ? `${name} ${policyInSentence(policy)}` : name
  const findings: readonly (readonly [string, string])[] = [
    ['Counted', countedInWords(results)],
    ...scales.map(({ scale }) => [named('Levels', scale.policy), levelsInWords(scale)] as const),
    ...(cut === undefined
      ? []
      : scales
          .filter(({ scale }) => scale.persons.length > 0)
          .map(({ scale }) => [named(`Cut ${cut}`, scale.policy), cutInWords(scale, cut)] as const)),
    ...scales.map(({ scale, skills }) => [named('Skills', scale.policy), skillsInWords(skills)] as const),
    ['Items', itemsInWords(items)],
    ...(rates === undefined ? [] : [['Groups', groupsInWords(rates)] as const]),
  ]
  const sections: readonly ReportSection[] = [
    { id: 'results', title: 'Results', content: resultsPart(cohort, results) },
    {
      id: 'levels',
      title: 'Levels',
      content: html`${scales.map(({ scale }) => levelsPart(scale, test, { cut, isOneOfSeveral }))}`,
    },
    { id: 'skills', title: 'Skills', content: skillsPart(scales) },
    { id: 'items', title: 'Items', content: itemsPart(items, medianMs) },
    {
      id: 'scale',
      title: 'Candidates and items',
      content: mapsOf(),
    },
    ...(rates === undefined ? [] : [{ id: 'groups', title: 'Groups', content: groupsPart(cohort, rates) }]),
    {
      id: 'candidates',
      title: 'Candidates one by one',
      content: candidatesPart(
        cohort,
        results,
        scales.map(({ scale }) => scale),
      ),
    },
    { id: 'threats', title: 'What no result can show', content: threatsPart() },
    { id: 'method', title: 'Method', content: cohortMethod(cohort) },
  ]
  return reportPage(
    {
      title: `Cohort of ${test.title}`,
      kind: 'Cohort report',
      finding: cohortFinding(cohort, results),
      lead: html`<p class="lead">
          This page is about all who took <bdi>${test.title}</bdi> of <bdi>${test.organisation}</bdi>. It can
          be read from a file, sent and printed; it asks nobody for anything.
        </p>
        <ul class="findings">
          ${findings.map(([name, words]) => html`<li><strong>${name}</strong>: ${words}</li>`)}
        </ul>`,
      sections,
    },
    style,
  )

  function mapsOf(): Markup {
    const shown = scales.filter(({ scale }) => scale.persons.length > 0)
    return shown.length === 0
      ? html`<p>No candidate has a response that counts.</p>`
      : html`${shown.map(({ scale, items }) => cohortMap(scale, items, isOneOfSeveral))}`
  }
}
