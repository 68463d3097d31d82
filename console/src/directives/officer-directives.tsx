import { BodyShort, Detail, VStack } from '@navikt/ds-react'
import { formatDay } from '../format/dates.ts'
import { type DirectiveFragment, DirectivesDocument, type DirectiveState } from '../generated/graphql.ts'
import { useAnswer } from '../graph/use-answer.ts'
import { Loaded } from '../page/loaded.tsx'
import { TEXTS, wordFor } from '../texts.ts'
import { SliceGroup } from './slice-group.tsx'
import { listLines, type SliceLine } from './standing.ts'
import { writeNames, writeSharing } from './write-sharing.ts'

const ORDER: readonly DirectiveState[] = [
  'ACTIVE',
  'PENDING',
  'NOT_YET_VALID',
  'LAPSED_BY_AGE',
  'REFUSED',
  'WITHDRAWN',
  'EXPIRED',
]

/** All that has been said about a child, by how it stands, with what the privacy officer needs to review it. */
export function OfficerDirectives({ child }: { readonly child: string }) {
  const asked = useAnswer(DirectivesDocument, { child })
  return (
    <Loaded asked={asked}>
      {({ answer: { data } }) => {
        if (data.child === null) return <BodyShort>{TEXTS.child.notFound}</BodyShort>
        const lines = (data.child.directives ?? []).flatMap(listLines)
        if (lines.length === 0) return <BodyShort>{TEXTS.directives.none}</BodyShort>
        return (
          <VStack gap="space-32">
            {ORDER.map((state) => (
              <SliceGroup
                key={state}
                title={TEXTS.directives.states[state]}
                lines={lines.filter((line) => line.state === state)}
              >
                {(line) => <OfficerRow key={`${line.directive.id} ${line.slice.id}`} line={line} />}
              </SliceGroup>
            ))}
          </VStack>
        )
      }}
    </Loaded>
  )
}

function OfficerRow({ line: { directive, slice, state, validTo } }: { readonly line: SliceLine }) {
  return (
    <li className="card">
      <BodyShort weight="semibold">{slice.name}</BodyShort>
      <BodyShort>{writeSharing(directive, validTo, 'said')}</BodyShort>
      {listProvenance(directive, state).map((text) => (
        <Detail key={text} textColor="subtle">
          {text}
        </Detail>
      ))}
    </li>
  )
}

function listProvenance(directive: DirectiveFragment, state: DirectiveState): readonly string[] {
  const { givenBy, givenAt, signatures, missing, legalNature, gdprBasis } = directive
  const signers = signatures.map(
    ({ by, at, method }) => `${writeNames([by])[0] ?? ''} ${formatDay(at)} (${wordFor(TEXTS.officer.methods, method)})`,
  )
  return [
    TEXTS.officer.given(writeNames([givenBy])[0] ?? '', formatDay(givenAt)),
    ...(signers.length === 0 ? [] : [TEXTS.officer.signatures(signers)]),
    ...(state !== 'PENDING' || missing.length === 0 ? [] : [TEXTS.officer.missing(writeNames(missing))]),
    wordFor(TEXTS.officer.nature, legalNature),
    ...(gdprBasis === null ? [] : [wordFor(TEXTS.officer.basis, gdprBasis)]),
  ]
}
