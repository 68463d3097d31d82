import { Tabs } from '@navikt/ds-react'
import { useState } from 'react'
import { FIRST_CHOICES } from '../directives/choices.ts'
import { FamilyDirectives } from '../directives/family-directives.tsx'
import { GiveForm } from '../directives/give-form.tsx'
import { Keeping } from '../keeping/keeping.tsx'
import { FamilyLog } from '../log/family-log.tsx'
import { t } from '../texts/index.ts'

interface FamilyTabsProps {
  readonly child: string
  readonly capacity: 'GUARDIAN' | 'YOUTH' | 'VERGE'
  readonly age: number | null
}

/** From this age a youth may keep something from the guardians. The registry decides; this only spares an empty page. */
const KEEPS_FROM = 12

export function FamilyTabs({ child, capacity, age }: FamilyTabsProps) {
  const mayKeep = capacity === 'YOUTH' && age !== null && age >= KEEPS_FROM
  const [choices, setChoices] = useState(FIRST_CHOICES)
  return (
    <Tabs defaultValue="shared">
      <Tabs.List>
        <Tabs.Tab value="shared" label={t('child.tabs.shared')} />
        <Tabs.Tab value="log" label={t('child.tabs.log')} />
        <Tabs.Tab value="give" label={t('child.tabs.give')} />
        {mayKeep && <Tabs.Tab value="keeping" label={t('keeping.tab')} />}
      </Tabs.List>
      <Tabs.Panel value="shared" className="tab-panel">
        <FamilyDirectives child={child} capacity={capacity} />
      </Tabs.Panel>
      <Tabs.Panel value="log" className="tab-panel">
        <FamilyLog child={child} />
      </Tabs.Panel>
      <Tabs.Panel value="give" className="tab-panel">
        <GiveForm child={child} choices={choices} onChange={setChoices} />
      </Tabs.Panel>
      {mayKeep && (
        <Tabs.Panel value="keeping" className="tab-panel">
          <Keeping child={child} />
        </Tabs.Panel>
      )}
    </Tabs>
  )
}
