import { randomUUID } from 'node:crypto'
import { getLocale, getTranslations } from 'next-intl/server'
import type { FormFieldProps } from '@/components/form-field'
import { Section } from '@/components/section'
import type { Draft, DraftPiece } from '@/db/queries/documents'
import { cutPlaces } from '@/domain/intake'
import { lineNumber, lines } from '@/domain/line'
import { today } from '../../../light-of'
import { localized, sayInstant } from '../../../words'
import { EntryForm } from '../../entry-form'
import { ActForm } from '../act-form'
import { disposeAction } from './actions'
import { CutPiece } from './cut-piece'
import { decisionWords, suggestionWords } from './suggestion-words'

/** What a person decides of one piece: the suggestion with its reasons, the decision, and another cut. */
export async function PieceWork({
  draft,
  piece,
  next,
  nextOpen,
  writes,
}: {
  draft: Draft
  piece: DraftPiece
  /** The piece to go on with once this one is decided. */
  next?: number
  nextOpen?: number
  writes: boolean
}) {
  const [t, td, tl, locale, why, say] = await Promise.all([
    getTranslations('documents'),
    getTranslations('directives'),
    getTranslations('loops'),
    getLocale(),
    suggestionWords(),
    decisionWords(),
  ])
  const pick = localized(locale)
  const no = draft.pieces.findIndex(one => one.id === piece.id) + 1
  const chinese = draft.language === 'zh'
  const hidden = {
    key: randomUUID(),
    intakeId: String(draft.id),
    id: String(piece.id),
    version: String(piece.version),
    ...(next ? { next: String(next) } : {}),
  }
  const { suggestedDisposition, suggestedLine, suggestedTitle } = piece
  const whole = suggestedDisposition !== 'directive' || (suggestedLine !== null && suggestedTitle !== '')
  const suggested = {
    disposition: suggestedDisposition,
    ...(suggestedDisposition === 'directive' && suggestedLine
      ? { line: suggestedLine, [chinese ? 'titleZh' : 'titleEn']: suggestedTitle }
      : {}),
    ...(piece.translation ? { translation: piece.translation } : {}),
  }
  const optional = t('decide.optional')
  const titled = piece.titleZh !== '' || piece.titleEn !== ''
  const title = (language: 'Zh' | 'En', own: boolean): FormFieldProps => ({
    name: `title${language}`,
    label: t(`decide.title${language}`),
    ...(own ? { hint: t('decide.titleHint') } : { optional }),
    maxLength: 200,
    autoComplete: 'off',
    defaultValue: piece[`title${language}`] || (own && !titled ? suggestedTitle : ''),
  })
  const mechanisms = td.raw('mechanisms') as Record<string, string>
  const fields: FormFieldProps[] = [
    {
      kind: 'radio',
      name: 'disposition',
      label: t('decide.disposition'),
      required: true,
      options: (['directive', 'preamble', 'metadata'] as const).map(value => ({
        value,
        word: t(`disposition.${value}`),
        hint: t(`dispositionHint.${value}`),
      })),
      defaultValue: piece.disposition ?? '',
    },
    {
      kind: 'radio',
      name: 'line',
      label: t('decide.line'),
      options: lines.map(value => ({ value, word: `${lineNumber(value)} ${tl(`line.${value}`)}` })),
      defaultValue: piece.line ?? '',
    },
    ...(chinese ? [title('Zh', true), title('En', false)] : [title('En', true), title('Zh', false)]),
    {
      kind: 'select',
      name: 'mechanism',
      label: t('decide.mechanism'),
      optional,
      none: t('decide.noMechanism'),
      options: Object.entries(mechanisms).map(([value, word]) => ({ value, word })),
      defaultValue: piece.mechanism,
    },
    {
      kind: 'textarea',
      name: 'translation',
      label: t(chinese ? 'decide.translationEn' : 'decide.translationZh'),
      hint: t('decide.translationHint'),
      optional,
      rows: 2,
      maxLength: 8000,
      defaultValue: piece.translation,
    },
  ]
  return (
    <>
      <Section
        title={t('piece', { no, all: draft.pieces.length })}
        aside={piece.disposition ? say(piece.disposition, piece.line) : t('open')}
        id="piece"
      >
        <p className="serif" lang={chinese ? 'zh-CN' : 'en'}>
          {piece.words}
        </p>
        {piece.by && piece.at && (
          <p className="faint xs mt-2">
            {t('decide.by', { who: pick(piece.by.zh, piece.by.en), at: sayInstant(piece.at, locale, today()) })}
            {piece.inBulk && ` · ${t('decide.inBulk')}`}
          </p>
        )}
      </Section>
      <Section title={t('suggested.title')} id="suggested">
        <ul className="reasons">
          {why(piece).map(words => (
            <li key={words}>{words}</li>
          ))}
        </ul>
        {writes && whole && (
          <div className="mt-3" data-key="t">
            <ActForm
              key={`take-${piece.id}-${piece.version}`}
              action={disposeAction}
              hidden={{ ...hidden, key: randomUUID(), ...suggested }}
              label={t('suggested.title')}
              word={t('suggested.take')}
            />
          </div>
        )}
      </Section>
      {writes && (
        <>
          <Section title={t('decide.title')} id="decide">
            <EntryForm
              key={`decide-${piece.id}-${piece.version}`}
              action={disposeAction}
              label={t('decide.title')}
              hidden={hidden}
              wrong={t('bring.wrong')}
              submit={t('decide.send')}
              cancel={{
                href: `/documents/${draft.id}?at=${nextOpen ?? next ?? piece.id}#p${nextOpen ?? next ?? piece.id}`,
                word: t('decide.skip'),
              }}
              fields={fields}
            />
          </Section>
          <CutPiece draft={draft} piece={piece} places={cutPlaces(piece.words)} isLast={no === draft.pieces.length} />
        </>
      )}
    </>
  )
}
