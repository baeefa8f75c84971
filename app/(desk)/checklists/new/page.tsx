import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { Notice } from '@/components/notice'
import { Section } from '@/components/section'
import { TopBar } from '@/components/top-bar'
import { findChecklistVersion } from '@/db/queries/checklist-versions'
import { read } from '../../../session'
import { localized } from '../../../words'
import { EntryForm } from '../../entry-form'
import { nameFields } from '../sector-word'
import { draftChecklistAction } from './actions'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('checklists'))('new.title') }
}

export default async function NewChecklistPage({ searchParams }: Props) {
  const from = [(await searchParams).from].flat()[0] ?? ''
  const { actor, base } = await read(async (tx, actor) => ({
    actor,
    base: /^\d{1,15}$/.test(from) ? await findChecklistVersion(tx, Number(from)) : null,
  }))
  const [t, tp, locale] = await Promise.all([getTranslations('checklists'), getTranslations('places'), getLocale()])
  const pick = localized(locale)
  const copied = base?.issuedAt ? base : null
  return (
    <>
      <TopBar
        crumbsLabel={t('way')}
        crumbs={[{ word: t('title'), href: '/checklists' }, { word: t(copied ? 'new.version' : 'new.title') }]}
      />
      <Section>
        <h1>{t(copied ? 'new.version' : 'new.title')}</h1>
        {actor.role !== 'supervisor' ? (
          <Notice title={t('new.notYours')} />
        ) : (
          <>
            <p className="dim lead">
              {copied
                ? t('new.leadCopy', { name: pick(copied.zh, copied.en), version: copied.version, n: copied.items })
                : t('new.lead')}
            </p>
            <EntryForm
              action={draftChecklistAction}
              label={t('new.title')}
              hidden={{ key: randomUUID(), ...(copied ? { basedOnId: String(copied.id) } : {}) }}
              wrong={tp('choice.wrong')}
              submit={t('new.send')}
              cancel={{ href: copied ? `/checklists/${copied.id}` : '/checklists', word: t('back') }}
              fields={
                await nameFields(copied ? { nameZh: copied.zh, nameEn: copied.en, sector: copied.sector } : undefined)
              }
            />
          </>
        )}
      </Section>
    </>
  )
}
