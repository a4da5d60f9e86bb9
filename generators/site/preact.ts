import { getContainerRenderer } from '@astrojs/preact/container-renderer'
import type { AstroIntegration } from 'astro'

/** Module of which the renderer asks what components are Preact's: here all are. */
const OPTIONS = /^astro:preact:opts$/

/**
 * Islands in Preact, for Astro. Vite compiles JSX by itself: the integration of `@astrojs/preact`, of which only the
 * renderer is used, has Babel parse and print every module of the site for it, which took half of a build.
 */
export function preact(): AstroIntegration {
  return {
    name: 'preact',
    hooks: {
      'astro:config:setup': ({ addRenderer, updateConfig }) => {
        addRenderer(getContainerRenderer())
        updateConfig({
          vite: {
            oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
            // What a page of the development server finds late makes it load anew.
            optimizeDeps: {
              include: [
                '@astrojs/preact/client.js',
                'preact',
                'preact/hooks',
                'preact/jsx-dev-runtime',
                '@preact/signals',
              ],
            },
            plugins: [
              {
                name: 'assay-preact-options',
                resolveId: { filter: { id: OPTIONS }, handler: (id: string) => `\0${id}` },
                load: { filter: { id: /^\0astro:preact:opts$/ }, handler: () => 'export default {}' },
              },
            ],
          },
        })
      },
    },
  }
}
