import { renderAnswer } from '../bot/adapters/discord/render.ts'
import { commandForm as discordForm } from '../bot/adapters/discord/form.ts'
import type { PreviewAdapter, PreviewPlace } from '../bot/adapters/preview/preview-adapter.ts'
import { commandForm as slackForm } from '../bot/adapters/slack/form.ts'
import { homeView } from '../bot/adapters/slack/home-view.ts'
import { renderAnswer as renderForSlack } from '../bot/adapters/slack/render.ts'
import { buildGreetingCard } from '../bot/cards/greeting-card.ts'
import { COMMANDS } from '../bot/commands/definitions.ts'
import { topicForm } from '../bot/commands/form-of.ts'
import type { Language } from '../core/workspace.ts'
import type { Scene, SceneName } from '../web/preview-routes.ts'

const SUBSCRIBE = COMMANDS.find(({ name }) => name === 'subscribe')
/** What somebody has set before, as the form shows it. */
const CHOSEN = { min_amount: '$100M', companies: 'Anthropic, Mistral', rumours: 'yes', max_per_day: '5' }

/** What people see beside messages and answers: the very payloads, where a platform has such a thing. */
export async function previewScene(
  name: SceneName,
  preview: PreviewAdapter,
  place: PreviewPlace & { readonly language: Language },
): Promise<Scene> {
  const { language } = place
  switch (name) {
    case 'greeting': {
      const greeting = buildGreetingCard(language)
      return {
        discord: { kind: 'message', shown: renderAnswer(greeting, []) },
        slack: { kind: 'message', shown: renderForSlack(greeting, '') },
      }
    }
    case 'forms': {
      const form = SUBSCRIBE === undefined ? null : discordForm(SUBSCRIBE, topicForm('funding', CHOSEN), language)
      const seat = { channelId: 'C1', responseUrl: null, askedAtMs: 0 }
      const view = SUBSCRIBE === undefined ? null : slackForm(SUBSCRIBE, {}, seat, language)
      return {
        discord: form === null ? null : { kind: 'form', shown: form },
        slack: view && { kind: 'view', shown: view },
      }
    }
    case 'home': {
      // Slack names channels by capitals and digits.
      const parts = (await preview.home(place)).map(({ channelExternalId: id, write }) => ({
        ...{ write, channelExternalId: id?.toUpperCase() ?? null },
      }))
      return { discord: null, slack: { kind: 'view', shown: await homeView(parts, SUBSCRIBE ?? null, language) } }
    }
  }
}
