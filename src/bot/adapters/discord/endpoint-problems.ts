import type { Application } from './application.ts'

/** Under `PUBLIC_URL`, what goes into Interactions Endpoint URL. */
export const INTERACTIONS_PATH = '/discord/interactions'

/** What keeps Discord from asking us, each with what to do. `http`: interactions over HTTP; `null`: by the gateway. */
export function endpointProblems(
  { verify_key: key, interactions_endpoint_url: url }: Application,
  http: { readonly publicKey: string; readonly publicUrl: string } | null,
): readonly string[] {
  if (http === null) {
    if (typeof url !== 'string' || url === '') return []
    return [
      `Discord sends interactions to ${url}, so no command gets to the gateway. Empty Interactions Endpoint URL on the General Information page, or set DISCORD_PUBLIC_KEY to answer there.`,
    ]
  }
  const address = `${http.publicUrl}${INTERACTIONS_PATH}`
  const isOtherKey = typeof key === 'string' && key.toLowerCase() !== http.publicKey.toLowerCase()
  return [
    ...(isOtherKey
      ? ['DISCORD_PUBLIC_KEY is that of another application. Copy Public Key from its General Information page.']
      : []),
    ...(url === address || (url === undefined && key === undefined)
      ? []
      : [`While the bot runs, put ${address} into Interactions Endpoint URL on its General Information page.`]),
  ]
}
