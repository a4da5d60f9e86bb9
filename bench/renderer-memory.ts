import { readdir, readFile } from 'node:fs/promises'

/** Resident bytes of the largest of this process's renderers, as Linux tells them; 0 where it is another system. */
export async function rendererMemory(): Promise<number> {
  const numbers = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name))
  const facts = await Promise.all(
    numbers.map(async (pid) => {
      const [status, line] = await Promise.all(
        ['status', 'cmdline'].map((file) => readFile(`/proc/${pid}/${file}`, 'utf8').catch(() => '')),
      )
      const numberOf = (name: string) =>
        Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status ?? '')?.[1] ?? 0)
      return { pid: Number(pid), parent: numberOf('PPid'), kilobytes: numberOf('VmRSS'), line: line ?? '' }
    }),
  )
  const parents = new Map(facts.map(({ pid, parent }) => [pid, parent]))
  const isOurs = (pid: number): boolean => pid === process.pid || (pid > 1 && isOurs(parents.get(pid) ?? 0))
  const renderers = facts.filter(({ pid, line }) => line.includes('--type=renderer') && isOurs(pid))
  return Math.max(0, ...renderers.map(({ kilobytes }) => kilobytes * 1024))
}
