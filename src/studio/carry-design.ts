import { site } from '../components/addresses.ts'

/** Links to the studio's pages take along the design that the address of this one holds. */
export function carryDesign(): void {
  for (const type of ['pointerover', 'focusin', 'click'])
    document.addEventListener(type, ({ target }) => {
      const link = target instanceof Element ? target.closest('a') : null
      if (link?.pathname.startsWith(site.studio) === true) link.hash = location.hash
    })
}
