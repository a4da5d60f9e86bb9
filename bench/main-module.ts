import { realpathSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

/** Whether a module is what `node` was started with. @param url its `import.meta.url` */
export function isMainModule(url: string): boolean {
  const [, started] = process.argv
  return started !== undefined && pathToFileURL(realpathSync(started)).href === url
}
