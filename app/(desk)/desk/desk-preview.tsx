import { getTranslations } from 'next-intl/server'
import { Light } from '@/components/light'
import { LoopTrack } from '@/components/loop-track'
import type { CaseView } from '@/db/queries/case-view'
import type { Actor } from '@/domain/actor'
import { codeOf, loops } from '@/domain/loops'
import { lightWords } from '../../light-of'
import { inReadersLanguage } from '../../words'
import { CaseMoves } from '../case-moves'
import { CaseTimeline } from '../case-timeline'

/** The chosen case beside the list: where it stands, what can be done, what happened last. */
export async function DeskPreview({
  view,
  actor,
  title,
  path,
  place,
}: {
  view: CaseView
  actor: Actor
  title: string
  path: string
  place: { at: number; all: number; previous?: string; next?: string }
}) {
  const { facts } = view
  const [t, tl, tc, light, pick] = await Promise.all([
    getTranslations('desk'),
    getTranslations('loops'),
    getTranslations('case'),
    lightWords(),
    inReadersLanguage(),
  ])
  const shown = light(facts.loop, facts.stage, view.dueOn)
  const stages = loops[facts.loop].track(facts.level)
  const reached = new Set(view.events.map(event => event.toStage))
  const here = stages.indexOf(facts.stage)
  const last = stages.reduce((far, stage, index) => (reached.has(stage) ? index : far), 0)
  return (
    <aside className="pre" aria-label={t('preview')}>
      <section className="sec">
        <div className="hd">
          <span className="code">{codeOf(facts.loop, facts.id)}</span>
          <Light tone={shown.tone} word={shown.word} why={shown.why} />
        </div>
        <h2 className="lg">
          <a href={path}>{title}</a>
        </h2>
        <LoopTrack
          mini
          label={tc('track')}
          words={{ done: tc('reached'), here: tc('here'), next: tc('ahead') }}
          stages={stages.map((stage, index) => ({
            key: stage,
            word: tl(`stage.${facts.loop}.${stage}` as 'stage.task.issued'),
            state:
              index === (here === -1 ? last : here)
                ? ('here' as const)
                : index < (here === -1 ? last : here)
                  ? ('done' as const)
                  : ('next' as const),
          }))}
        />
        {here === -1 && <p className="dim">{tl(`stage.${facts.loop}.${facts.stage}` as 'stage.task.issued')}</p>}
        {view.owner && (
          <p className="dim">
            {t('owner')} {pick(view.owner.zh, view.owner.en)}
          </p>
        )}
        <div className="mt-4">
          <CaseMoves view={view} actor={actor} path={path} />
        </div>
        <nav className="pager in" aria-label={t('preview')}>
          <span>{t('previewOf', { at: place.at, all: place.all })}</span>
          {place.previous && (
            <a className="link" rel="prev" href={place.previous}>
              {t('previous')}
            </a>
          )}
          {place.next && (
            <a className="link" rel="next" href={place.next}>
              {t('next')}
            </a>
          )}
          <a className="link" href={path}>
            {t('openCase', { code: codeOf(facts.loop, facts.id) })}
          </a>
        </nav>
      </section>
      <CaseTimeline events={view.events} />
    </aside>
  )
}
