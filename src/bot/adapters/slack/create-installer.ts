import type { IncomingMessage } from 'node:http'
import { HTTPReceiver, type webApi } from '@slack/bolt'
import type { Clock } from '../../../core/ports/clock.ts'
import type { InstallationStore } from '../../../core/ports/installation-store.ts'
import type { Log } from '../../../core/ports/log.ts'
import type { Random } from '../../../core/ports/random.ts'
import { languageOf, type Language } from '../../../core/workspace.ts'
import { fetchGrant } from './fetch-grant.ts'
import { createInstallStates } from './install-states.ts'
import { BOT_SCOPES, INSTALL_PATH, REDIRECT_PATH } from './manifest.ts'
import { sayPlainly } from './say-plainly.ts'
import { sdkLog } from './sdk-log.ts'
import type { SealedBox } from './sealed-box.ts'
import type { Vault } from './vault.ts'
import { slackWords } from './words.ts'

type InstallerParts = {
  readonly signingSecret: string
  readonly clientId: string
  readonly clientSecret: string
  readonly publicUrl: string
  readonly vault: Vault
  readonly store: InstallationStore
  readonly box: SealedBox
  readonly clientOptions: webApi.WebClientOptions
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
}

/**
 * Installs the app by OAuth. A receiver beside the one of the app: bolt would have the tokens of an app with an installer
 * read by the installer.
 */
export function createInstaller(parts: InstallerParts): HTTPReceiver {
  const { signingSecret, clientId, clientSecret, publicUrl, vault, store, box, clientOptions, clock, random, log } =
    parts
  return new HTTPReceiver({
    signingSecret,
    logger: sdkLog(log),
    clientId,
    clientSecret,
    scopes: [...BOT_SCOPES],
    redirectUri: `${publicUrl}${REDIRECT_PATH}`,
    installationStore: vault.boltStore,
    installerOptions: {
      installPath: INSTALL_PATH,
      redirectUriPath: REDIRECT_PATH,
      directInstall: true,
      stateStore: createInstallStates({ store, box, clock, random }),
      clientOptions: { ...clientOptions, fetch: fetchGrant },
      callbackOptions: {
        success: (_installation, _options, request, response) => {
          sayPlainly(response, 200, slackWords(languageFor(request)).installed)
        },
        failure: (error, _options, request, response) => {
          log.warn('an installation on Slack failed', { code: error.code })
          sayPlainly(response, 400, slackWords(languageFor(request)).notInstalledNow)
        },
      },
    },
  })
}

function languageFor(request: IncomingMessage): Language | null {
  return languageOf((request.headers['accept-language'] ?? '').toLowerCase())
}
