import { useEffect, useState } from 'preact/hooks'
import { Tabs } from '../components/tabs.tsx'
import { announce, LiveRegion } from '../components/live-region.tsx'
import { kindNames } from '../text/common.ts'
import { preview } from '../text/preview.ts'
import { authorIndex } from '../components/author-pages.ts'
import { itemData, placeIn } from './author-addresses.ts'
import type { AuthorItem } from './author-data.ts'
import { CandidateTab } from './candidate-tab.tsx'
import { onServer } from './changes.ts'
import { KeyTab } from './key-tab.tsx'
import { ProofTab } from './proof-tab.tsx'
import { FaultsMark, StandingMark } from './standing-mark.tsx'
import { TextTab } from './text-tab.tsx'
import { VariantsTab } from './variants-tab.tsx'

const TABS = ['text', 'key', 'proof', 'variants', 'candidate'] as const
type TabName = (typeof TABS)[number]

/** One item as its author sees it; it follows every save. */
export function AuthorItemPage() {
  const [place] = useState(() => placeIn(location.pathname))
  const [item, setItem] = useState<AuthorItem>()
  const [trouble, setTrouble] = useState<string>()
  const [tab, setTab] = useState<TabName | undefined>(tabInAddress)
  useEffect(() => {
    let asked = 0
    const load = async (): Promise<void> => {
      asked += 1
      const own = asked
      try {
        const response = await fetch(itemData(place))
        const found = response.ok ? ((await response.json()) as AuthorItem) : undefined
        // An older answer may come after a newer one.
        if (own !== asked) return
        setItem(found)
        setTrouble(found ? undefined : preview.missing(place.name, place.bank))
        if (own > 1) announce(preview.updated)
      } catch {
        if (own === asked) setTrouble(preview.failed)
      }
    }
    void load()
    return onServer({
      changed: ({ rows, gone }) => {
        if ([...rows, ...gone].some(({ bank, name }) => bank === place.bank && name === place.name))
          void load()
      },
      lost: () => setTrouble(preview.lost),
      back: () => void load(),
    })
  }, [place])
  useEffect(() => {
    document.title = `${item?.row.title ?? place.name} · ${preview.navigation}`
  }, [item, place])
  return (
    <>
      <p class="trail">
        <a href={authorIndex}>{preview.all}</a>
      </p>
      {trouble !== undefined && (
        <p class="note note-bad" role="alert">
          {trouble}
        </p>
      )}
      {item ? (
        <Item
          item={item}
          tab={shownTab(item, tab)}
          onTab={(wanted) => {
            setTab(wanted)
            history.replaceState(null, '', `#${wanted}`)
          }}
        />
      ) : (
        trouble === undefined && <p role="status">{preview.loading}</p>
      )}
      <LiveRegion />
    </>
  )
}

/** A tab that the item does not have is shown as its key. */
function shownTab({ row, variants }: AuthorItem, wanted: TabName | undefined): TabName {
  if (wanted !== undefined && (wanted !== 'variants' || variants.length > 0)) return wanted
  return row.errors > 0 ? 'text' : 'key'
}

interface ItemProps {
  readonly item: AuthorItem
  readonly tab: TabName
  readonly onTab: (tab: TabName) => void
}

function Item({ item, tab, onTab }: ItemProps) {
  const { row, isCurrent, content } = item
  const [visited, setVisited] = useState<readonly TabName[]>([])
  // A candidate's session is begun when it is looked at, and not before.
  if (!visited.includes(tab)) setVisited([...visited, tab])
  const { tabs } = preview
  return (
    <>
      <h1>{row.title}</h1>
      <ul class="facts">
        <li class="item-id">{`${row.bank}/${row.name}`}</li>
        {row.kind && <li>{kindNames[row.kind]}</li>}
        {row.level !== undefined && <li>{preview.level(row.level)}</li>}
        {row.version !== undefined && <li>{row.version}</li>}
        {row.status !== undefined && <li>{row.status}</li>}
        {row.use !== undefined && <li>{row.use}</li>}
        {row.skills.map((skill) => (
          <li key={skill}>{skill}</li>
        ))}
      </ul>
      <p class="item-state">
        <StandingMark standing={row.proof} />
        <FaultsMark errors={row.errors} warnings={row.warnings} />
      </p>
      {!isCurrent && (
        <p class="note note-bad" role="status">
          {content ? preview.old : preview.never}
        </p>
      )}
      <Tabs
        class="author-tabs"
        label={tabs.label}
        selected={tab}
        onSelect={(id) => onTab(id as TabName)}
        tabs={[
          {
            id: 'text',
            label: preview.textTab(row.errors + row.warnings),
            content: <TextTab item={item} />,
          },
          { id: 'key', label: tabs.key, content: content && <KeyTab content={content} /> },
          { id: 'proof', label: tabs.proof, content: <ProofTab item={item} /> },
          ...(item.variants.length > 0
            ? [
                {
                  id: 'variants',
                  label: preview.variants.tab(item.variants.length),
                  content: <VariantsTab item={item} />,
                },
              ]
            : []),
          {
            id: 'candidate',
            label: tabs.candidate,
            content: visited.includes('candidate') && <CandidateTab row={row} />,
          },
        ]}
      />
    </>
  )
}

function tabInAddress(): TabName | undefined {
  return TABS.find((name) => location.hash === `#${name}`)
}
