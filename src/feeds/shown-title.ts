const LONGEST = 200
const SENTENCE = /^.{12,200}?(?:[.!?](?=\s|$)|[。！？])/su

/** What stands over an entry: its title, or the first sentence of its text where it has none, or nothing but an address. */
export function shownTitle(title: string, summary: string): string {
  if (summary === '' || !/^(?:https?:\/\/\S*)?$/i.test(title)) return title
  const sentence = SENTENCE.exec(summary)?.[0]
  if (sentence !== undefined || summary.length <= LONGEST) return sentence ?? summary
  const cut = summary.slice(0, LONGEST).replace(/[\ud800-\udbff]$/, '')
  // Scripts without spaces are cut anywhere.
  return `${cut.replace(/(?<=\s\S{0,40})\S*$/, '').trimEnd()}…`
}
