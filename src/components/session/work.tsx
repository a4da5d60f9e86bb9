import { kindOf } from '../../kinds/index.ts'
import { useSession } from './session-context.ts'

/** Where the candidate answers: the component of the item's kind. */
export function Work() {
  const { view, actions } = useSession()
  const { Work: Kind } = kindOf(view.item.kind)
  return (
    <div class="work" key={`${view.position}-${view.item.id}`}>
      <Kind item={view.item} draft={view.draft} onChange={actions.answer} locked={view.submitting} />
    </div>
  )
}
