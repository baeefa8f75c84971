import { randomUUID } from 'node:crypto'
import { getLocale, getTranslations } from 'next-intl/server'
import { Section } from '@/components/section'
import type { Draft } from '@/db/queries/documents'
import { localized } from '../../../words'
import { ActForm } from '../act-form'
import { dropAction, publishAction } from './actions'

/** What is missing before a draft can be published, then the one act that publishes it; or it is put aside. */
export async function PublishSection({ draft, writes }: { draft: Draft; writes: boolean }) {
  const [t, locale] = await Promise.all([getTranslations('documents'), getLocale()])
  const unit = localized(locale)(draft.unit.zh, draft.unit.en)
  const open = draft.pieces.filter(piece => piece.disposition === null)
  const directives = draft.pieces.filter(piece => piece.disposition === 'directive').length
  const hidden = () => ({ key: randomUUID(), id: String(draft.id) })
  const ready = open.length === 0 && directives > 0 && draft.describedBy !== null
  return (
    <Section title={t('publish.title')} id="publish">
      {ready && <p className="mb-3">{t('publish.ready', { directives, unit })}</p>}
      {!ready && (
        <ul className="reasons mb-3">
          {draft.describedBy === null && (
            <li>
              <a className="link" href="#what">
                {t('publish.unsaid')}
              </a>
            </li>
          )}
          {open.length > 0 && (
            <li>
              {t('publish.open', { n: open.length })} ·{' '}
              <a className="link" href={`/documents/${draft.id}?at=${open[0]!.id}#p${open[0]!.id}`}>
                {t('publish.openLink')}
              </a>
            </li>
          )}
          {directives === 0 && <li>{t('publish.none')}</li>}
        </ul>
      )}
      {writes ? (
        <>
          <div className="row" style={{ flexWrap: 'wrap', gap: 8 }}>
            {ready && (
              <ActForm
                action={publishAction}
                hidden={hidden()}
                label={t('publish.title')}
                word={t('publish.send')}
                primary
              />
            )}
            <ActForm action={dropAction} hidden={hidden()} label={t('publish.drop')} word={t('publish.drop')} />
          </div>
          <p className="faint xs mt-2">{t('publish.dropHint')}</p>
        </>
      ) : (
        <p className="dim">{t('publish.notYours', { unit })}</p>
      )}
    </Section>
  )
}
