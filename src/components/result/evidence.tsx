import type { ResultView } from '../../session/view.ts'
import { result } from '../../text/result.ts'

const words = result.evidence

type Step = ResultView['path'][number]
type Part = Step['score']['parts'][number]

/** What an answer showed and what it did not, a line each. */
export function Evidence({ step: { item, score } }: { readonly step: Step }) {
  const met = score.parts.filter((part) => part.earned >= part.possible)
  const missed = score.parts.filter((part) => part.earned < part.possible)
  // Options have no names of their own that would mean anything here.
  if (item.kind === 'choice')
    return score.parts.length > 1 ? <p>{words.options(met.length, score.parts.length)}</p> : null
  return (
    <dl class="evidence-parts">
      <Line state="met" label={words.met} parts={met} />
      <Line state="missed" label={words.missed} parts={missed} />
    </dl>
  )
}

function Line({
  state,
  label,
  parts,
}: {
  readonly state: 'met' | 'missed'
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
            {part.earned > 0 &&
              part.earned < part.possible &&
              ` (${words.partly(part.earned, part.possible)})`}
            {index < parts.length - 1 ? '; ' : '.'}
          </span>
        ))}
      </dd>
    </div>
  )
}
