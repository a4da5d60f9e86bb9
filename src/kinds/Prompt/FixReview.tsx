import { checkPrompt } from '#adaptive'
import { InlineCode } from '../../components/inline-code.tsx'
import { prompt as all } from '../../text/kinds/prompt.ts'
import type { ReviewProps } from '../kind.tsx'

const words = all.review

/** The prompt as submitted; once the key may be shown, every check with what decided it. */
export function FixReview({ item, response, revealed }: ReviewProps<'prompt'>) {
  const text = response.prompt ?? ''
  return (
    <>
      <h4>{words.fix}</h4>
      {text.trim() === '' ? (
        <p class="muted">{words.noPrompt}</p>
      ) : (
        <p class="prompt-text prompt-reviewed">{text}</p>
      )}
      {revealed && (
        <ul class="parts">
          {item.grading.key.predicates.map(({ id, text: label, shown, why, check }) => {
            const { holds, reason, where = '' } = checkPrompt(check, text)
            return (
              <li key={id} class={`part part-${holds ? 'met' : 'missed'} prompt-passage`}>
                <span class="part-state">{holds ? words.holds : words.fails}</span>
                <div>
                  <InlineCode text={label} /> {!shown && <span class="muted">({words.hidden})</span>}
                  {text.trim() !== '' && <p class="prompt-where">{words.verdict[reason](where)}</p>}
                  <p class="review-reason">
                    <InlineCode text={why} />
                  </p>
                </div>
              </li>
            )
          })}
        </ul>
      )}
    </>
  )
}
