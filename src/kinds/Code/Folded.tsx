import { useState } from 'preact/hooks'
import { announce } from '../../components/live-region.tsx'
import { session } from '../../text/session.ts'

/** Long text, folded, with a way to copy it. */
export function Folded({ label, text }: { readonly label: string; readonly text: string }) {
  const [copied, setCopied] = useState(false)
  return (
    <details class="folded">
      <summary>{label}</summary>
      <pre tabIndex={0} role="region" aria-label={label}>
        <samp>{text}</samp>
      </pre>
      <button
        type="button"
        class="button button-small"
        onClick={() => {
          void navigator.clipboard.writeText(text).then(() => {
            setCopied(true)
            announce(session.run.copied)
          })
        }}
      >
        {copied ? session.run.copied : session.run.copy}
      </button>
    </details>
  )
}
