import { TOPIC_WORDS, type CommandCall, type CommandForm } from '../../core/command.ts'
import type { Topic } from '../../core/topic.ts'
import { channelOfCall, mayChange, placeCall } from './command-context.ts'
import type { CommandDeps } from './command-deps.ts'
import { subscriptionOptions } from './filter-words.ts'
import { followedOf } from './read-options.ts'
import { yesOrNo } from './yes-or-no.ts'

/** What can be chosen about a topic, the weightiest first: a small form shows these, and the rest together. */
const CHOSEN: Readonly<Record<Topic, readonly string[]>> = {
  'model-release': [
    ...['companies', 'not_companies', 'words', 'statuses', 'not_words', 'languages', 'rumours', 'open_weights'],
    ...['sources', 'not_sources', 'min_sources', 'max_per_day', 'mention', 'mention_words'],
  ],
  funding: [
    ...[
      'min_amount',
      'companies',
      'not_companies',
      'rounds',
      'countries',
      'statuses',
      'words',
      'not_words',
      'languages',
    ],
    ...[
      'rumours',
      'ai_only',
      'sources',
      'not_sources',
      'min_sources',
      'max_per_day',
      'mention',
      'mention_min',
      'mention_words',
    ],
  ],
}

/** Something is wrong, but not said what: a button cannot know. */
export function isBareComplaint(wrong: string): boolean {
  return yesOrNo(wrong) === true
}

/** Calls that are better filled in: what is wrong with a story, and what a subscription leaves out. Never rejects. */
export async function formOf(call: CommandCall, deps: CommandDeps): Promise<CommandForm | null> {
  const { id = '', wrong = '', change = '', channel = '' } = call.options
  if (call.command === 'story' && id !== '' && isBareComplaint(wrong)) {
    return { run: { command: 'story', options: { id } }, asks: ['wrong'], filled: {} }
  }
  // Of another channel, the command itself says what to type.
  if (call.command !== 'subscriptions' || change === '' || channel !== '') return null
  try {
    return await changeForm(call, change, deps)
  } catch (error) {
    deps.log.error('a form could not be filled in', { command: call.command, platform: call.platform, err: error })
    return null
  }
}

/** `null` where the command itself has something to say: that nothing is followed, or that the person may not. */
async function changeForm(asked: CommandCall, change: string, deps: CommandDeps): Promise<CommandForm | null> {
  const topic = followedOf(change)
  if (topic === null || topic === 'roundup') return null
  const call = await placeCall(asked, deps)
  const channel = await channelOfCall(call, call.channelExternalId, deps)
  const known = await deps.store.subscriptions.listOfChannel(channel.id)
  const subscription = known.find((one) => one.topic === topic)
  if (subscription === undefined || !mayChange(call, channel)) return null
  return topicForm(topic, subscriptionOptions(subscription, channel))
}

/** The form that follows a topic, with what is set. */
export function topicForm(topic: Topic, filled: CommandForm['filled']): CommandForm {
  const run = { command: 'subscribe', options: { topic: TOPIC_WORDS[topic] } }
  return { run, asks: CHOSEN[topic], filled }
}
