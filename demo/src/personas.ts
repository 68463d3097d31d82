/** Who a visitor can be in the demo. Each is a person of the families; what they may do comes from the registry alone. */
export const PERSONAS = {
  coordinator: { person: 'kari', label: 'Kari Nordvik, koordinator i Testvik' },
  'guardian-a': { person: 'ingrid', label: 'Ingrid Lyngblom, mor til Linnea, Håkon og Frøya' },
  'guardian-b': { person: 'pal', label: 'Pål Åsmund Sørbø, far til Linnea, Håkon og Frøya' },
  youth: { person: 'froya', label: 'Frøya Lyngblom, 16 år' },
  'privacy-officer': { person: 'siri', label: 'Siri Vernes, personvernombud i Testvik' },
  registrar: { person: 'randi', label: 'Randi Østervold, registerfører i Testvik' },
  'registrar-b': { person: 'nils', label: 'Nils Ågård, registerfører i Testvik, vitne for Randi' },
  outsider: { person: 'tor', label: 'Tor Fjordheim, koordinator for et annet team' },
} as const

export type Persona = keyof typeof PERSONAS

export function isPersona(value: string): value is Persona {
  return Object.hasOwn(PERSONAS, value)
}
