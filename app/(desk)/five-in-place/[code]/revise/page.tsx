import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Notice } from '@/components/notice'
import { Section } from '@/components/section'
import { TopBar } from '@/components/top-bar'
import { findAssurance } from '@/db/queries/assurance'
import { findCaseView } from '@/db/queries/case-view'
import { assuranceMoves } from '@/domain/assurance'
import { reasonAgainst } from '@/domain/loop'
import { codeOf, idFrom } from '@/domain/loops'
import { read } from '../../../../session'
import { reviseAssuranceAction } from '../../actions'
import { fiveFields } from '../../five-fields'
import { FiveForm } from '../../five-form'

type Props = { params: Promise<{ code: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('assurance'))('revise.title') }
}

/** The enterprise changes what it has not submitted, or what came back. */
export default async function ReviseAssurancePage({ params }: Props) {
  const id = idFrom((await params).code)
  if (id === null) notFound()
  const page = await read(async (tx, actor) => {
    const view = await findCaseView(tx, actor, 'assurance', id)
    const detail = view && (await findAssurance(tx, id))
    return view && detail ? { actor, view, detail } : null
  })
  if (!page) notFound()
  const { actor, view, detail } = page
  const t = await getTranslations('assurance')
  const path = `/five-in-place/${id}`
  const may = reasonAgainst(assuranceMoves.revise, view.facts, actor) === null
  return (
    <>
      <TopBar
        crumbsLabel={t('way')}
        crumbs={[
          { word: t('title'), href: '/five-in-place' },
          { word: codeOf('assurance', id), href: path },
          { word: t('revise.title') },
        ]}
      />
      <Section>
        <h1>{t('revise.title')}</h1>
        {may ? (
          <>
            <p className="dim lead">{t('revise.lead')}</p>
            <FiveForm
              action={reviseAssuranceAction}
              label={t('revise.title')}
              hidden={{ key: randomUUID(), id: String(id), version: String(view.facts.version) }}
              groups={await fiveFields(view.regionCode, detail.elements, true)}
              submit={t('revise.send')}
              cancel={{ href: path, word: t('new.cancel') }}
              wrong={t('new.wrong')}
            />
          </>
        ) : (
          <Notice title={t('revise.notNow')}>
            <p>{t('revise.notNowText')}</p>
          </Notice>
        )}
      </Section>
    </>
  )
}
