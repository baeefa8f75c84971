import { evidence } from '@/db/schema/evidence'
import type { LoopName } from '@/domain/loop'
import type { Staff } from './people'
import type { Picture, Scene } from './pictures'
import type { Place } from './places'
import type { Case } from './script'
import type { World } from './world'

const sceneWords: Record<Scene, string> = {
  trench: '管沟',
  excavator: '施工现场',
  sign: '警示标志',
  well: '井口',
  exit: '疏散通道',
  loading: '装卸现场',
  valve: '阀门',
  joint: '管道接头',
  gauge: '压力表',
  meter: '表计',
  hose: '软管',
  stove: '灶具',
  detector: '报警器',
  tank: '储罐区',
  cylinders: '钢瓶',
  drums: '桶装化学品',
  lock: '库门',
  cabinet: '物资柜',
  extinguisher: '灭火器',
  document: '记录',
}
const purposeWords = { before: '整改前', after: '整改后', document: '材料', screenshot: '截图' } as const

/** Writes one drawn picture as proof of a case and returns its hash; the claimed time is a few minutes earlier. */
export function giveEvidence<L extends LoopName>(
  world: World,
  on: Case<L>,
  at: number,
  by: Staff,
  scene: Scene,
  purpose: 'before' | 'after' | 'document' | 'screenshot',
  place: Place | null,
): string {
  const picture: Picture = world.pictures.get(`${scene}:${purpose === 'before' ? 'before' : 'after'}`)!
  const minutes = world.chance.between(2, 50)
  const near = () => (world.chance.next() - 0.5) * 0.0006
  const position = place && {
    latitude: Number((place.latitude + near()).toFixed(6)),
    longitude: Number((place.longitude + near()).toFixed(6)),
  }
  world.script.rows(evidence, at - 1, () => [
    {
      loop: on.loop,
      caseId: on.id,
      purpose,
      sha256: picture.sha256,
      mime: 'image/jpeg',
      bytes: picture.bytes.length,
      width: picture.width,
      height: picture.height,
      likeness: picture.likeness,
      claimedAt: new Date(at - minutes * 60_000),
      latitude: position?.latitude ?? null,
      longitude: position?.longitude ?? null,
      caption: `${purposeWords[purpose]}：${sceneWords[scene]}（演示图）`,
      personId: by.id,
      orgId: by.unit.id,
      at: new Date(at),
    },
  ])
  return picture.sha256
}
