import type { ResultView } from '../../session/view.ts'
import { duration, kindNames } from '../../text/common.ts'
import { followUp } from '../../text/follow-up.ts'
import { growth as growthWords } from '../../text/growth.ts'
import { result } from '../../text/result.ts'
import { site } from '../addresses.ts'
import { GrowthFigures } from '../growth/growth.tsx'
import { PrintedAddress } from '../printed-address.tsx'

const words = result.evidence

type Step = ResultView['path'][number]
type Part = Step['score']['parts'][number]

interface EvidenceItemProps {
  readonly step: Step
  /** Whether it is the session's only problem, which needs no number. */
  readonly isSingle: boolean
  /** Whether the problem has a page here. */
  readonly isOffered: boolean
}

/** One problem of a session: what came of it, in how long, and what that shows. */
export function EvidenceItem({ step, isSingle, isOffered }: EvidenceItemProps) {
  const { position, item, score, durationMs, counted } = step
  const address = site.item(item.problem)
  return (
    <li>
      <div class="evidence-head">
        <h3>
          {!isSingle && `${position}. `}
          {isOffered ? <a href={address}>{item.title}</a> : item.title}
        </h3>
        <p>
          <strong>{words.score(score.category, score.max)}</strong>
        </p>
      </div>
      {isOffered && <PrintedAddress href={address} />}
      <ul class="facts">
        <li>{kindNames[item.kind]}</li>
        <li>{words.level(item.level)}</li>
        <li>{duration(durationMs)}</li>
        {!counted && <li>{words.notCounted}</li>}
      </ul>
      <Evidence step={step} />
      <MeasuredGrowth step={step} />
    </li>
  )
}

/** The counted steps, where the problem wants a class of growth and the answer was measured. */
function MeasuredGrowth({ step: { item, score, wanted } }: { readonly step: Step }) {
  if (score.growth === undefined || wanted === undefined) return null
  return (
    <details class="growth">
      <summary>{growthWords.heading}</summary>
      <GrowthFigures kind={item.kind} growth={score.growth} wanted={wanted} />
    </details>
  )
}

/** What an answer showed and what it did not, a line each. */
function Evidence({ step: { item, score } }: { readonly step: Step }) {
  const { parts } = score
  const met = parts.filter((part) => part.earned >= part.possible)
  // Options have no names of their own that would mean anything here.
  if (item.kind === 'choice')
    return parts.length > 1 ? <p>{words.options(met.length, parts.length)}</p> : null
  const later = parts.filter(({ stage }) => stage !== undefined)
  if (later.length === 0) return <Lines item={item} parts={parts} />
  return (
    <>
      <h4>{followUp.evidenceFirst}</h4>
      <Lines item={item} parts={parts.filter(({ stage }) => stage === undefined)} />
      <h4>{followUp.evidence}</h4>
      <Lines item={item} parts={later} />
    </>
  )
}

function Lines({ item, parts }: { readonly item: Step['item']; readonly parts: readonly Part[] }) {
  return (
    <dl class="evidence-parts">
      <Line
        item={item}
        state="met"
        label={words.met}
        parts={parts.filter((part) => part.earned >= part.possible)}
      />
      <Line item={item} state="partly" label={words.part} parts={parts.filter(isPartly)} />
      <Line
        item={item}
        state="missed"
        label={words.missed}
        parts={parts.filter((part) => part.earned <= 0)}
      />
    </dl>
  )
}

function isPartly({ earned, possible }: Part): boolean {
  return earned > 0 && earned < possible
}

function Line({
  item,
  state,
  label,
  parts,
}: {
  readonly item: Step['item']
  readonly state: 'met' | 'partly' | 'missed'
  readonly label: string
  readonly parts: readonly Part[]
}) {
  if (parts.length === 0) return null
  return (
    <div class={`part-${state}`}>
      <dt class="part-state">{label}</dt>
      <dd>
        {parts.map((part, index) => (
          <span key={part.id}>
            {part.label}
            {isPartly(part) && ` (${words.partly(part.earned, part.possible)})`}
            {(item.kind === 'short' || part.id === 'prediction') &&
              part.detail !== undefined &&
              `, ${part.detail}`}
            {index < parts.length - 1 ? '; ' : '.'}
          </span>
        ))}
      </dd>
    </div>
  )
}
