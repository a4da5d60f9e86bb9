import { useId } from 'preact/hooks'
import { LineDiff } from '../components/line-diff.tsx'
import { studio as words } from '../text/studio.ts'

interface ComparisonProps {
  /** the blueprint that is edited, and the one that it is compared with */
  readonly text: string
  readonly other: string | undefined
  /** whether the other one has figures */
  readonly isFound: boolean
  readonly tests: readonly { readonly id: string; readonly title: string }[]
  readonly onOther: (other: string | undefined) => void
  readonly onTest: (test: string) => void
  readonly onSwap: () => void
}

const { comparison: texts } = words

/** A second blueprint beside the first: where it comes from, what differs, and the way to edit it. */
export function Comparison({ text, other, isFound, tests, onOther, onTest, onSwap }: ComparisonProps) {
  const id = useId()
  return (
    <div class="studio-comparison">
      <div class="studio-simulate">
        <button type="button" class="button button-small" onClick={() => onOther(text)}>
          {texts.keep}
        </button>
        <span class="studio-field">
          <label for={`${id}-test`}>{texts.test}</label>
          <select
            id={`${id}-test`}
            value=""
            onChange={({ currentTarget }) => {
              onTest(currentTarget.value)
              currentTarget.value = ''
            }}
          >
            <option value="">…</option>
            {tests.map((test) => (
              <option key={test.id} value={test.id}>
                {test.title}
              </option>
            ))}
          </select>
        </span>
        {other !== undefined && (
          <>
            <button type="button" class="button button-small" onClick={onSwap}>
              {texts.swap}
            </button>
            <button type="button" class="button button-quiet button-small" onClick={() => onOther(undefined)}>
              {texts.end}
            </button>
          </>
        )}
      </div>
      {other !== undefined && !isFound && <p class="note">{texts.none}</p>}
      {other === text && <p class="small muted">{texts.same}</p>}
      {other !== undefined && other !== text && (
        <details>
          <summary>{texts.differs}</summary>
          <LineDiff label={texts.differs} before={other} after={text} />
        </details>
      )}
    </div>
  )
}
