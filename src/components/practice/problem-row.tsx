import type { CatalogueItem } from '../../practice/catalogue.ts'
import type { ItemState } from '../../practice/item-state.ts'
import { kindNames } from '../../text/common.ts'
import { practice } from '../../text/practice.ts'
import { site } from '../addresses.ts'
import { LevelMark } from './level-mark.tsx'
import { StateMark } from './state-mark.tsx'

interface ProblemRowProps {
  readonly item: CatalogueItem
  /** Undefined while it is not known: its place is kept. */
  readonly state: ItemState | undefined
  /** Titles by `area.skill`. */
  readonly skills: ReadonlyMap<string, string>
}

/** What stands in the row of one problem. */
export function ProblemRow({ item, state, skills }: ProblemRowProps) {
  const { id, title, kind, level, minutes, languages } = item
  return (
    <>
      <div class="problem-name">
        <h3>
          <a href={site.item(id)}>{title}</a>
        </h3>
        <p class="problem-skills">{item.skills.map((skill) => skills.get(skill) ?? skill).join(' · ')}</p>
      </div>
      <p class="problem-level">
        <LevelMark level={level} />
      </p>
      <p class="problem-kind">
        {kindNames[kind]}
        {languages.length > 0 && <span class="muted"> {practice.languages(languages)}</span>}
      </p>
      <p class="problem-minutes number">{practice.minutes(minutes)}</p>
      <p class="problem-state">{state ? <StateMark state={state} /> : '\u00a0'}</p>
    </>
  )
}
