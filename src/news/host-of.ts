/** The host of an address without `www.`, in lower case; empty where there is none. */
export function hostOf(url: string): string {
  return /^https?:\/\/(?:www\.)?([^/:?#]{1,80})/u.exec(url)?.[1]?.toLowerCase() ?? ''
}
