import type { Ledger } from '../core/ports/store.ts'
import type { Random } from '../core/ports/random.ts'
import type { Report, Story } from '../core/story.ts'
import { growStory, openStory, type JoinedStep } from './join-story.ts'

type Taken = { readonly fromId: string; readonly workspaceId: string | null; readonly reports: readonly Report[] }

/** Takes all reports from own stories of an event, with their keys: no later one joins them. Returns what own feeds told. */
export async function takeOwnReports(
  stories: readonly Story[],
  publicReports: readonly Report[],
  ledger: Ledger,
): Promise<readonly Taken[]> {
  const isPublic = new Set(publicReports.map(({ entryId }) => entryId))
  const taken: Taken[] = []
  for (const { id, workspaceId } of stories) {
    const reports = (await ledger.stories.reports(id)).filter(({ entryId }) => !isPublic.has(entryId))
    await ledger.stories.removeReports(id)
    taken.push({ fromId: id, workspaceId, reports })
  }
  return taken
}

/**
 * What own feeds told of an event goes on in each workspace's own story of `into`, which is opened where there is none.
 * All of them learn what was told in public.
 */
export async function giveOwnReports(
  { taken, publicReports }: { readonly taken: readonly Taken[]; readonly publicReports: readonly Report[] },
  into: Story,
  ledger: Ledger,
  deps: { readonly random: Random },
): Promise<readonly JoinedStep[]> {
  const steps: JoinedStep[] = []
  const left = [...taken]
  for (const own of await ledger.stories.listOwnOf(into.id)) {
    const at = left.findIndex(({ workspaceId }) => workspaceId === own.workspaceId)
    const [given] = at < 0 ? [] : left.splice(at, 1)
    if (given !== undefined) await moveEntries(given, own, ledger)
    steps.push(await growStory(own, [...publicReports, ...(given?.reports ?? [])], ledger))
  }
  for (const given of left.filter(({ reports }) => reports.length > 0)) {
    const reports = [...(await ledger.stories.reports(into.id)), ...given.reports]
    const story = await openStory(reports, { workspaceId: given.workspaceId, publicId: into.id }, ledger, deps)
    await moveEntries(given, story, ledger)
    steps.push({ story, sourcesBefore: 0, isMaterial: false })
  }
  return steps
}

async function moveEntries({ fromId, reports }: Taken, to: Story, ledger: Ledger): Promise<void> {
  const entryIds = reports.map(({ entryId }) => entryId)
  if (entryIds.length === 0) return
  await ledger.stories.unbar(to.id, entryIds)
  await ledger.entries.moveToStory(entryIds, fromId, to.id)
}
