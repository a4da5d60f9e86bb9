import { useState } from 'preact/hooks'
import { announce } from '../../components/live-region.tsx'
import { session } from '../../text/session.ts'

/** Of a longer text, this much is drawn until somebody asks for more, in UTF-16 units. */
const shownFirst = 4000
/** More is never drawn, so that no output slows the page down, in UTF-16 units. */
const mostShown = 100_000

const words = session.run

/** Long text, folded and cut, with ways to see and to copy all of it. */
export function Folded({ label, text }: { readonly label: string; readonly text: string }) {
  const [copied, setCopied] = useState(false)
  const [open, setOpen] = useState(false)
  const [limit, setLimit] = useState(shownFirst)
  const isCut = text.length > limit
  return (
    <details
      class="folded"
      onToggle={(event) => {
        setOpen(event.currentTarget.open)
      }}
    >
      <summary>{label}</summary>
      {open && (
        <>
          <pre tabIndex={0} role="region" aria-label={label}>
            <samp>{isCut ? `${text.slice(0, limit).toWellFormed()}…` : text}</samp>
          </pre>
          <div class="folded-ways">
            <button
              type="button"
              class="button button-small"
              onClick={() => {
                void navigator.clipboard.writeText(text).then(() => {
                  setCopied(true)
                  announce(words.copied)
                })
              }}
            >
              {copied ? words.copied : words.copy}
            </button>
            {isCut && limit === shownFirst && (
              <button
                type="button"
                class="button button-small"
                onClick={() => {
                  setLimit(mostShown)
                }}
              >
                {words.showAll(Math.min(text.length, mostShown))}
              </button>
            )}
            {isCut && <span class="muted small">{words.cut(limit, text.length)}</span>}
          </div>
        </>
      )}
    </details>
  )
}
