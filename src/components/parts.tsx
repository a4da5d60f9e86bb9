import type { Score } from '#schemas/score'
import { followUp } from '../text/follow-up.ts'
import { result } from '../text/result.ts'

const words = result.evidence

/** The parts of a score, each with a word and a sign: colour says nothing that these do not. */
export function Parts({ parts }: { readonly parts: Score['parts'] }) {
  const later = parts.filter(({ stage }) => stage !== undefined)
  const first = parts.filter(({ stage }) => stage === undefined)
  if (later.length === 0) return <List parts={parts} />
  return (
    <>
      {first.length > 0 && (
        <>
          <h4>{followUp.evidenceFirst}</h4>
          <List parts={first} />
        </>
      )}
      <h4>{followUp.evidence}</h4>
      <List parts={later} />
    </>
  )
}

function List({ parts }: { readonly parts: Score['parts'] }) {
  return (
    <ul class="parts">
      {parts.map((part) => {
        const state = part.earned >= part.possible ? 'met' : part.earned > 0 ? 'partly' : 'missed'
        return (
          <li key={part.id} class={`part part-${state}`}>
            <span class="part-state">
              {state === 'partly' ? words.partly(part.earned, part.possible) : words[state]}
            </span>
            <span>
              {part.label}
              {part.detail !== undefined && <span class="muted">: {part.detail}</span>}
            </span>
          </li>
        )
      })}
    </ul>
  )
}
