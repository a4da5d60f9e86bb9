import type { Page } from 'playwright-core'

/** To be added to a context: lets a test move the clocks of its pages. */
export function shiftableClocks(): void {
  const shift = { steady: 0, wall: 0 }
  const [steady, wall] = [performance.now.bind(performance), Date.now.bind(Date)]
  performance.now = () => steady() + shift.steady
  Date.now = () => wall() + shift.wall
  Object.assign(window, { shift })
}

/** Moves a page's clocks: `steadyMs` as time that passes or a sleep does, `wallMs` as somebody who sets the clock. */
export function moveClocks(page: Page, steadyMs: number, wallMs: number): Promise<void> {
  return page.evaluate(
    ([steady, wall]) => {
      const { shift } = window as unknown as { shift: { steady: number; wall: number } }
      shift.steady += steady
      shift.wall += wall
    },
    [steadyMs, wallMs] as const,
  )
}
