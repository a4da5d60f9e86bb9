import { useId, useLayoutEffect, useRef } from 'preact/hooks'
import { InlineCode } from '../../components/inline-code.tsx'
import { announce } from '../../components/live-region.tsx'
import { prompt as words } from '../../text/kinds/prompt.ts'
import {
  addToRanking,
  moveInRanking,
  placesOf,
  removeFromRanking,
  tieInRanking,
  type Ranking as Ranked,
} from './ranking.ts'

interface RankingProps {
  readonly by: string
  /** Names of the outputs by id, in their order on the page. */
  readonly names: ReadonlyMap<string, string>
  readonly ranking: Ranked
  readonly locked: boolean
  readonly onChange: (ranking: Ranked) => void
}

/** The outputs from the best to the worst, by buttons; two may share a place. */
export function Ranking({ by, names, ranking, locked, onChange }: RankingProps) {
  const id = useId()
  const section = useRef<HTMLElement>(null)
  const focusNext = useRef<string | undefined>(undefined)
  const places = placesOf(ranking)
  const ids = ranking.flat()
  const left = [...names.keys()].filter((output) => !places.has(output))

  useLayoutEffect(() => {
    // An output that moved has its buttons elsewhere: the focus follows it, or stays near where it was.
    if (focusNext.current === undefined) return
    section.current?.querySelector<HTMLElement>(focusNext.current)?.focus()
    focusNext.current = undefined
  })
  const change = (next: Ranked, focus: string, told: string): void => {
    if (next === ranking || locked) return
    focusNext.current = focus
    onChange(next)
    announce(told)
  }
  const tellPlace = (next: Ranked, output: string): string => {
    const { place = 0, shared = false } = placesOf(next).get(output) ?? {}
    return words.placed(names.get(output) ?? '', place, shared)
  }
  const move = (output: string, step: -1 | 1): void => {
    const next = moveInRanking(ranking, output, step)
    const isEnd = moveInRanking(next, output, step) === next
    change(next, button(output, (step === -1) !== isEnd ? 'up' : 'down'), tellPlace(next, output))
  }

  return (
    <section ref={section} aria-labelledby={`${id}-heading`}>
      <h2 id={`${id}-heading`}>{words.rank}</h2>
      <p class="prompt-ask">
        <InlineCode text={by} />
      </p>
      <p class="muted small">
        {words.rankHelp} <span class="key-hint">{words.rankKeys}</span>
      </p>
      {ids.length === 0 && <p class="muted">{words.noneRanked}</p>}
      <ol class="prompt-ranking">
        {ids.map((output) => {
          const name = names.get(output) ?? ''
          const { place = 0, shared = false, within = 0 } = places.get(output) ?? {}
          const isTied = within > 0
          return (
            <li
              key={output}
              class={`block ${isTied ? 'rank-tied' : ''}`}
              data-output={output}
              onKeyDown={(event) => {
                if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
                event.preventDefault()
                move(output, event.key === 'ArrowUp' ? -1 : 1)
              }}
            >
              <p class="rank-place">
                <span class="number" aria-hidden="true">
                  {words.place(place, shared)}
                </span>
                <span class="hidden-text">{words.placeInWords(place, shared)}: </span>
                <span>{name}</span>
              </p>
              <div class="block-actions">
                <Action
                  name="tie"
                  sign="="
                  label={isTied ? words.untie : words.tie}
                  of={name}
                  disabled={locked || output === ids[0]}
                  onClick={() => {
                    const next = tieInRanking(ranking, output)
                    change(next, button(output, 'tie'), tellPlace(next, output))
                  }}
                />
                <Action
                  name="up"
                  sign="↑"
                  label={words.up}
                  of={name}
                  disabled={locked || moveInRanking(ranking, output, -1) === ranking}
                  onClick={() => {
                    move(output, -1)
                  }}
                />
                <Action
                  name="down"
                  sign="↓"
                  label={words.down}
                  of={name}
                  disabled={locked || moveInRanking(ranking, output, 1) === ranking}
                  onClick={() => {
                    move(output, 1)
                  }}
                />
                <Action
                  name="remove"
                  sign="×"
                  label={words.remove}
                  of={name}
                  disabled={locked}
                  onClick={() => {
                    change(removeFromRanking(ranking, output), button(output, 'add'), words.removedRank(name))
                  }}
                />
              </div>
            </li>
          )
        })}
      </ol>
      {left.length > 0 && (
        <div class="prompt-unranked" role="group" aria-label={words.unranked}>
          {left.map((output, index) => {
            const name = names.get(output) ?? ''
            return (
              <span key={output} data-output={output}>
                <Action
                  name="add"
                  label={`${words.add} ${name}`}
                  disabled={locked}
                  onClick={() => {
                    const next = addToRanking(ranking, output)
                    const neighbour = left[index + 1] ?? left[index - 1]
                    change(
                      next,
                      neighbour === undefined ? button(output, 'remove') : button(neighbour, 'add'),
                      tellPlace(next, output),
                    )
                  }}
                />
              </span>
            )
          })}
        </div>
      )}
    </section>
  )
}

function button(output: string, action: string): string {
  return `[data-output="${CSS.escape(output)}"] [data-action="${action}"]`
}

interface ActionProps {
  readonly name: string
  readonly label: string
  /** A sign in place of the word, where the row has several. */
  readonly sign?: string
  readonly of?: string
  readonly disabled: boolean
  readonly onClick: () => void
}

function Action({ name, label, sign, of, disabled, onClick }: ActionProps) {
  return (
    <button
      type="button"
      class={sign === undefined ? 'button button-small' : 'button button-small button-sign'}
      data-action={name}
      aria-label={of === undefined ? undefined : words.of(label, of)}
      title={sign === undefined ? undefined : label}
      disabled={disabled}
      onClick={onClick}
    >
      {sign ?? label}
    </button>
  )
}
