import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { Facts } from '@/components/facts'
import { Notice } from '@/components/notice'
import { Section } from '@/components/section'
import { TopBar } from '@/components/top-bar'
import { listProofs } from '@/db/queries/fan-out-choices'
import { findInference, listBoard, listTerms } from '@/db/queries/inferences'
import { codeOf } from '@/domain/loops'
import { today } from '../../../../../light-of'
import { read } from '../../../../../session'
import { localized, sayDay, sayInstant } from '../../../../../words'
import { EntryForm } from '../../../../entry-form'
import { whyWords } from '../../../accident-words'
import { recordLookAction } from '../../../infer-actions'

type Props = { params: Promise<{ id: string; place: string }> }
const isNumber = (text: string) => /^\d{1,15}$/.test(text)

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('lessons'))('look.title') }
}

/** Where the unit says that it looked at a place, and with what it proves it. */
export default async function LookPage({ params }: Props) {
  const { id, place } = await params
  if (!isNumber(id) || !isNumber(place)) notFound()
  const page = await read(async (tx, actor) => {
    const found = await findInference(tx, Number(id))
    const [row] = found ? await listBoard(tx, found.id, {}, today(), Number(place)) : []
    if (!found || !row) return null
    return { actor, found, row, terms: await listTerms(tx), proofs: await listProofs(tx, found.id, row.placeId) }
  })
  if (!page) notFound()
  const { actor, found, row, proofs } = page
  const [t, tl, locale, why] = await Promise.all([
    getTranslations('lessons'),
    getTranslations('loops'),
    getLocale(),
    whyWords(page.terms),
  ])
  const pick = localized(locale)
  const now = today()
  const path = `/lessons/inferences/${found.id}`
  const mayLook = row.unit?.id === actor.orgId && ['inspector', 'official', 'head', 'supervisor'].includes(actor.role)
  const proofsOf = (list: typeof proofs.evidence, name: (id: number) => string) =>
    list.map(one => ({
      value: String(one.id),
      word: `${name(one.id)} ${pick(one.zh, one.en)} · ${sayInstant(one.at, locale, now)}`.trim(),
    }))
  return (
    <>
      <TopBar
        crumbsLabel={t('way')}
        crumbs={[
          { word: t('title'), href: '/lessons' },
          { word: t('board.title', { id: found.id }), href: path },
          { word: pick(row.zh, row.en) },
        ]}
      />
      <Section>
        <h1 className="mb-3">{pick(row.zh, row.en)}</h1>
        <Facts
          facts={[
            { term: t('board.of', { code: codeOf('accident', found.accidentId) }), value: found.words },
            { term: t('board.why'), value: why(row.why) },
            { term: t('board.unit'), value: row.unit ? pick(row.unit.zh, row.unit.en) : t('infer.noUnit') },
            { term: t('infer.due'), value: sayDay(found.dueOn, locale, now) },
          ]}
        />
      </Section>
      <Section title={t('look.title')}>
        {row.state !== 'waiting' ? (
          <Notice title={t(row.state === 'left_out' ? 'board.state.left_out' : 'look.done')}>
            <p>{row.leftOut ?? row.words}</p>
          </Notice>
        ) : !mayLook ? (
          <Notice title={t('look.notYours')} />
        ) : (
          <>
            <p className="dim lead">{t('look.lead')}</p>
            <p className="flex flex-wrap gap-3">
              <a className="btn" href={`/tasks/${row.taskId}?give=evidence#evidence`}>
                {t('look.give')}
              </a>
              <a className="btn" href={`/hazards/new?place=${row.placeId}&task=${row.taskId}`}>
                {t('look.hazard')}
              </a>
              {actor.role === 'inspector' && (
                <a className="btn" href={`/inspections/new?place=${row.placeId}`}>
                  {t('look.inspect')}
                </a>
              )}
            </p>
            <EntryForm
              action={recordLookAction}
              label={t('look.title')}
              hidden={{ key: randomUUID(), inferenceId: String(found.id), placeId: String(row.placeId) }}
              wrong={t('new.wrong')}
              submit={t('look.send')}
              cancel={{ href: path, word: t('look.cancel') }}
              fields={[
                {
                  kind: 'select',
                  name: 'inspectionId',
                  label: t('look.inspection'),
                  optional: tl('optional'),
                  none: t('look.none'),
                  options: proofsOf(proofs.inspections, one => codeOf('inspection', one)),
                },
                {
                  kind: 'select',
                  name: 'evidenceId',
                  label: t('look.evidence'),
                  hint: t('look.evidenceHint'),
                  optional: tl('optional'),
                  none: t('look.none'),
                  options: proofsOf(proofs.evidence, () => ''),
                },
                {
                  kind: 'textarea',
                  name: 'words',
                  label: t('look.words'),
                  hint: t('look.wordsHint'),
                  required: true,
                  rows: 3,
                  maxLength: 4000,
                },
              ]}
            />
          </>
        )}
      </Section>
    </>
  )
}
