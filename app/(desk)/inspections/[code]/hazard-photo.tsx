import { randomUUID } from 'node:crypto'
import { getTranslations } from 'next-intl/server'
import { codeOf } from '@/domain/loops'

/** A photo for the hazard that a failed item has just made: a plain form that leads back to the item. */
export async function HazardPhoto({ hazardId, back, anchor }: { hazardId: number; back: string; anchor: string }) {
  const t = await getTranslations('inspections')
  const code = codeOf('hazard', hazardId)
  const id = `photo-${hazardId}`
  return (
    <form
      className="row photo"
      action={`/api/evidence?loop=hazard&id=${hazardId}`}
      method="post"
      encType="multipart/form-data"
      aria-label={t('items.sendPhoto', { code })}
    >
      <input type="hidden" name="key" value={randomUUID()} />
      <input type="hidden" name="loop" value="hazard" />
      <input type="hidden" name="id" value={hazardId} />
      <input type="hidden" name="purpose" value="before" />
      <input type="hidden" name="caption" value="" />
      <input type="hidden" name="back" value={`${back}#${anchor}`} />
      <div className="field grow">
        <label htmlFor={id}>{t('items.addPhoto')}</label>
        <input
          className="input"
          id={id}
          type="file"
          name="files"
          accept="image/*"
          capture="environment"
          multiple
          required
        />
      </div>
      <button className="btn" type="submit">
        {t('items.sendPhoto', { code })}
      </button>
    </form>
  )
}
