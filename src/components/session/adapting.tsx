import { adapting as words } from '../../text/adapting.ts'
import { Written } from '../written.tsx'
import { useSession } from './session-context.ts'

/** What stands above an answer that is adapted: a heading to read on from, and what an earlier try had made of it. */
export function Adapting() {
  const { followUp, earlier, item } = useSession().view
  if (followUp === undefined && earlier === undefined) return null
  return (
    <div class="adapting">
      {followUp !== undefined && (
        <h2 id="adapt" tabIndex={-1}>
          {words.adapt(item.kind)}
        </h2>
      )}
      {earlier !== undefined && (
        <details>
          <summary>{words.earlier}</summary>
          <Written answer={earlier} label={words.earlier} />
        </details>
      )}
    </div>
  )
}
