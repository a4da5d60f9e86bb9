import type { Locator, Page } from 'playwright-core'
import type { GuideAct, GuideSight } from '../../src/studio/guides/guide.ts'
import { studio } from '../../src/text/studio.ts'

/** Does what a step of a guide asks for. */
export async function perform(page: Page, act: GuideAct): Promise<void> {
  if (act.do === 'press')
    return page
      .getByRole(act.role ?? 'button', { name: act.name, exact: true })
      .first()
      .click()
  const scope = act.group === undefined ? page : page.getByRole('group', { name: act.group, exact: true })
  if (act.do === 'choose')
    await scope.getByLabel(act.field, { exact: true }).first().selectOption({ label: act.option })
  else await fieldOf(scope, act.field).fill(act.text)
}

/** A field that is written into, and not the slider beside it, which has its name, too. */
function fieldOf(scope: Pick<Page, 'getByRole'>, name: string): Locator {
  return scope
    .getByRole('spinbutton', { name, exact: true })
    .or(scope.getByRole('textbox', { name, exact: true }))
    .first()
}

/** Waits until a page shows what a guide says that it does. */
export async function waitForSight(page: Page, sight: GuideSight): Promise<void> {
  if ('text' in sight) return page.getByText(sight.text).first().waitFor()
  const row = page
    .getByRole('region', { name: studio.figures.summary })
    .getByRole('row')
    .filter({ hasText: sight.row })
    .first()
  for (const [at, cell] of sight.cells.entries())
    await row.getByRole('cell').nth(at).filter({ hasText: cell }).waitFor()
}
