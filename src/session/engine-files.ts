import type { EngineNames } from '#log'

/** Files of the engines that a page has, by address or by name; any site has one for JavaScript. */
export type EngineFiles = EngineNames & { readonly javascript: string }

/** @returns the files' names, which hold a digest of their content, by their addresses */
export function engineNames({ javascript, python, sql }: EngineFiles): EngineFiles {
  const name = (file: string): string => file.slice(file.lastIndexOf('/') + 1)
  return {
    javascript: name(javascript),
    ...(python !== undefined && { python: name(python) }),
    ...(sql !== undefined && { sql: name(sql) }),
  }
}
