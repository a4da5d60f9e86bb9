import { InlineCode } from '../../components/inline-code.tsx'
import { prompt as all } from '../../text/kinds/prompt.ts'
import type { ReviewProps } from '../kind.tsx'
import { FixReview } from './FixReview.tsx'
import { outputNames } from './output-names.ts'
import { placesOf } from './ranking.ts'
import { SpanReview } from './SpanReview.tsx'

const words = all.review

/** Each part of the answer; once the key may be shown, beside what was verified, what is unsupported and why. */
export function PromptReview(props: ReviewProps<'prompt'>) {
  const { rank, marks, fix } = props.item.task
  return (
    <>
      {rank !== undefined && <RankReview {...props} />}
      {marks !== undefined && <SpanReview {...props} />}
      {fix !== undefined && <FixReview {...props} />}
    </>
  )
}

function RankReview({ item, response, revealed }: ReviewProps<'prompt'>) {
  const { key } = item.grading
  const names = outputNames(item.task)
  const yours = placesOf(response.ranking)
  const right = placesOf(key.ranking)
  const told = (places: typeof right, id: string): string => {
    const found = places.get(id)
    return found === undefined ? words.noPlace : all.place(found.place, found.shared)
  }
  return (
    <>
      <h4>{words.rank}</h4>
      <table class="review-table">
        <thead>
          <tr>
            <th scope="col">{words.output}</th>
            <th scope="col">{words.yours}</th>
            {revealed && <th scope="col">{words.right}</th>}
          </tr>
        </thead>
        <tbody>
          {[...names].map(([id, name]) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              <td>{told(yours, id)}</td>
              {revealed && <td>{told(right, id)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
      {revealed &&
        [...right.keys()].map((id) => {
          const verified = key.verified.filter(({ output }) => output === id)
          const held = verified.filter(({ holds }) => holds).length
          return (
            <section key={id} class="prompt-verified">
              <h5>
                {names.get(id)}: {words.checks(held, verified.length)}
              </h5>
              <ul class="parts">
                {verified.map(({ check, holds, evidence }) => (
                  <li key={check} class={`part part-${holds ? 'met' : 'missed'} prompt-passage`}>
                    <span class="part-state">{holds ? words.holds : words.fails}</span>
                    <span>
                      <InlineCode text={key.checks.find((each) => each.id === check)?.text ?? ''} />{' '}
                      <span class="muted">
                        <InlineCode text={evidence} />
                      </span>
                    </span>
                  </li>
                ))}
              </ul>
            </section>
          )
        })}
    </>
  )
}
