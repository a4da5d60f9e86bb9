import { fixed } from '#report'
import { kindNames } from '../../text/common.ts'
import { studioBank } from '../../text/studio-bank.ts'
import type { TablesMade } from '../../workers/studio/protocol.ts'
import { TablesProgress } from '../tables-progress.tsx'
import { LongTable } from './long-table.tsx'
import { shortageWords } from './shortage-words.ts'
import { abilityText, suggestionsOf, suggestionWords } from './suggestions.ts'
import type { FoundGaps, Search } from './use-bank-answers.ts'

interface GapsSectionProps {
  readonly search: Search
  /** the last one, which stays until there is another */
  readonly answer: FoundGaps | undefined
  /** how far the bank's tables are; undefined where they are there */
  readonly making: TablesMade | undefined
  /** whether the blueprint has been looked at, and says nothing that could be foretold */
  readonly isImpossible: boolean
  readonly titleOf: (skill: string) => string
  readonly onAgain: () => void
  readonly onCancel: () => void
}

const { gaps: words } = studioBank

/** Which items to write, and what each would buy. */
export function GapsSection({
  search,
  answer,
  making,
  isImpossible,
  titleOf,
  onAgain,
  onCancel,
}: GapsSectionProps) {
  const progress = search.state === 'running' ? search.progress : undefined
  const isRenewed = search.state !== 'found'
  const before = answer && isRenewed && <span class="small muted">{words.before}</span>
  return (
    <section class="studio-gaps" aria-labelledby="bank-gaps" data-state={search.state}>
      <h2 id="bank-gaps">{words.heading}</h2>
      <div class="studio-gaps-state">
        {making && <TablesProgress making={making} />}
        {search.state === 'waiting' && !making && (
          <p role="status" class={isImpossible ? 'note' : ''}>
            {isImpossible ? studioBank.nothingYet : studioBank.waiting} {before}
          </p>
        )}
        {search.state === 'running' && (
          <p>
            <progress
              aria-label={words.searching}
              {...(progress && { value: progress.done, max: progress.total })}
            />{' '}
            {progress ? words.progress(progress.done, progress.total) : words.searching}{' '}
            <button type="button" class="button button-small" onClick={onCancel}>
              {words.cancel}
            </button>{' '}
            {before}
          </p>
        )}
        {search.state === 'cancelled' && (
          <p role="status">
            {words.cancelled}{' '}
            <button type="button" class="button button-small" onClick={onAgain}>
              {words.again}
            </button>
          </p>
        )}
        {search.state === 'found' && answer && <p>{leadOf(answer)}</p>}
      </div>
      {answer && (
        <div class="studio-gaps-found" aria-busy={isRenewed}>
          <Found {...answer} titleOf={titleOf} />
        </div>
      )}
    </section>
  )
}

function leadOf({ gaps: { cells } }: FoundGaps): string {
  const { length } = suggestionsOf(cells)
  return length === 0 ? words.none : words.lead(length)
}

interface FoundProps extends FoundGaps {
  readonly titleOf: (skill: string) => string
}

function Found({ gaps: { cells, worst, shortages }, of, titleOf }: FoundProps) {
  const suggestions = suggestionsOf(cells)
  return (
    <>
      {suggestions.length > 0 && (
        <ol class="studio-suggestions">
          {suggestions.map((suggestion, at) => {
            const { item, on, buys } = suggestionWords(suggestion, of, worst, titleOf)
            return (
              <li key={at}>
                <strong>{item}</strong>
                {on}. {buys}
              </li>
            )
          })}
        </ol>
      )}
      {worst === null ? (
        <p>{words.met}</p>
      ) : (
        cells.length > 0 &&
        cells.every(({ wanted }) => wanted === null) && <p>{words.noneEnough(abilityText(worst))}</p>
      )}
      <LongTable
        label={words.all}
        summary={words.all}
        columns={[
          words.columns.kind,
          words.columns.level,
          words.columns.skill,
          words.columns.items,
          words.columns.buys,
          ...(worst === null ? [] : [words.columns.worst(abilityText(worst)), words.columns.wanted]),
          words.columns.from,
        ]}
        head={0}
        count={cells.length}
        rowAt={(at) => {
          const cell = cells[at]
          if (cell === undefined) return { key: at, cells: [] }
          return {
            key: at,
            cells: [
              kindNames[cell.kind],
              cell.level,
              titleOf(cell.skill),
              cell.items,
              fixed(cell.buys, 4),
              ...(worst === null
                ? []
                : [fixed(cell.buysAtWorst ?? undefined, 4), cell.wanted ?? words.notEnough]),
              words.from[cell.from],
            ],
          }
        }}
      />
      <p class="small muted">{words.note}</p>
      <h3>{words.shortages}</h3>
      {shortages.length === 0 ? (
        <p>{words.noShortages}</p>
      ) : (
        <ul class="studio-meaning">
          {shortages.map((shortage, at) => (
            <li key={at}>{shortageWords(shortage, titleOf)}</li>
          ))}
        </ul>
      )}
    </>
  )
}
