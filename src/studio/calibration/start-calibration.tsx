import { render } from 'preact'
import { unpacked } from '../address.ts'
import { recordOf } from '../given.ts'
import { CalibrationApp } from './calibration-app.tsx'
import type { OfferedRelease } from './release-offer.ts'

/** Puts the page's app into its place, with the choices that its address holds. */
export async function startCalibrationPage(): Promise<void> {
  const root = document.querySelector<HTMLElement>('#calibration')
  if (!root) return
  const releases = JSON.parse(root.dataset['offer'] ?? '') as readonly OfferedRelease[]
  const given = recordOf(await unpacked(location.hash.slice(1)))
  root.replaceChildren()
  render(<CalibrationApp releases={releases} given={given} />, root)
}
