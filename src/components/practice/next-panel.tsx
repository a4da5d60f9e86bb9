import { useMemo } from 'preact/hooks'
import { levelText, rangeText } from '#report'
import { whatToPractise, type NextStep } from '../../practice/what-to-practise.ts'
import type { LoadedHistory } from '../../practice/load-history.ts'
import { SEEN_DAYS } from '../../practice/recently-seen.ts'
import { kindNames } from '../../text/common.ts'
import { practice } from '../../text/practice.ts'
import { site } from '../addresses.ts'
import { PrintedAddress } from '../printed-address.tsx'
import { LevelMark } from './level-mark.tsx'

const words = practice.next

/** Answers in an area from which on it is called the weakest; below, it is called unknown, which it then is. */
const ENOUGH_ANSWERS = 2

interface NextPanelProps {
  readonly loaded: LoadedHistory
  /** Item of the page, which is no suggestion there. */
  readonly here?: string
  /** Whether it is the one next thing to do on the page. */
  readonly isFirst?: boolean
}

/** The problem that is worth practising next, with the reason. */
export function NextPanel({ loaded: { history, index }, here, isFirst = true }: NextPanelProps) {
  const step = useMemo(() => whatToPractise(history, index, Date.now(), here), [history, index, here])
  if (step.type === 'nothing') return <p>{words.nothing}</p>
  if (step.type === 'all-seen')
    return (
      <>
        <p>{words.allSeen(SEEN_DAYS)}</p>
        <div class="ways">
          <a class="button" href={`${site.practice}?state=tried`}>
            {words.unsolved}
          </a>
        </div>
      </>
    )
  const { item } = step
  return (
    <>
      <p class="next-title">
        <a href={site.item(item.id)}>{item.title}</a>
        <PrintedAddress href={site.item(item.id)} />
      </p>
      <ul class="facts">
        <li>{kindNames[item.kind]}</li>
        <li>
          <LevelMark level={item.level} />
        </li>
        <li>{practice.minutes(item.minutes)}</li>
      </ul>
      <p>{reasonOf(step)}</p>
      <div class="ways">
        <a class={isFirst ? 'button button-next' : 'button'} href={site.item(item.id)}>
          {words.open}
          <span class="hidden-text">: {item.title}</span>
        </a>
      </div>
    </>
  )
}

function reasonOf({ area, again }: Extract<NextStep, { type: 'item' }>): string {
  const level = levelText(area.theta)
  const range = rangeText(area)
  if (again) return words.reasonAgain(area.title, level)
  if (area.answers === 0) return words.reasonNew(area.title)
  return area.answers < ENOUGH_ANSWERS
    ? words.reasonFew(area.title, range)
    : words.reason(area.title, level, range)
}
