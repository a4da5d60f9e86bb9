import { practice } from '../../text/practice.ts'

/** An author's level in words, with as many bars. */
export function LevelMark({ level }: { readonly level: number }) {
  return (
    <span class="level-mark">
      <svg viewBox="0 0 30 12" width="30" height="12" aria-hidden="true">
        {level > 0 && <path class="level-on" d={bars(1, level)} />}
        {level < 5 && <path class="level-off" d={bars(level + 1, 5)} />}
      </svg>
      {practice.level(level)}
    </span>
  )
}

/** Bars from one level to another (both included), each higher than the one before. */
function bars(from: number, to: number): string {
  return Array.from({ length: to - from + 1 }, (_, place) => {
    const bar = from + place
    return `M${(bar - 1) * 6 + 0.5} 10.5v${-bar * 2}h3.5v${bar * 2}z`
  }).join('')
}
