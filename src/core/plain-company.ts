/** A company's name without case, spaces and what companies append: `Mistral AI` and `Mistral` have one, `Figure` and `Figure AI`. */
export function plainCompany(name: string): string {
  const plain = name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} .]/gu, ' ')
    .trim()
  const short = plain.replace(
    /(?:\s+(?:ai|inc|labs?|holdings|group|technologies|technology|corp|ltd|systems|robotics)|\.(?:ai|com|io))+\.?$/u,
    '',
  )
  return (short.length < 2 ? plain : short).replaceAll(/[\s.]/gu, '')
}
