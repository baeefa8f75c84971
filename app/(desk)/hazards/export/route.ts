import { exportCases } from '../../case-export'

export const GET = (request: Request) => exportCases('hazard', request)
