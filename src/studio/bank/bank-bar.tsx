import { useId } from 'preact/hooks'
import type { ReleasePublic } from '#schemas/release-public'
import { site } from '../../components/addresses.ts'
import { studio } from '../../text/studio.ts'
import { studioBank as words } from '../../text/studio-bank.ts'
import type { StudioRelease } from '../offer.ts'
import { OpenRelease, type OpenedRelease } from '../open-release.tsx'
import { redo, undo, type Past } from '../past.ts'
import { useUndoKeys } from '../use-undo-keys.ts'
import type { BankDesign } from './bank-app.tsx'

interface BankBarProps {
  readonly releases: readonly StudioRelease[]
  /** releases from files, by their hash */
  readonly opened: ReadonlyMap<string, ReleasePublic>
  readonly past: Past<BankDesign>
  readonly onPast: (change: (past: Past<BankDesign>) => Past<BankDesign>) => void
  readonly onTest: (hash: string, test: string) => void
  readonly onRelease: (opened: OpenedRelease) => void
  readonly onFailure: () => void
}

/** Which bank is looked at, and for which test. */
export function BankBar({ releases, opened, past, onPast, onTest, onRelease, onFailure }: BankBarProps) {
  const id = useId()
  useUndoKeys(onPast)
  const offered = [
    ...[...opened].map(([hash, { title, release, tests }]) => ({ hash, bank: title, release, tests })),
    ...releases,
  ]
  return (
    <div class="studio-bar">
      <p class="studio-field">
        <label for={`${id}-test`}>{words.test}</label>
        <select
          id={`${id}-test`}
          value=""
          onChange={({ currentTarget }) => {
            const [hash = '', test = ''] = currentTarget.value.split(' ')
            currentTarget.value = ''
            onTest(hash, test)
          }}
        >
          <option value="">…</option>
          {offered.flatMap(({ hash, bank, release, tests }) =>
            tests.map((test) => (
              <option key={`${hash} ${test.id}`} value={`${hash} ${test.id}`}>
                {studio.ofBank(test.title, bank, release)}
              </option>
            )),
          )}
        </select>
      </p>
      <p>
        <a class="button" href={site.studio}>
          {words.shape}
        </a>
      </p>
      <button
        type="button"
        class="button"
        aria-disabled={past.before.length === 0}
        onClick={() => onPast(undo)}
      >
        {studio.undo}
      </button>
      <button
        type="button"
        class="button"
        aria-disabled={past.after.length === 0}
        onClick={() => onPast(redo)}
      >
        {studio.redo}
      </button>
      <OpenRelease onRelease={onRelease} onFailure={onFailure} />
      <p class="small muted studio-bar-note">{words.address}</p>
    </div>
  )
}
