import { equipmentScenes } from './scenes-equipment'
import { siteScenes } from './scenes-site'

/** A drawn scene: the colour of its light and its shapes, as found and as put right. */
export type SceneDrawing = { tint: string; draw: (fixed: boolean) => string }

export const scenes = { ...siteScenes, ...equipmentScenes }
