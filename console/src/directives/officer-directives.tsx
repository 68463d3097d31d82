import { BodyShort, Detail, VStack } from '@navikt/ds-react'
import { formatDay } from '../format/dates.ts'
import { writeList } from '../format/lists.ts'
import { writeSliceName } from '../format/slice-name.ts'
import { type DirectiveFragment, DirectivesDocument, type DirectiveState } from '../generated/graphql.ts'
import { useAnswer } from '../graph/use-answer.ts'
import { Loaded } from '../page/loaded.tsx'
import { ORIGINAL } from '../texts/languages.ts'
import { t, wordFor } from '../texts/index.ts'
import { SliceGroup } from './slice-group.tsx'
import { listLines, type SliceLine } from './standing.ts'
import { writeName, writeNames, writeSharing } from './write-sharing.ts'

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
  const asked = useAnswer(DirectivesDocument, { child, locale: ORIGINAL })
  return (
    <Loaded asked={asked}>
      {({ answer: { data } }) => {
        if (data.child === null) return <BodyShort>{t('child.notFound')}</BodyShort>
        const lines = (data.child.directives ?? []).flatMap(listLines)
        if (lines.length === 0) return <BodyShort>{t('directives.none')}</BodyShort>
        return (
          <VStack gap="space-32">
            {ORDER.map((state) => (
              <SliceGroup
                key={state}
                title={t(`directives.states.${state}`)}
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
      <BodyShort weight="semibold">{writeSliceName(slice)}</BodyShort>
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
    ({ by, at, method }) => `${writeName(by)} ${formatDay(at)} (${wordFor('officer.methods', method)})`,
  )
  return [
    t('officer.given', { by: writeName(givenBy), date: formatDay(givenAt) }),
    ...(signers.length === 0 ? [] : [t('officer.signatures', { names: writeList(signers) })]),
    ...(state !== 'PENDING' || missing.length === 0
      ? []
      : [t('officer.missing', { names: writeList(writeNames(missing)) })]),
    wordFor('officer.nature', legalNature),
    ...(gdprBasis === null ? [] : [wordFor('officer.basis', gdprBasis)]),
  ]
}
