import { randomUUID } from 'node:crypto'
import { getTranslations } from 'next-intl/server'
import { FormField } from '@/components/form-field'
import { Section } from '@/components/section'
import type { Draft, DraftPiece } from '@/db/queries/documents'
import { countedPlaces } from '@/domain/intake'
import { ActForm } from '../act-form'
import { joinAction, splitAction } from './actions'

/** Cuts a piece in two at one of its pauses, or joins it with the next. */
export async function CutPiece({
  draft,
  piece,
  places,
  isLast,
}: {
  draft: Draft
  piece: DraftPiece
  places: readonly number[]
  isLast: boolean
}) {
  const t = await getTranslations('documents')
  const { counted } = countedPlaces(piece.words)
  const hidden = { intakeId: String(draft.id), id: String(piece.id), version: String(piece.version) }
  if (places.length === 0 && isLast) return null
  return (
    <Section title={t('cut.title')} aside={t('cut.hint')} id="cut">
      <div className="form">
        {places.length > 0 && (
          <ActForm
            action={splitAction}
            hidden={{ ...hidden, key: randomUUID() }}
            label={t('cut.split')}
            word={t('cut.split')}
          >
            <div className="mb-2">
              <FormField
                kind="select"
                name="at"
                label={t('cut.at')}
                none={t('cut.choose')}
                required
                options={places.map(place => ({
                  value: String(counted(place)),
                  word: piece.words.slice(place, place + 24),
                }))}
              />
            </div>
          </ActForm>
        )}
        {!isLast && (
          <ActForm
            action={joinAction}
            hidden={{ ...hidden, key: randomUUID() }}
            label={t('cut.join')}
            word={t('cut.join')}
          />
        )}
      </div>
    </Section>
  )
}
