import { result as words } from '../../text/result.ts'
import { session } from '../../text/session.ts'
import { site } from '../addresses.ts'
import { addressOfTest } from '../practice/attempt-words.ts'
import type { FoundResult } from './find-result.ts'

interface NoResultProps {
  readonly state: Exclude<FoundResult, { readonly type: 'result' }>
  /** What went wrong with a download; empty where nothing did. */
  readonly trouble: string
  readonly onDownload: () => void
}

/** Why there is no result to show, what is safe, and the way on. */
export function NoResult({ state, trouble, onDownload }: NoResultProps) {
  const { title, text, keep } = words.without[state.type]
  return (
    <main class="page page-tall" id="content" key={state.type}>
      <h1>{title}</h1>
      <p class="lead">{text}</p>
      <div class="ways">
        {state.type === 'unfinished' ? (
          <a class="button button-next" href={addressOfTest(state.test)}>
            {words.goOn}
          </a>
        ) : (
          <a class="button button-next" href={site.home}>
            {session.problem.ways.home}
          </a>
        )}
        {state.type === 'absent' && (
          <a class="button" href={site.history}>
            {words.yours}
          </a>
        )}
        {keep && (
          <button type="button" class="button" onClick={onDownload}>
            {words.record.download}
          </button>
        )}
      </div>
      {trouble !== '' && (
        <p class="note note-bad" role="alert">
          {trouble}
        </p>
      )}
    </main>
  )
}
