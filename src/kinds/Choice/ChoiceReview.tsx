import { choice as words } from '../../text/kinds/choice.ts'
import type { ReviewProps } from '../kind.tsx'

/** What was chosen; once the key may be shown, each answer with what is true of it and why. */
export function ChoiceReview({ revealed, ...rest }: ReviewProps<'choice'>) {
  return revealed ? <WithKey {...rest} /> : <WithoutKey {...rest} />
}

type Props = Omit<ReviewProps<'choice'>, 'revealed'>

function WithoutKey({ item, response, score }: Props) {
  const chosen = item.task.options.filter(({ id }) => response.chosen.includes(id))
  const judged = score.parts.filter((part) => part.earned >= part.possible).length
  return (
    <>
      <p>{item.task.choose === 'one' ? words.notRight : words.judged(judged, score.parts.length)}</p>
      {chosen.length === 0 ? (
        <p class="muted">{words.none}</p>
      ) : (
        <>
          <h4>{words.youChose}</h4>
          <ul class="review">
            {chosen.map((option) => (
              <li key={option.id} class="part">
                <div class="prose" dangerouslySetInnerHTML={{ __html: option.html }} />
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

function WithKey({ item, response }: Props) {
  const { right, feedback } = item.grading.key
  return (
    <ul class="review">
      {item.task.options.map((option) => {
        const isRight = right.includes(option.id)
        const isChosen = response.chosen.includes(option.id)
        const state = isRight === isChosen ? 'met' : 'missed'
        const reason = feedback[option.id]
        return (
          <li key={option.id} class={`part part-${state}`}>
            <span class="part-state">
              {isChosen
                ? `${isRight ? words.right : words.wrong}, ${words.chosen}`
                : isRight
                  ? words.missed
                  : words.wellLeft}
            </span>
            <div>
              <div class="prose" dangerouslySetInnerHTML={{ __html: option.html }} />
              {reason !== undefined && (
                <div class="prose review-reason" dangerouslySetInnerHTML={{ __html: reason }} />
              )}
            </div>
          </li>
        )
      })}
    </ul>
  )
}
