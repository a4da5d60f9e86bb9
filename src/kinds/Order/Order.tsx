import { useId, useLayoutEffect, useRef } from 'preact/hooks'
import { announce } from '../../components/live-region.tsx'
import type { KindProps } from '../../session/view.ts'
import { order as words } from '../../text/kinds/order.ts'
import { BlockText } from './BlockText.tsx'
import { addBlock, deepestIndent, indentBlock, moveBlock, removeBlock, type Placed } from './moves.ts'

/** Blocks to choose from, and the order made of them; each step is a button, so that every hand and voice can do it. */
export function Order({ item: { task }, response, onChange, locked }: KindProps<'order'>) {
  const id = useId()
  const lists = useRef<HTMLDivElement>(null)
  const focusNext = useRef<string | undefined>(undefined)
  const placed = response.blocks
  const texts = new Map(task.blocks.map((block) => [block.id, block.text]))
  const free = task.blocks.filter((block) => !placed.some((each) => each.id === block.id))

  useLayoutEffect(() => {
    // A block that moved has new buttons around it: the focus follows the block, or stays near where it was.
    if (focusNext.current === undefined) return
    lists.current?.querySelector<HTMLElement>(focusNext.current)?.focus()
    focusNext.current = undefined
  })
  const change = (next: Placed, focus: string, told: string): void => {
    if (next === placed || locked) return
    focusNext.current = focus
    onChange({ kind: 'order', blocks: next })
    announce(told)
  }
  const move = (block: string, by: -1 | 1): void => {
    const next = moveBlock(placed, block, by)
    const at = next.findIndex((each) => each.id === block)
    const end = by === -1 ? at === 0 : at === next.length - 1
    change(next, button(block, (by === -1) !== end ? 'up' : 'down'), words.moved(at + 1, next.length))
  }
  const indent = (block: string, by: -1 | 1): void => {
    const next = indentBlock(placed, block, by)
    const level = next.find((each) => each.id === block)?.indent ?? 0
    const end = by === -1 ? level === 0 : level === deepestIndent
    change(next, button(block, (by === -1) !== end ? 'outdent' : 'indent'), words.indented(level))
  }
  const onKeyDown = (block: string, event: KeyboardEvent): void => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    move(block, event.key === 'ArrowUp' ? -1 : 1)
  }

  return (
    <div class="order" ref={lists} aria-describedby={`${id}-help`}>
      <p class="muted small order-help" id={`${id}-help`}>
        {words.help} <span class="key-hint">{words.helpKeys}</span>
      </p>
      <div class={`order-lists ${task.language === 'text' ? 'order-text' : 'order-code'}`}>
        <section aria-labelledby={`${id}-free`}>
          <div class="order-head">
            <h2 id={`${id}-free`}>{words.available}</h2>
            {placed.length > 0 && <p class="muted small">{words.placed(placed.length)}</p>}
          </div>
          {free.length === 0 && <p class="muted">{words.all}</p>}
          <ul class="blocks">
            {free.map((block) => (
              <li key={block.id} class="block" data-block={block.id}>
                <BlockText text={block.text} language={task.language} />
                <div class="block-actions">
                  <Action
                    name="add"
                    label={words.add}
                    of={block.text}
                    disabled={locked}
                    onClick={() => {
                      const next = addBlock(placed, block.id)
                      const at = free.findIndex((each) => each.id === block.id)
                      const neighbour = free[at + 1] ?? free[at - 1]
                      change(
                        next,
                        neighbour === undefined ? button(block.id, 'remove') : button(neighbour.id, 'add'),
                        words.added(next.length),
                      )
                    }}
                  />
                </div>
              </li>
            ))}
          </ul>
        </section>
        <section aria-labelledby={`${id}-yours`}>
          <h2 id={`${id}-yours`}>{words.yours}</h2>
          {placed.length === 0 && <p class="muted">{words.empty}</p>}
          <ol class="blocks blocks-yours">
            {placed.map((block, index) => {
              const text = texts.get(block.id) ?? ''
              return (
                <li
                  key={block.id}
                  class={`block indent-${task.indentation ? block.indent : 0}`}
                  data-block={block.id}
                  onKeyDown={(event) => {
                    onKeyDown(block.id, event)
                  }}
                >
                  <BlockText text={text} language={task.language} />
                  {task.indentation && <span class="hidden-text">{words.level(block.indent)}</span>}
                  <div class="block-actions">
                    {task.indentation && (
                      <>
                        <Action
                          name="outdent"
                          sign="⇤"
                          label={words.outdent}
                          of={text}
                          disabled={locked || block.indent === 0}
                          onClick={() => {
                            indent(block.id, -1)
                          }}
                        />
                        <Action
                          name="indent"
                          sign="⇥"
                          label={words.indent}
                          of={text}
                          disabled={locked || block.indent === deepestIndent}
                          onClick={() => {
                            indent(block.id, 1)
                          }}
                        />
                      </>
                    )}
                    <Action
                      name="up"
                      sign="↑"
                      label={words.up}
                      of={text}
                      disabled={locked || index === 0}
                      onClick={() => {
                        move(block.id, -1)
                      }}
                    />
                    <Action
                      name="down"
                      sign="↓"
                      label={words.down}
                      of={text}
                      disabled={locked || index === placed.length - 1}
                      onClick={() => {
                        move(block.id, 1)
                      }}
                    />
                    <Action
                      name="remove"
                      sign="×"
                      label={words.remove}
                      of={text}
                      disabled={locked}
                      onClick={() => {
                        const neighbour = placed[index + 1] ?? placed[index - 1]
                        change(
                          removeBlock(placed, block.id),
                          neighbour === undefined ? button(block.id, 'add') : button(neighbour.id, 'remove'),
                          words.removed,
                        )
                      }}
                    />
                  </div>
                </li>
              )
            })}
          </ol>
        </section>
      </div>
    </div>
  )
}

function button(block: string, action: string): string {
  return `[data-block="${CSS.escape(block)}"] [data-action="${action}"]`
}

interface ActionProps {
  readonly name: string
  readonly label: string
  /** A sign in place of the word, where the row has several. */
  readonly sign?: string
  readonly of: string
  readonly disabled: boolean
  readonly onClick: () => void
}

function Action({ name, label, sign, of, disabled, onClick }: ActionProps) {
  return (
    <button
      type="button"
      class={sign === undefined ? 'button button-small' : 'button button-small button-sign'}
      data-action={name}
      aria-label={words.of(label, of)}
      title={sign === undefined ? undefined : label}
      disabled={disabled}
      onClick={onClick}
    >
      {sign ?? label}
    </button>
  )
}
