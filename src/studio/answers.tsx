import { NONE, percent } from '#report'
import { kindNames } from '../text/common.ts'
import { studio as words } from '../text/studio.ts'
import { DataTable } from '../components/data-table.tsx'
import type { DesignForecast } from '../workers/studio/protocol.ts'
import { Figure } from './figure.tsx'
import { figuresOf, summaryRows } from './figures.ts'

interface AnswersProps {
  readonly found: DesignForecast
  /** figures that were kept to compare with */
  readonly kept: DesignForecast | undefined
  readonly titleOf: (skill: string) => string
  readonly onKeep: (found: DesignForecast | undefined) => void
}

const { figures } = words
/** Items of the table of the most used ones. */
const MOST_USED = 20

/** What a blueprint does, as foretold. */
export function Answers({ found, kept, titleOf, onKeep }: AnswersProps) {
  const { usage } = found.forecast
  const curves = figuresOf(found, kept)
  return (
    <>
      <p class="studio-deviation">{deviationWords(found)}</p>
      <p>
        <button type="button" class="button button-small" onClick={() => onKeep(found)}>
          {words.pin}
        </button>{' '}
        {kept && (
          <button type="button" class="button button-quiet button-small" onClick={() => onKeep(undefined)}>
            {words.unpin}
          </button>
        )}
      </p>
      <DataTable
        label={figures.summary}
        columns={[figures.figure, figures.now, ...(kept ? [figures.kept] : [])]}
        head={0}
        rows={summaryRows
          .map(({ name, valueOf }) => [name, valueOf(found), ...(kept ? [valueOf(kept)] : [])])
          .filter(([, ...values]) => values.some((value) => value !== NONE))
          .map((cells) => ({ key: cells[0] ?? '', cells }))}
      />
      {curves.map((figure) => (
        <Figure key={figure.id} figure={figure} />
      ))}
      <h3>{figures.usage}</h3>
      <DataTable
        label={figures.usage}
        columns={[figures.item, figures.rate]}
        head={0}
        rows={usage.items
          .slice(0, MOST_USED)
          .map(({ id, rate }) => ({ key: id, cells: [id, percent(rate, 1)] }))}
      />
      {(['skills', 'kinds', 'levels'] as const).map((group) => (
        <DataTable
          key={group}
          label={figures.shares[group]}
          summary={figures.shares[group]}
          columns={[figures.name, figures.there, figures.perTest, figures.share]}
          head={0}
          rows={usage[group].map(({ name, items, perTest, share }) => ({
            key: name,
            cells: [
              group === 'skills' ? titleOf(name) : group === 'kinds' ? kindOf(name) : name,
              items,
              perTest.toFixed(2),
              percent(share, 1),
            ],
          }))}
        />
      ))}
      <p class="small muted">{figures.ms(found.ms, found.items)}</p>
    </>
  )
}

function deviationWords({ deviation: { worst } }: DesignForecast): string {
  if (worst === null) return figures.met
  const { theta, se, seWanted, bank, wanted } = worst
  const short = figures.short(theta.toFixed(1).replace('-', '−'), se.toFixed(2), seWanted.toFixed(2))
  return bank < wanted ? short + figures.bankShort : short
}

function kindOf(name: string): string {
  return (kindNames as Readonly<Record<string, string>>)[name] ?? name
}
