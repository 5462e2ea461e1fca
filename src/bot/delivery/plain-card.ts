import { card, type Card } from '../../core/card.ts'

/** What is left of a card when a platform refuses it: its title and its link. */
export function plainCard({ tone, title, url }: Card): Card {
  return card({ tone, title, url })
}
