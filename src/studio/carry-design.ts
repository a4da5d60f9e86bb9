import { site } from '../components/addresses.ts'
import { unpacked } from './address.ts'

/**
 * Links to the studio's pages take along the design and the guide that the address of this one holds; a link within the
 * page, such as the one to its content, leaves the address to the design.
 */
export function carryDesign(): void {
  for (const type of ['pointerover', 'focusin', 'click'])
    document.addEventListener(type, (event) => {
      const link = event.target instanceof Element ? event.target.closest('a') : null
      if (link?.pathname.startsWith(site.studio) !== true) return
      const href = link.getAttribute('href') ?? ''
      if (!href.startsWith('#')) {
        link.hash = location.hash
        if (!('begins' in link.dataset)) link.search = location.search
      } else if (type === 'click') {
        event.preventDefault()
        focusOn(href.slice(1))
      }
    })
}

function focusOn(id: string): void {
  const target = document.getElementById(id)
  if (target === null) return
  target.tabIndex = -1
  target.addEventListener('blur', () => target.removeAttribute('tabindex'), { once: true })
  target.focus()
}

/** Another design that is put into the address of an open page is opened there. */
export function followAddress(): void {
  addEventListener('hashchange', () => {
    void unpacked(location.hash.slice(1)).then((design) => {
      if (design !== undefined) location.reload()
    })
  })
}
