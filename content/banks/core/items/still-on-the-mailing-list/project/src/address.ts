/** What all writings of one address have in common. */
export function keyOf(address: string): string {
  return address.trim().toLowerCase()
}
