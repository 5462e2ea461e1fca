import { isRecord, parseJson } from '../../../core/parse-json.ts'

/**
 * Fetches as the SDK does. An answer to an OAuth code that says nothing of the person who installed gets an empty one: the
 * SDK reads it although nothing of it is needed. https://docs.slack.dev/reference/methods/oauth.v2.access
 */
export const fetchGrant: typeof fetch = async (input, init) => {
  const response = await fetch(input, init)
  const text = await response.text()
  const said = parseJson(text)
  const isShort = isRecord(said) && said.ok === true && !isRecord(said.authed_user)
  const { status, statusText, headers } = response
  return new Response(isShort ? JSON.stringify({ ...said, authed_user: {} }) : text, { status, statusText, headers })
}
