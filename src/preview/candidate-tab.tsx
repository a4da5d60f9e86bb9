import { site } from '../components/addresses.ts'
import { preview } from '../text/preview.ts'
import { candidatePage } from './author-addresses.ts'
import type { AuthorRow } from './author-data.ts'

const words = preview.candidate

/** The item as a candidate meets it. */
export function CandidateTab({ row }: { readonly row: AuthorRow }) {
  return (
    <div class="tab">
      <p>{words.note}</p>
      <p class="ways">
        <a href={candidatePage(row)}>{words.alone}</a>
        {row.use === 'practice' && row.status !== 'retired' && <a href={site.item(row.name)}>{words.page}</a>}
      </p>
      <iframe class="candidate-frame" title={words.frame} src={candidatePage(row)} />
    </div>
  )
}
