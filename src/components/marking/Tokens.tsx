import type { ColouredToken } from '../coloured-lines.ts'

/** The text of a line in its colours. */
export function Tokens({ tokens }: { readonly tokens: readonly ColouredToken[] }) {
  return (
    <>
      {tokens.map(([token, name], place) =>
        name === '' ? (
          token
        ) : (
          <span key={place} class={name}>
            {token}
          </span>
        ),
      )}
    </>
  )
}
