import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Notice } from '@/components/notice'
import { Section } from '@/components/section'
import { TopBar } from '@/components/top-bar'
import { findOwnFive } from '@/db/queries/assurance'
import { assuranceMoves } from '@/domain/assurance'
import { codeOf } from '@/domain/loops'
import { read } from '../../../session'
import { draftAssuranceAction } from '../actions'
import { fiveFields } from '../five-fields'
import { FiveForm } from '../five-form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('assurance'))('new.title') }
}

/** An enterprise assesses its five, beginning from what was confirmed last. */
export default async function NewAssurancePage() {
  const { may, own } = await read(async (tx, actor) => {
    const isIts = (assuranceMoves.draft.by as readonly string[]).includes(actor.role)
    return { may: isIts, own: isIts ? await findOwnFive(tx, actor.orgId) : null }
  })
  const t = await getTranslations('assurance')
  const underWay = own?.all.find(one => ['drafted', 'submitted', 'returned'].includes(one.stage))
  return (
    <>
      <TopBar
        crumbsLabel={t('way')}
        crumbs={[{ word: t('title'), href: '/five-in-place' }, { word: t('new.title') }]}
      />
      <Section>
        <h1>{t('new.title')}</h1>
        {!may || !own ? (
          <Notice title={t('new.notYours')} />
        ) : underWay ? (
          <Notice
            title={t('new.open')}
            actions={
              <a className="link" href={`/five-in-place/${underWay.id}`}>
                {codeOf('assurance', underWay.id)}
              </a>
            }
          >
            <p>{t('new.openText', { code: codeOf('assurance', underWay.id) })}</p>
          </Notice>
        ) : (
          <>
            <p className="dim lead">{t('new.lead')}</p>
            <FiveForm
              action={draftAssuranceAction}
              label={t('new.title')}
              hidden={{ key: randomUUID() }}
              groups={await fiveFields(own.region, own.standing?.elements ?? [], false)}
              submit={t('new.send')}
              cancel={{ href: '/five-in-place', word: t('new.cancel') }}
              wrong={t('new.wrong')}
            />
          </>
        )}
      </Section>
    </>
  )
}
