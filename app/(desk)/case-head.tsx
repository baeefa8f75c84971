import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { CaseHead as Head } from '@/components/case-head'
import { FairClock } from '@/components/fair-clock'
import { Light } from '@/components/light'
import { LoopTrack } from '@/components/loop-track'
import { calendar } from '@/db/queries/calendar'
import type { CaseView } from '@/db/queries/case-view'
import type { CommitmentVersion } from '@/db/queries/commitments'
import type { Choice } from '@/db/queries/people'
import type { Toll } from '@/domain/accident'
import type { Actor } from '@/domain/actor'
import { shanghaiDay, workingDaysBetween } from '@/domain/clock'
import { splitByHolder } from '@/domain/fair-clock'
import { holderOf } from '@/domain/holder'
import { codeOf, loops } from '@/domain/loops'
import { lightWords, today } from '../light-of'
import { dayShown } from '../past-day'
import { localized, sayDay } from '../words'
import { CaseMoves } from './case-moves'
import type { MeasureChoice } from './measure-fields'
import { MovePanel } from './move-panel'
import type { AlertChoices } from './response-fields'
import type { RumourChoices } from './rumour-fields'

/** The head of every case page: track, light, who holds it, and every move with its reason; `open` is the move whose form is shown. */
export async function CaseHead({
  view,
  actor,
  path,
  title,
  open,
  choices,
  standing,
}: {
  view: CaseView
  actor: Actor
  path: string
  title: string
  open?: string
  /** A light of its own, where one case ends by a clock after it is done. */
  standing?: ReactNode
  /** People, units and measures that the open move's form offers. */
  choices?: {
    people?: readonly Choice[]
    units?: readonly Choice[]
    measures?: readonly MeasureChoice[]
    number?: string
    dueOn?: string
    commitments?: readonly CommitmentVersion[]
    toll?: Toll
    alert?: AlertChoices
    rumour?: RumourChoices
  }
}) {
  const { facts, events } = view
  const [t, locale, light] = await Promise.all([getTranslations('loops'), getLocale(), lightWords()])
  const tc = await getTranslations('case')
  const pick = localized(locale)
  const now = today()
  // what has happened since cannot be undone from here
  const past = dayShown()
  const days = calendar()
  const reachedOn = new Map([...events].reverse().map(event => [event.toStage, shanghaiDay(event.at)]))
  const whole = loops[facts.loop].track(facts.level)
  const isStopped = loops[facts.loop].states[facts.stage] === 'stopped'
  // a stage that was passed over, or that a case which was stopped will not reach, is not drawn as if it had been or would be
  const stages = whole.filter(
    (stage, index) => events.length === 0 || reachedOn.has(stage) || (!isStopped && index > whole.indexOf(facts.stage)),
  )
  const hereIndex = stages.indexOf(facts.stage)
  const aside = hereIndex === -1 && facts.stage !== 'draft'
  const lastReached = stages.reduce((last, stage, index) => (reachedOn.has(stage) ? index : last), -1)
  const track = stages.map((stage, index) => {
    const isHere = index === hereIndex
    const isDone = aside
      ? index <= lastReached
      : index < hereIndex || (isHere && loops[facts.loop].states[stage] === 'done')
    const on = reachedOn.get(stage)
    return {
      key: stage,
      word: t(`stage.${facts.loop}.${stage}`),
      state: isDone ? ('done' as const) : isHere ? ('here' as const) : ('next' as const),
      date: (isDone || isHere) && on ? sayDay(on, locale, now) : undefined,
      days: isHere && on ? tc('daysHere', { days: workingDaysBetween(on, now, days) }) : undefined,
    }
  })
  if (aside) {
    const on = reachedOn.get(facts.stage)
    track.splice(lastReached + 1, 0, {
      key: facts.stage,
      word: t(`stage.${facts.loop}.${facts.stage}`),
      state: 'here',
      date: on ? sayDay(on, locale, now) : undefined,
      days: undefined,
    })
  }
  const name = {
    performing: view.performing,
    issuing: view.issuing,
    regulating: view.regulating ?? view.issuing,
    nobody: null,
  }
  const parts = splitByHolder(
    [...events].reverse().map(event => ({ holder: holderOf(facts.loop, event.toStage), on: shanghaiDay(event.at) })),
    now,
    (from, to) => workingDaysBetween(from, to, days),
  ).flatMap(({ holder, workingDays }, index) => {
    const who = name[holder]
    return who && workingDays > 0
      ? [
          {
            key: `${index}`,
            who: pick(who.zh, who.en),
            days: workingDays,
            performing: holder === 'performing',
            says: tc('heldFor', { who: pick(who.zh, who.en), days: workingDays }),
          },
        ]
      : []
  })
  const shown = light(facts.loop, facts.stage, view.dueOn)
  const holder = view.holder && pick(view.holder.zh, view.holder.en)
  const inPerson =
    holderOf(facts.loop, facts.stage) === 'performing' && view.owner ? `${pick(view.owner.zh, view.owner.en)}, ` : ''
  return (
    <>
      <Head
        code={codeOf(facts.loop, facts.id)}
        title={title}
        light={standing ?? <Light tone={shown.tone} word={shown.word} why={shown.why} />}
        track={
          <LoopTrack
            stages={track}
            label={tc('track')}
            words={{ done: tc('reached'), here: tc('here'), next: tc('ahead') }}
          />
        }
        clock={parts.length > 1 && <FairClock label={tc('fairClock')} parts={parts} />}
        moves={past ? null : <CaseMoves view={view} actor={actor} path={path} open={open} />}
        ball={
          holder
            ? {
                label: tc('with'),
                who:
                  locale === 'en'
                    ? `${inPerson}${holder}`
                    : `${holder}${inPerson ? ` ${inPerson.replace(', ', '')}` : ''}`,
                since: tc('since', {
                  days: workingDaysBetween(shanghaiDay(view.movedAt), now, days),
                  all: workingDaysBetween(shanghaiDay(view.openedAt), now, days),
                }),
              }
            : undefined
        }
      />
      {!past && <MovePanel view={view} actor={actor} path={path} open={open} choices={choices} />}
    </>
  )
}
