import { site } from '../components/addresses.ts'
import { unpacked } from './address.ts'

/** Links to the studio's pages take along the design and the guide that the address of this one holds. */
export function carryDesign(): void {
  for (const type of ['pointerover', 'focusin', 'click'])
    document.addEventListener(type, ({ target }) => {
      const link = target instanceof Element ? target.closest('a') : null
      // a link within the page, such as the one to its content, leads where it did
      const isWithin = link?.getAttribute('href')?.startsWith('#') === true
      if (link?.pathname.startsWith(site.studio) === true && !isWithin) {
        link.hash = location.hash
        if (!('begins' in link.dataset)) link.search = location.search
      }
    })
}

/** Another design that is put into the address of an open page is opened there. */
export function followAddress(): void {
  addEventListener('hashchange', () => {
    void unpacked(location.hash.slice(1)).then((design) => {
      if (design !== undefined) location.reload()
    })
  })
}
