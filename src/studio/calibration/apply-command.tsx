import { useState } from 'preact/hooks'
import { announce } from '../../components/live-region.tsx'
import { calibration as words } from '../../text/calibration.ts'
import { quoted } from './choices.ts'

interface ApplyCommandProps {
  /** name of the file of parameters */
  readonly file: string
  /** name of the bank, where it is known */
  readonly bank: string | undefined
}

const { bank: texts } = words

/** The commands that put the parameters into a bank: first what they would do, then doing it. */
export function ApplyCommand({ file, bank }: ApplyCommandProps) {
  const [said, setSaid] = useState('')
  const command = `assay calibrate --apply ${bank === undefined ? 'BANK' : quoted(`content/banks/${bank}`)} --from ${quoted(file)}`
  const text = `${command} --dry-run\n${command}`
  const tell = (now: string): void => {
    setSaid(now)
    announce(now)
  }
  return (
    <section class="calibration-apply" aria-label={texts.command}>
      <p>{texts.command}</p>
      <pre tabIndex={0} role="region" aria-label={texts.commands}>
        <code>{text}</code>
      </pre>
      <p class="small muted">{texts.save}</p>
      <p class="calibration-ways">
        <button
          type="button"
          class="button button-small"
          onClick={() => {
            navigator.clipboard.writeText(text).then(
              () => tell(texts.copied),
              () => tell(texts.copyFailed),
            )
          }}
        >
          {texts.copy}
        </button>
        <span class="small">{said}</span>
      </p>
    </section>
  )
}
