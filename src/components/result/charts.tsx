import { difficultyPath, intervalStrip, levelOf, levelText } from '#report'
import type { ResultView } from '../../session/view.ts'
import { result as words } from '../../text/result.ts'
import { Drawing } from '../drawing.tsx'

/** Half a 95 % interval of a normal posterior, in standard errors. */
const intervalSe = 1.96

/** The scale of levels with the interval on it. */
export function LevelStrip({ result: { low, high, theta } }: { readonly result: ResultView }) {
  return (
    <Drawing
      name="chart-strip"
      draw={(width) => {
        const [from, to, level] = [levelOf(low), levelOf(high), levelOf(theta)]
        const texts = { low: levelText(low), high: levelText(high), level: levelText(theta) }
        return intervalStrip({
          low: from,
          high: to,
          level,
          width,
          words: {
            title: words.strip.title,
            description: words.strip.description(texts.low, texts.high, texts.level),
            beginner: words.strip.beginner,
            expert: words.strip.expert,
            ...texts,
          },
        })
      }}
    />
  )
}

/** Problems at their difficulty, and the estimate as it settles. */
export function PathChart({ result: { path, theta } }: { readonly result: ResultView }) {
  return (
    <Drawing
      name="chart-path"
      draw={(width) =>
        difficultyPath({
          steps: path.map((step) => ({
            level: step.item.level,
            category: step.score.category,
            max: step.score.max,
            estimate: levelOf(step.theta),
            low: levelOf(step.theta - intervalSe * step.se),
            high: levelOf(step.theta + intervalSe * step.se),
          })),
          width,
          words: {
            title: words.path.title,
            description: words.path.description(path.length, levelText(theta)),
            estimate: levelText(theta),
            position: words.path.problem,
            level: words.path.axis,
          },
        })
      }
    />
  )
}
