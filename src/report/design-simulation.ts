import { authored } from './authored.ts'
import { byAbilityPart } from './by-ability-figures.ts'
import type { DesignReport } from './design-report.ts'
import { html, type Markup } from './markup.ts'
import { counted } from './number-words.ts'
import { promisesOf, simulationMethod, simulationSureness } from './simulation-findings.ts'
import { blocksTable, exposurePart, lengthPart, violationsPart } from './simulation-tables.ts'

/** What a simulation of the design found, in the parts that its own page has; or that there is none. */
export function designSimulation({ simulation, command }: DesignReport): Markup {
  if (simulation === undefined)
    return html`<p>
        No simulation of this very design was run, so bias, the true size of errors and the share of intervals
        that hold are not shown: the figures of this report are foretold. In the folder of the bank, this runs
        one:
      </p>
      <p><code>${authored(command)}</code></p>`
  const { summary, heading } = simulation
  return html`<p>
      ${counted(summary.n, 'simulated candidate')} sat the test as real ones would, with the same engine.
      Their true abilities are known, so what the test says of them can be compared with the truth. They
      answer as the items’ parameters, and what is uncertain about these, say.
    </p>
    ${promisesOf(summary, heading)} ${part('How sure', simulationSureness(summary))}
    ${summary.violations > 0 ? part('Broken constraints', violationsPart(summary)) : undefined}
    ${part('By ability', byAbilityPart(summary))} ${part('Length, end and time', lengthPart(summary))}
    ${part('Which items are met', exposurePart(summary))}
    ${summary.blocks.length > 1 ? part('Block by block', blocksTable(summary)) : undefined}
    ${part('Method', simulationMethod(summary, heading))}
    <p>In the folder of the bank, this runs it again:</p>
    <p><code>${authored(command)}</code></p>`
}

function part(title: string, content: Markup): Markup {
  return html`<div class="part">
    <h3>${title}</h3>
    ${content}
  </div>`
}
