/**
 * The address when it is http or https, else `null`: feed text must not smuggle in other schemes, and a user name in front
 * of the host is a forger's trick.
 */
export function webUrl(url: string | null): string | null {
  if (url === null || !URL.canParse(url)) return null
  const { protocol, username, password } = new URL(url)
  return (protocol === 'https:' || protocol === 'http:') && username === '' && password === '' ? url : null
}
