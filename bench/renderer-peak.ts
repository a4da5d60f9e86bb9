import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import type { Browser } from 'playwright-core'

/**
 * Watches the resident memory of the page's process, in which its workers live too: the kernel keeps the peak. What the page
 * held before, its responses among it, is not counted; the worker's copy of them is.
 *
 * @returns what gives, in MiB at the peak so far, the growth and the whole process; undefined where the system is not Linux
 */
export async function watchRenderer(
  browser: Browser,
): Promise<(() => { readonly growth: number; readonly whole: number }) | undefined> {
  if (!existsSync('/proc/self/clear_refs')) return undefined
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  await session.detach()
  const [largest] = processInfo
    .filter(({ type }) => type === 'renderer')
    .map(({ id }) => ({ id, size: statusOf(id, 'VmRSS') }))
    .sort((one, other) => other.size - one.size)
  if (largest === undefined) throw new Error('the browser has no page')
  // 5 forgets the peak so far
  writeFileSync(`/proc/${largest.id}/clear_refs`, '5')
  const before = statusOf(largest.id, 'VmRSS')
  return () => {
    const whole = statusOf(largest.id, 'VmHWM')
    return { growth: whole - before, whole }
  }
}

/** @returns a size of a process in MiB */
function statusOf(id: number, name: string): number {
  const found = new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(readFileSync(`/proc/${id}/status`, 'utf8'))
  if (found === null) throw new Error(`process ${id} tells no ${name}`)
  return Number(found[1]) / 1024
}
