'use client'

import { lazy, Suspense, useRef, useState } from 'react'
import { Notice } from '@/components/notice'
import type { PhotoPurpose } from '@/domain/outbox'
import type { Visit } from './bundle'
import { useBytes } from './ghost'
import { usePhone } from './phone'
import { type Photo, phoneDatabase } from './phone-database'
import { followPosition } from './position'
import { dropPhoto, pictureFault, pictureTypes, takePhoto } from './take-photo'
import { useWords } from './words'

const Camera = lazy(() => import('./camera'))

/** The pictures of an item, or of the visit, and two ways to take one more. */
export function PhotoRow({
  visit,
  itemId,
  purpose,
  queued,
}: {
  visit: Visit
  itemId: number | null
  purpose: PhotoPurpose
  queued: boolean
}) {
  const { photos } = usePhone()
  const { say } = useWords()
  const picker = useRef<HTMLInputElement>(null)
  const [camera, setCamera] = useState(false)
  const [fault, setFault] = useState<{ name: string; why: 'kind' | 'size' } | null>(null)
  const [busy, setBusy] = useState(false)
  const own = photos.filter(
    one => one.inspectionId === visit.id && one.itemId === itemId && one.purpose !== 'signature',
  )

  const take = async (files: readonly File[]) => {
    setFault(null)
    setBusy(true)
    for (const file of files) {
      const why = pictureFault(file)
      if (why) setFault({ name: file.name, why })
      else if (!(await takePhoto(visit, itemId, purpose, file, queued))) break
    }
    setBusy(false)
  }
  return (
    <div className="shooting">
      {fault && <Notice kind="bad" live title={say(`photo.${fault.why}`, { name: fault.name })} />}
      <ul className="shots" aria-label={say('photo.taken', { n: own.length })}>
        {own.map((photo, index) => (
          <Shot key={photo.key} photo={photo} no={index + 1} />
        ))}
      </ul>
      <p className="vh" role="status">
        {busy ? say('photo.keeping') : say('photo.taken', { n: own.length })}
      </p>
      <div className="opts">
        <button
          type="button"
          className="thumb dash"
          aria-busy={busy}
          onClick={() => {
            followPosition()
            picker.current?.click()
          }}
        >
          {say('photo.take')}
        </button>
        <button
          type="button"
          className="thumb dash"
          onClick={() => {
            followPosition()
            setCamera(true)
          }}
        >
          {say('photo.camera')}
        </button>
      </div>
      <input
        ref={picker}
        className="vh"
        type="file"
        accept={pictureTypes}
        capture="environment"
        multiple
        tabIndex={-1}
        aria-label={say('photo.take')}
        onChange={async event => {
          const { files } = event.target
          const chosen = [...(files ?? [])]
          event.target.value = ''
          await take(chosen)
        }}
      />
      {camera && (
        <Suspense>
          <Camera
            visit={visit}
            itemId={itemId}
            close={() => setCamera(false)}
            take={file => take([file])}
            choose={() => {
              setCamera(false)
              picker.current?.click()
            }}
          />
        </Suspense>
      )}
    </div>
  )
}

function Shot({ photo, no }: { photo: Photo; no: number }) {
  const { say, instant } = useWords()
  const address = useBytes(async () => (await phoneDatabase()).get('originals', photo.key), photo.key, photo.mime)
  const words = say('photo.one', { no, at: instant(photo.deviceAt) })
  return (
    <li>
      {address ? <img src={address} alt={words} /> : <span className="sent">{say('photo.sent', { no })}</span>}
      {!photo.queued && (
        <button
          type="button"
          className="link"
          aria-label={say('photo.dropOne', { no })}
          onClick={() => dropPhoto(photo)}
        >
          {say('photo.drop')}
        </button>
      )}
    </li>
  )
}
