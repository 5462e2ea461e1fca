/** One after the other. Wide marks at an end have their space in them. */
export function joinSentences(...sentences: readonly string[]): string {
  return sentences.reduce((told, next) => (/[。！？]$/u.test(told) ? told + next : `${told} ${next}`))
}
