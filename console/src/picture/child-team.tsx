import { BodyShort, Heading } from '@navikt/ds-react'
import { useId } from 'react'
import type { PictureQuery } from '../generated/graphql.ts'
import { capitalise } from '../format/lists.ts'
import { t, wordFor } from '../texts/index.ts'

type Child = NonNullable<PictureQuery['child']>

/** Who is around the child: the team and the guardians. */
export function ChildTeam({ team, guardians }: Pick<Child, 'team' | 'guardians'>) {
  const members = (team ?? []).map(({ displayName, role, service }) => {
    const place = `${wordFor('words.roles', role)}, ${wordFor('words.services', service)}`
    return displayName === null ? capitalise(place) : `${displayName} (${place})`
  })
  return (
    <div className="card people">
      <People title={t('child.team')} lines={members} none={t('child.noTeam')} />
      <People
        title={t('child.guardians')}
        lines={(guardians ?? []).map(({ displayName }) => displayName)}
        none={t('child.noGuardians')}
      />
    </div>
  )
}

interface PeopleProps {
  readonly title: string
  readonly lines: readonly string[]
  readonly none: string
}

function People({ title, lines, none }: PeopleProps) {
  const id = useId()
  return (
    <section aria-labelledby={id}>
      <Heading id={id} level="2" size="xsmall">
        {title}
      </Heading>
      {lines.length === 0 ? (
        <BodyShort textColor="subtle">{none}</BodyShort>
      ) : (
        <ul className="plain-list tight">
          {lines.map((line) => (
            <BodyShort as="li" key={line}>
              {line}
            </BodyShort>
          ))}
        </ul>
      )}
    </section>
  )
}
