import type { Card } from '../../core/card.ts'
import type { ChartPainter } from '../../core/ports/chart-painter.ts'
import type { Picture } from '../../core/ports/chat-adapter.ts'
import type { Log } from '../../core/ports/log.ts'

/** The card's images, painted. One that cannot be painted is left out: what it shows is in the words, too. Never rejects. */
export async function paintImages({ images }: Card, painter: ChartPainter, log: Log): Promise<readonly Picture[]> {
  const pictures: Picture[] = []
  for (const [index, { chart, alt }] of images.entries()) {
    try {
      pictures.push({ name: `chart-${index + 1}.png`, alt, png: await painter.paint(chart) })
    } catch (error) {
      log.error('a chart could not be painted', { err: error })
    }
  }
  return pictures
}
