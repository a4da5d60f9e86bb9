import { kinds } from '../../text/kinds.ts'
import type { ReviewProps } from '../kind.tsx'

const words = kinds.choice

/** Each answer with what is true of it and why. */
export function ChoiceReview({ item, response }: ReviewProps<'choice'>) {
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
