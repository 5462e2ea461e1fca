import type { FakeInstall, FakeSlack } from './fake-slack.ts'

/** A person installs the app at its address: from our link to Slack's page, and back with a code. Resolves with the last page. */
export async function installApp(
  fake: FakeSlack,
  url: string,
  given: Partial<FakeInstall>,
  spoil: (address: string) => string = (address) => address,
): Promise<{ readonly page: URL; readonly answer: Response }> {
  const { teamId = null } = given
  const token = `xoxb-${teamId ?? ''}`
  const begun = await fetch(`${url}/slack/install`, { redirect: 'manual' })
  const page = new URL(begun.headers.get('location') ?? '')
  const asked = { redirectUri: page.searchParams.get('redirect_uri'), clientId: page.searchParams.get('client_id') }
  fake.grants.set('code', { teamId, orgId: null, token, refreshToken: null, expiresIn: null, asked, ...given })
  const back = `${url}/slack/oauth_redirect?code=code&state=${page.searchParams.get('state') ?? ''}`
  const cookie = (begun.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  return { page, answer: await fetch(spoil(back), { headers: { cookie, 'accept-language': 'ko' } }) }
}
