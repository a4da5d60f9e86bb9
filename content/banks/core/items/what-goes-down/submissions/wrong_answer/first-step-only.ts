export function affectedServices(
  services: ReadonlyMap<string, readonly (readonly string[])[]>,
  failed: readonly string[],
): string[] {
  const down = (name: string): boolean => failed.includes(name)
  return [...services]
    .filter(([name, needs]) => down(name) || needs.some((names) => names.every(down)))
    .map(([name]) => name)
}
