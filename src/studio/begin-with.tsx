import { useId } from 'preact/hooks'
import { studio as words } from '../text/studio.ts'
import type { OfferedTests } from './use-releases.ts'

interface BeginWithProps {
  readonly label: string
  readonly offered: readonly OfferedTests[]
  /** the test that is gone on with as it is, as `hash id`; empty once it was changed */
  readonly present: string
  readonly onTest: (hash: string, test: string) => void
}

/** A list of the tests of releases, one of which is begun with. */
export function BeginWith({ label, offered, present, onTest }: BeginWithProps) {
  const id = useId()
  return (
    <p class="studio-field">
      <label for={id}>{label}</label>
      <select
        id={id}
        value={present}
        onChange={({ currentTarget }) => {
          const [hash = '', test = ''] = currentTarget.value.split(' ')
          currentTarget.value = present
          onTest(hash, test)
        }}
      >
        <option value="">…</option>
        {offered.flatMap(({ hash, bank, release, tests }) =>
          tests.map((test) => (
            <option key={`${hash} ${test.id}`} value={`${hash} ${test.id}`}>
              {words.ofBank(test.title, bank, release)}
            </option>
          )),
        )}
      </select>
    </p>
  )
}
