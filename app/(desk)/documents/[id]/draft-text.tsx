import { randomUUID } from 'node:crypto'
import { getTranslations } from 'next-intl/server'
import { Fragment } from 'react'
import type { Draft, DraftPiece } from '@/db/queries/documents'
import { ActForm } from '../act-form'
import { takeSuggestionsAction } from './actions'
import { decisionWords } from './suggestion-words'

/** What can be taken at once of what is open: what has all that its disposition needs. */
const isTakeable = (piece: DraftPiece): boolean =>
  piece.suggestedDisposition !== 'directive' || (piece.suggestedLine !== null && piece.suggestedTitle !== '')

/** The document's text, piece by piece, each with what was decided of it or is suggested; after each section its suggestions at once. */
export async function DraftText({ draft, current, writes }: { draft: Draft; current?: number; writes: boolean }) {
  const [t, say] = await Promise.all([getTranslations('documents'), decisionWords()])
  const lang = draft.language === 'en' ? 'en' : 'zh-CN'
  const lastOf = new Map(draft.pieces.map(piece => [piece.section, piece.id]))
  return (
    <div className="sents intake" lang={lang}>
      {draft.pieces.map((piece, index) => {
        const { disposition } = piece
        const what = disposition ? say(disposition, piece.line) : say(piece.suggestedDisposition, piece.suggestedLine)
        const open = draft.pieces.filter(one => one.section === piece.section && one.disposition === null)
        const takeable = open.filter(isTakeable).length
        return (
          <Fragment key={piece.id}>
            <a
              className={`sent${disposition && disposition !== 'directive' ? ' pre' : ''}${piece.kind === 'heading' || piece.kind === 'title' ? ' head' : ''}`}
              id={`p${piece.id}`}
              href={`/documents/${draft.id}?at=${piece.id}#p${piece.id}`}
              aria-current={piece.id === current ? 'true' : undefined}
            >
              <span className="no">{index + 1}</span>
              <span className={disposition ? 'm' : 'm faint'}>
                {disposition ? '' : '? '}
                {what}
                <span className="vh">{disposition ? t('decidedSays', { what }) : t('openSays', { what })}</span>
              </span>
              <span className="say">
                <span
                  className={disposition === null ? 'u-none' : disposition === 'directive' ? 'u-closed' : undefined}
                >
                  {piece.words}
                </span>
              </span>
            </a>
            {writes && lastOf.get(piece.section) === piece.id && takeable > 0 && (
              <div className="takeall">
                <ActForm
                  action={takeSuggestionsAction}
                  hidden={{ key: randomUUID(), intakeId: String(draft.id), section: piece.section }}
                  label={`${t('bulk', { n: takeable })}: ${piece.section}`}
                  word={t('bulk', { n: takeable })}
                />
                {open.length > takeable && (
                  <small className="dim">{t('bulkLeaves', { n: open.length - takeable })}</small>
                )}
              </div>
            )}
          </Fragment>
        )
      })}
    </div>
  )
}
