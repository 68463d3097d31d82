import type { DemoChild, DemoFamilies, DemoPerson } from '../families.ts'

const METADATA = { historisk: false, master: 'FREG' }

/** A person as PDL answers `hentPerson`. */
export function describePerson(families: DemoFamilies, person: DemoPerson): unknown {
  const child = families.children.find(({ key }) => key === person.key)
  return {
    data: {
      hentPerson: {
        folkeregisteridentifikator: [
          { identifikasjonsnummer: person.nationalIdentityNumber, status: 'I_BRUK', type: 'FNR' },
        ],
        folkeregisterpersonstatus: [{ status: 'bosatt', forenkletStatus: 'bosattEtterFolkeregisterloven' }],
        navn: [{ fornavn: person.givenName, mellomnavn: null, etternavn: person.familyName }],
        foedselsdato: [{ foedselsdato: person.birthDate, foedselsaar: Number(person.birthDate.slice(0, 4)) }],
        doedsfall: [],
        adressebeskyttelse:
          child === undefined || child.addressProtection === 'UGRADERT'
            ? []
            : [{ gradering: child.addressProtection, metadata: METADATA }],
        bostedsadresse: child?.addressProtection === 'STRENGT_FORTROLIG' ? [] : [describeAddress(families, person)],
        deltBosted: [],
        foreldreansvar: child === undefined ? [] : describeResponsibility(families, child),
        forelderBarnRelasjon:
          child === undefined ? describeChildren(families, person) : describeParents(families, child),
        vergemaalEllerFremtidsfullmakt: [],
      },
    },
  }
}

function describeAddress(families: DemoFamilies, person: DemoPerson): unknown {
  return {
    gyldigFraOgMed: `${person.birthDate}T00:00:00`,
    gyldigTilOgMed: null,
    vegadresse: {
      adressenavn: 'Måsøyvegen',
      husnummer: '7',
      husbokstav: null,
      postnummer: '9999',
      kommunenummer: families.municipality.number,
      bydelsnummer: null,
    },
    ukjentBosted: null,
  }
}

function describeResponsibility(families: DemoFamilies, child: DemoChild): unknown[] {
  return child.holders.map((key) => ({
    ansvar: child.responsibility,
    ansvarlig: families.person(key).nationalIdentityNumber,
    ansvarssubjekt: child.nationalIdentityNumber,
    ansvarligUtenIdentifikator: null,
    folkeregistermetadata: { gyldighetstidspunkt: `${child.birthDate}T00:00:00`, opphoerstidspunkt: null },
    metadata: { ...METADATA, opplysningsId: null },
  }))
}

const parentRole = (parent: DemoPerson) => (parent.sex === 'female' ? 'MOR' : 'FAR')

const describeRelation = (related: DemoPerson, role: string, ownRole: string): unknown => ({
  relatertPersonsIdent: related.nationalIdentityNumber,
  relatertPersonsRolle: role,
  minRolleForPerson: ownRole,
  relatertPersonUtenFolkeregisteridentifikator: null,
  metadata: METADATA,
})

function describeParents(families: DemoFamilies, child: DemoChild): unknown[] {
  return child.parents.map((key) => {
    const parent = families.person(key)
    return describeRelation(parent, parentRole(parent), 'BARN')
  })
}

function describeChildren(families: DemoFamilies, parent: DemoPerson): unknown[] {
  const children = families.children.filter(({ parents }) => parents.includes(parent.key))
  return children.map((child) => describeRelation(child, 'BARN', parentRole(parent)))
}
