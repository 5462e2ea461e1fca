/** One company under two names. */
const SAME_AS: ReadonlyMap<string, string> = new Map([
  ['cursor', 'anysphere'],
  ['googledeepmind', 'google'],
  ['deepmind', 'google'],
])

/** A company's name without case, spaces and what companies append: `Mistral AI` and `Mistral`, `Figure` and `Figure AI`. */
export function companyKey(name: string): string {
  const plain = name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} .]/gu, ' ')
    .trim()
  const short = plain.replace(
    /(?:\s+(?:ai|inc|labs?|holdings|group|technologies|technology|corp|ltd|systems|robotics)|\.(?:ai|com|io))+\.?$/u,
    '',
  )
  const key = (short.length < 2 ? plain : short).replaceAll(/[\s.]/gu, '')
  return SAME_AS.get(key) ?? key
}
