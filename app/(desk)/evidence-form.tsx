import { randomUUID } from 'node:crypto'
import { getTranslations } from 'next-intl/server'
import { FormField, type FormFieldProps } from '@/components/form-field'
import { evidenceLimits, evidenceMimes } from '@/db/evidence-kind'
import type { LoopName } from '@/domain/loop'
import { EvidencePreview } from './evidence-preview'

/** A plain multipart form to /api/evidence, which leads back to the case. */
export async function EvidenceForm({
  loop,
  id,
  purposes,
  part,
  open,
}: {
  loop: LoopName
  id: number
  purposes: readonly ('before' | 'after' | 'document' | 'signature' | 'plan' | 'screenshot')[]
  part?: FormFieldProps
  open: boolean
}) {
  const t = await getTranslations('evidence')
  return (
    <details className="mt-4" open={open}>
      <summary className="btn w-max list-none">{t('give')}</summary>
      <form
        className="form mt-4"
        action={`/api/evidence?loop=${loop}&id=${id}`}
        method="post"
        encType="multipart/form-data"
        aria-label={t('give')}
      >
        <input type="hidden" name="key" value={randomUUID()} />
        <input type="hidden" name="loop" value={loop} />
        <input type="hidden" name="id" value={id} />
        <EvidencePreview
          limits={{ fileBytes: evidenceLimits.fileBytes, files: evidenceLimits.files }}
          words={{ preview: t('preview'), tooLarge: t('tooLarge', { name: '{name}' }), tooMany: t('tooMany') }}
        >
          <FormField
            kind="file"
            name="files"
            label={t('files')}
            hint={t('filesHint')}
            accept={evidenceMimes.join(',')}
            multiple
            required
          />
        </EvidencePreview>
        {part && <FormField {...part} />}
        <FormField
          kind="radio"
          name="purpose"
          label={t('purposeLabel')}
          options={purposes.map(purpose => ({ value: purpose, word: t(`purpose.${purpose}`) }))}
          defaultValue={purposes[0]}
          required
        />
        <FormField name="caption" label={t('caption')} hint={t('captionHint')} maxLength={200} autoComplete="off" />
        <div className="ends">
          <button className="btn pri" type="submit">
            {t('send')}
          </button>
        </div>
      </form>
    </details>
  )
}
