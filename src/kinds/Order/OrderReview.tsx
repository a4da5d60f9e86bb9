import { InlineCode } from '../../components/inline-code.tsx'
import { order as words } from '../../text/kinds/order.ts'
import type { ReviewProps } from '../kind.tsx'
import { BlockText } from './BlockText.tsx'

/** The order as submitted; once the key may be shown, blocks that do not belong say why, and what is missing is listed. */
export function OrderReview({ item, response, revealed }: ReviewProps<'order'>) {
  const texts = new Map(item.task.blocks.map((block) => [block.id, block.text]))
  const { distractors, required } = item.grading.key
  const reasons = new Map(revealed ? distractors.map((block) => [block.id, block.why]) : [])
  const left = revealed ? required.filter(({ id }) => !response.blocks.some((block) => block.id === id)) : []
  return (
    <>
      {response.blocks.length === 0 && <p class="muted">{words.none}</p>}
      <ol class="blocks blocks-yours">
        {response.blocks.map((block) => {
          const reason = reasons.get(block.id)
          return (
            <li key={block.id} class={`block indent-${item.task.indentation ? block.indent : 0}`}>
              <div>
                <BlockText text={texts.get(block.id) ?? ''} language={item.task.language} />
                {reason !== undefined && (
                  <p class="review-reason">
                    <strong>{words.distractor}.</strong> <InlineCode text={reason} />
                  </p>
                )}
              </div>
            </li>
          )
        })}
      </ol>
      {left.length > 0 && (
        <>
          <h4>{words.left}</h4>
          <ul class="blocks">
            {left.map(({ id }) => (
              <li key={id} class="block">
                <BlockText text={texts.get(id) ?? ''} language={item.task.language} />
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
