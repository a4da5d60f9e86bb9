export function affectedServices(
  services: ReadonlyMap<string, readonly (readonly string[])[]>,
  failed: readonly string[],
): string[] {
  const known = new Map<string, boolean>()
  const isDown = (name: string): boolean => {
    const answer = known.get(name) ?? (failed.includes(name) || loses(name))
    known.set(name, answer)
    return answer
  }
  const loses = (name: string): boolean =>
    (services.get(name) ?? []).some((names) => names.every((supplier) => isDown(supplier)))
  return [...services.keys()].filter((name) => isDown(name))
}
