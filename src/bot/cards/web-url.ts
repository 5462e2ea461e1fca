/** The address when it is http or https, else `null`: feed text must not smuggle in other schemes. */
export function webUrl(url: string | null): string | null {
  if (url === null || !URL.canParse(url)) return null
  const { protocol } = new URL(url)
  return protocol === 'https:' || protocol === 'http:' ? url : null
}
