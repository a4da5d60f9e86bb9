import { meaningOf } from '../text/studio-meaning.ts'
import { authored } from './authored.ts'
import type { DesignReport } from './design-report.ts'
import { html, type Markup } from './markup.ts'
import { counted, fixed, signed } from './number-words.ts'
import { shownMarkup } from './shown-markup.ts'

/** What a test is for, what it consists of, and what its scores are. */
export function designPurpose({ blueprint, forecast, titleOf }: DesignReport): Markup {
  const { title, description, use, locale, blocks } = blueprint
  const { population } = forecast
  const policies = new Set(blocks.map(({ ai }) => ai)).size
  return html`<p><strong>${authored(title)}</strong></p>
    ${
      description.trim() === ''
        ? html`<p>Its author states no purpose. A test needs one before its scores are used for anything.</p>`
        : description
            .split(/\n\s*\n/)
            .filter((each) => each.trim() !== '')
            .map((each) => html`<p>${authored(each)}</p>`)
    }
    <p>
      It is a ${use} test of ${counted(blocks.length, 'block')}, in the language <code>${locale}</code>, for
      candidates whose abilities lie about ${signed(population.mean, 1)} with a standard deviation of
      ${fixed(population.sd, 1)} logits: all averages below are over such candidates.
    </p>
    <div class="part">
      <h3>What happens to a candidate</h3>
      <ul class="findings">
        ${meaningOf(blueprint, titleOf).map((sentence) => html`<li>${authored(sentence)}</li> `)}
      </ul>
    </div>
    <div class="part">
      <h3>What a score is</h3>
      <p>
        Answers are scored in ordered categories. From them follows an estimate of the candidate’s ability, in
        logits, with its standard error; people read it as a level, which is 3 more. A candidate of ability 0
        is at level 3, and passes half of the items whose difficulty is 0, guessing aside. The estimate is the
        mean of what the answers leave likely, after what was expected before the first
        one.${
          policies > 1
            ? ' Blocks with help from an AI and blocks without have a scale each, and their scores are not to be compared.'
            : ''
        }
      </p>
    </div>`
}

/** The blueprint to the letter. */
export function designBlueprint({ yaml }: DesignReport): Markup {
  return html`<p>
      The test to the letter, as Assay reads it. What each part does is told in
      <a href="#purpose">Purpose and content</a>.
    </p>
    <pre class="source" dir="ltr"><code>${shownMarkup(yaml.replaceAll('\r\n', '\n'))}</code></pre>`
}
