/** Where a link leads, whole, for paper alone: what cannot be pressed can be typed. For parts that only scripts draw. */
export function PrintedAddress({ href }: { readonly href: string }) {
  return <span class="paper-only printed-address">{new URL(href, location.href).href}</span>
}
