import { rumourLine } from '@/domain/rumour'
import { giveEvidence } from './evidence'
import { answeredRumours, type ToldRumour } from './rumours'
import { recentRumours } from './rumours-now'
import type { World } from './world'

const hour = 3_600_000

function tellOne(world: World, told: ToldRumour): void {
  const { script, people, moments, units } = world
  const communications = people.one('dept:propaganda', 'communications')
  const approvers = {
    supervisor: people.one('dept:safety-committee-office', 'supervisor'),
    leader: people.one('gov:220000', 'leader'),
  }
  // rumours do not keep office hours
  let at = Math.floor(moments.now - told.ago * hour)
  const later = (hours: number) => {
    at += Math.floor(hours * hour)
    return at
  }
  const opened = script.open('rumour', at, communications, 'receive', 'received', () => ({
    orgId: communications.unit.id,
    issuerOrgId: communications.unit.id,
    line: rumourLine,
    regionCode: told.region,
    titleZh: told.zh,
    titleEn: told.en,
    words: told.words ?? '',
    source: told.source,
    channel: told.channel,
    reach: told.reach ?? null,
    invented: true,
  }))
  if (told.screenshot) {
    const given = at + 60_000
    const sha256 = giveEvidence(world, opened, given, communications, 'document', 'screenshot', null)
    script.move(opened, given, communications, 'attach', opened.stage, { purpose: 'screenshot', sha256s: [sha256] })
  }
  if (told.dismissed) {
    const { after, reason } = told.dismissed
    script.move(opened, later(after), communications, 'dismiss', 'dismissed', { reason })
    return
  }
  if (!told.triage) return
  const unit = units.get(told.triage.unit)!
  const checker = people.one(unit.key, 'official')
  const { reason } = told.triage
  script.move(
    opened,
    later(told.triage.after),
    communications,
    'triage',
    'triaged',
    { reason, unitId: unit.id, ownerId: checker.id },
    { orgId: unit.id, ownerId: checker.id },
  )
  if (told.bounced)
    script.move(opened, later(told.bounced.after), checker, 'bounce', 'received', { reason: told.bounced.reason })
  if (!told.verify) return
  const sources = (all: readonly (readonly [string, string | null])[]) => all.map(([words, link]) => ({ words, link }))
  const found = { truth: told.verify.truth, sources: sources(told.verify.sources) }
  script.move(opened, later(told.verify.after), checker, 'verify', 'verified', found, found)
  if (!told.draft) return
  const answerOf = ({ claim, text, channel }: NonNullable<ToldRumour['draft']>['answer']) => ({
    claimZh: claim[0],
    claimEn: claim[1],
    textZh: text[0],
    textEn: text[1],
    channel,
    link: null,
    audience: told.asker ? ('asker' as const) : ('public' as const),
  })
  const answer = answerOf(told.draft.answer)
  script.move(
    opened,
    later(told.draft.after),
    communications,
    'draft_answer',
    'verified',
    { answer },
    { draft: answer },
  )
  if (told.returned)
    script.move(opened, later(told.returned.after), approvers.supervisor, 'return_answer', 'verified', {
      reason: told.returned.reason,
    })
  if (!told.approve) return
  script.move(opened, later(told.approve.after), approvers[told.approve.by], 'approve_answer', 'answered')
  if (told.close)
    script.move(
      opened,
      later(told.close.after),
      communications,
      'close',
      'closed',
      { reachAfter: told.close.reach },
      { reachAfter: told.close.reach },
    )
  if (!told.corrected) return
  const again = { truth: told.corrected.truth, sources: sources([[told.corrected.source, null]]) }
  script.move(
    opened,
    later(told.corrected.after),
    checker,
    'verify_again',
    opened.stage,
    { ...again, reason: told.corrected.reason },
    again,
  )
  const correction = answerOf(told.corrected.answer)
  script.move(
    opened,
    later(1.5),
    communications,
    'correct',
    opened.stage,
    { answer: correction, reason: told.corrected.reason },
    { draft: correction },
  )
  script.move(opened, later(0.6), approvers.supervisor, 'approve_correction', opened.stage)
}

/** Tells the rumours of the demo, of every stage and finding, up to minutes before now; all invented and marked so. */
export function tellRumours(world: World): void {
  for (const told of [...answeredRumours, ...recentRumours]) tellOne(world, told)
}
