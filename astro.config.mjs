import mdx from '@astrojs/mdx'
import { defineConfig } from 'astro/config'
import { preact } from './generators/site/preact.ts'
import { assay, workingTree } from './generators/site.ts'

export default defineConfig({
  output: 'static',
  trailingSlash: 'always',
  build: { format: 'directory', inlineStylesheets: 'never' },
  devToolbar: { enabled: false },
  markdown: { syntaxHighlight: false },
  vite: {
    environments: {
      client: {
        build: {
          rolldownOptions: {
            output: {
              // By themselves, Preact and what every page loads would share files with what no introduction needs.
              codeSplitting: {
                groups: [
                  { name: 'preact', test: /node_modules[\\/]preact[\\/]/ },
                  {
                    name: 'page',
                    test: /components[\\/](addresses|service|offline)\.ts|text[\\/]start\.ts|preload-helper/,
                  },
                ],
              },
            },
          },
        },
      },
    },
  },
  integrations: [preact(), mdx(), assay(workingTree())],
})
