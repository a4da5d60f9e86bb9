import { render } from 'preact'
import { CalibrationApp } from './calibration-app.tsx'
import type { OfferedRelease } from './release-offer.ts'

/** Puts the page's app into its place. */
export function startCalibrationPage(): void {
  const root = document.querySelector<HTMLElement>('#calibration')
  if (!root) return
  const releases = JSON.parse(root.dataset['offer'] ?? '') as readonly OfferedRelease[]
  root.replaceChildren()
  render(<CalibrationApp releases={releases} />, root)
}
