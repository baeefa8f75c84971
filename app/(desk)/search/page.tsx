import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { EmptyState } from '@/components/empty-state'
import { Inbox, InboxGroup, InboxRow } from '@/components/inbox-row'
import { TopBar } from '@/components/top-bar'
import { codeIn, type Found, isThere, type Jump, search, searchLimits, withNumber } from '@/db/queries/search'
import { pathOf } from '@/domain/case-path'
import { codeOf } from '@/domain/loops'
import { plainText } from '@/domain/plain-text'
import { lightWords } from '../../light-of'
import { read } from '../../session'
import { inReadersLanguage } from '../../words'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('search'))('title') }
}

const nothing: Found = { task: [], hazard: [], directive: [], place: [], unit: [], person: [] }
const caseKinds = ['directive', 'task', 'hazard'] as const
const nameKinds = ['place', 'unit', 'person'] as const

const pathOfJump = ({ what, id }: Jump) => (what === 'place' ? `/places/${id}` : pathOf(what, id))
const pathOfName = {
  place: (id: number) => `/places/${id}`,
  unit: (id: number) => `/tasks?unit=${id}&state=open`,
  person: (id: number) => `/tasks?owner=${id}&state=open`,
}

export default async function SearchPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}) {
  const said = plainText([(await searchParams).q].flat()[0] ?? '')
    .trim()
    .slice(0, 100)
  const code = codeIn(said)
  const { found, numbers, jump } = await read(async tx => ({
    jump: code && (await isThere(tx, code)) ? code : null,
    found: said && !code ? await search(tx, said) : nothing,
    numbers: /^\d{1,15}$/.test(said) ? await withNumber(tx, Number(said)) : [],
  }))
  if (jump) redirect(pathOfJump(jump))
  const [t, td, tl, pick, light] = await Promise.all([
    getTranslations('search'),
    getTranslations('desk'),
    getTranslations('loops'),
    inReadersLanguage(),
    lightWords(),
  ])
  const all = numbers.length + [...caseKinds, ...nameKinds].reduce((sum, kind) => sum + found[kind].length, 0)
  return (
    <>
      <TopBar title={t('title')} />
      <form className="filters" action="/search" role="search" aria-label={t('form')}>
        <div className="find">
          <label className="vh" htmlFor="search-q">
            {t('label')}
          </label>
          <input
            className="input"
            id="search-q"
            type="search"
            name="q"
            defaultValue={said}
            placeholder={t('placeholder')}
            maxLength={100}
          />
          <button className="btn" type="submit">
            {t('find')}
          </button>
        </div>
        <span className="faint">{said && t('found', { n: all })}</span>
      </form>
      {said && all === 0 && (
        <div className="sec">
          <EmptyState
            title={code ? t('noCode', { code: said }) : t('noneTitle', { said })}
            text={t(code ? 'noCodeText' : 'noneText')}
          />
        </div>
      )}
      {!said && (
        <div className="sec">
          <EmptyState title={t('startTitle')} text={t('startText')} />
        </div>
      )}
      <Inbox>
        {numbers.length > 0 && (
          <InboxGroup title={t('group.number')} count={numbers.length}>
            {numbers.map(one => (
              <InboxRow
                key={one.what}
                href={pathOfJump(one)}
                code={codeOf(one.what, one.id)}
                title={one.what === 'place' ? t('place') : tl(`loop.${one.what}`)}
              />
            ))}
          </InboxGroup>
        )}
        {caseKinds.map(
          kind =>
            found[kind].length > 0 && (
              <InboxGroup key={kind} title={t(`group.${kind}`)} count={found[kind].length}>
                {found[kind].map(row => {
                  const shown = light(kind, row.stage, row.dueOn)
                  return (
                    <InboxRow
                      key={row.id}
                      href={pathOf(kind, row.id)}
                      code={codeOf(kind, row.id)}
                      title={pick(row.titleZh, row.titleEn)}
                      from={
                        kind === 'directive'
                          ? tl(`stage.directive.${row.stage}` as 'stage.directive.issued')
                          : pick(row.noteZh, row.noteEn)
                      }
                      light={
                        kind === 'directive'
                          ? undefined
                          : { tone: shown.tone, word: td(`light.${shown.reason}`, { days: shown.days }) }
                      }
                    />
                  )
                })}
                {found[kind].length === searchLimits.cases && kind !== 'directive' && (
                  <p className="px-[var(--space-gutter)] py-2">
                    <a
                      className="link"
                      href={`${kind === 'task' ? '/tasks' : '/hazards'}?q=${encodeURIComponent(said)}`}
                    >
                      {t('more')}
                    </a>
                  </p>
                )}
              </InboxGroup>
            ),
        )}
        {nameKinds.map(
          kind =>
            found[kind].length > 0 && (
              <InboxGroup key={kind} title={t(`group.${kind}`)} count={found[kind].length}>
                {found[kind].map(row => (
                  <InboxRow
                    key={row.id}
                    href={pathOfName[kind](row.id)}
                    code={kind === 'place' ? codeOf('place', row.id) : ''}
                    title={pick(row.zh, row.en)}
                    from={pick(row.noteZh, row.noteEn)}
                  />
                ))}
              </InboxGroup>
            ),
        )}
      </Inbox>
    </>
  )
}
