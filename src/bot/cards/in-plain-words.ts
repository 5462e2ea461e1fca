import type { Card } from '../../core/card.ts'

/**
 * What is left of a card that a platform refused. A note and a merged story say in a line which story they are about, or
 * where that is told: without it, nobody would know.
 */
export function inPlainWords({ title, url, lines }: Card): Pick<Card, 'title' | 'url'> {
  const leading = url === null ? lines.find((line) => line.some(({ kind }) => kind === 'link')) : undefined
  const linked = leading?.find((part) => part.kind === 'link')
  if (leading === undefined || linked === undefined) return { title, url }
  const words = leading.map((part) => ('text' in part ? part.text : '')).join('')
  return { title: `${title} · ${words}`, url: linked.url }
}
