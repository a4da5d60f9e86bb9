import { fixed, NONE } from '#report'
import { studio as words } from '../text/studio.ts'
import { DataTable } from '../components/data-table.tsx'
import type { DesignForecast } from '../workers/studio/protocol.ts'
import { endsOf, EndsTable } from './ends-table.tsx'
import { Figure } from './figure.tsx'
import { figuresOf, summaryRows } from './figures.ts'
import { UsageTables } from './usage-tables.tsx'

interface AnswersProps {
  readonly found: DesignForecast
  /** what the blueprint does that it is compared with */
  readonly kept: DesignForecast | undefined
  readonly titleOf: (skill: string) => string
  readonly itemTitleOf: (item: string) => string
}

const { figures } = words

/** What a blueprint does, as foretold. */
export function Answers({ found, kept, titleOf, itemTitleOf }: AnswersProps) {
  const curves = figuresOf(found, kept)
  return (
    <>
      <p class="studio-deviation">{deviationWords(found)}</p>
      <DataTable
        label={figures.summary}
        columns={[figures.figure, figures.now, ...(kept ? [figures.kept] : [])]}
        head={0}
        rows={summaryRows
          .map(({ name, valueOf }) => [name, valueOf(found), ...(kept ? [valueOf(kept)] : [])])
          .filter(([, ...values]) => values.some((value) => value !== NONE))
          .map((cells) => ({ key: cells[0] ?? '', cells }))}
      />
      <details>
        <summary>{figures.meanings}</summary>
        <dl class="studio-meanings">
          {figures.meaningOf.map(([name, meaning]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
      </details>
      {curves.map((figure) => (
        <Figure key={figure.id} figure={figure} />
      ))}
      <h3>{figures.ends}</h3>
      <EndsTable
        label={figures.ends}
        columns={[
          { title: figures.now, shares: endsOf(found) },
          ...(kept ? [{ title: figures.kept, shares: endsOf(kept) }] : []),
        ]}
      />
      <p class="small muted">{figures.endsNote}</p>
      <UsageTables
        usage={found.forecast.usage}
        kept={kept?.forecast.usage}
        titleOf={titleOf}
        itemTitleOf={itemTitleOf}
      />
      <p class="small muted">{figures.ms(found.ms, found.items)}</p>
    </>
  )
}

function deviationWords({ deviation: { worst } }: DesignForecast): string {
  if (worst === null) return figures.met
  const { theta, se, seWanted, bank, wanted } = worst
  const short = figures.short(fixed(theta, 1), se.toFixed(2), seWanted.toFixed(2))
  return bank < wanted ? short + figures.bankShort : short
}
