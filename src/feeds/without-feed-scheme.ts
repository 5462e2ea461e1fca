/** `feed:https://a.example/rss`, `feed://a.example/rss`, as feed readers write addresses: with the scheme by which it is asked for. */
export function withoutFeedScheme(address: string, scheme = 'https:'): string {
  return address.replace(/^feed:(?:\/\/)?(?=https?:\/\/)/i, '').replace(/^feed:(?:\/\/)?/i, `${scheme}//`)
}
