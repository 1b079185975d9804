import type { Gate } from './gate.ts'

/** The scan of the form with the wet signatures is there. */
export const signedFormAttached: Gate = ({ papers }) => ((papers?.signed ?? 0) > 0 ? [] : [{ path: 'papers.signed', code: 'SIGNED_FORM_MISSING', details: {} }])

/** At least one photo is there. */
export const photoAttached: Gate = ({ papers }) => ((papers?.photos ?? 0) > 0 ? [] : [{ path: 'papers.photos', code: 'PHOTO_MISSING', details: {} }])
