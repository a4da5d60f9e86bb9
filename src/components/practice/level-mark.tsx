import { practice } from '../../text/practice.ts'

/** An author's level in words, with as many bars. */
export function LevelMark({ level }: { readonly level: number }) {
  return (
    <span class="level-mark">
      <svg viewBox="0 0 30 12" width="30" height="12" aria-hidden="true">
        {[1, 2, 3, 4, 5].map((bar) => (
          <rect
            key={bar}
            class={bar <= level ? 'level-on' : 'level-off'}
            x={(bar - 1) * 6 + 0.5}
            y={10.5 - bar * 2}
            width="3.5"
            height={bar * 2}
          />
        ))}
      </svg>
      {practice.level(level)}
    </span>
  )
}
