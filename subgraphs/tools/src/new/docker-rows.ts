import type { Row } from './rows.ts'
import type { SectorNames } from './options.ts'

/** Where a sector is named for those who run it: its image, its service with what it is given, and how it is prepared. */
export function listDockerRows({ sector, folder, constant }: SectorNames): readonly Row[] {
  const after = (file: string, at: string, text: string): Row => ({ file: `docker/${file}`, at, side: 'AFTER', text })
  const secret = (name: string): string => `  ${name}: { file: ./secrets/${name} }\n`
  return [
    after(
      'Dockerfile',
      `COPY subgraphs/nav/package.json subgraphs/nav/\n`,
      `COPY subgraphs/${folder}/package.json subgraphs/${folder}/\n`,
    ),
    after(
      'compose.yaml',
      `"nav": "https://nav:4443/graphql",\n`,
      `      "${sector}": "https://${folder}:4443/graphql",\n`,
    ),
    {
      file: 'docker/compose.yaml',
      at: `  # Two of the same.`,
      side: 'BEFORE',
      text: writeService(sector, folder, constant),
    },
    after('compose.yaml', secret('grant-key-nav'), secret(`grant-key-${sector}`)),
    after('compose.yaml', secret('nav.key'), secret(`${folder}.pem`) + secret(`${folder}.key`)),
    after('env.example', `# NAV_FOLDER=/srv/samsyn/nav\n`, `# ${constant}_FOLDER=/srv/samsyn/${folder}\n`),
    after('prepare.sh', 'childWelfare nav', ` ${sector}`),
    after('prepare.sh', 'child-welfare nav', ` ${folder}`),
    after('README.md', 'health child-welfare nav', ` ${folder}`),
    after('README.md', '`child-welfare`, `nav`', `, \`${folder}\``),
  ]
}

function writeService(sector: string, folder: string, constant: string): string {
  return `  ${folder}:
    <<: *sector
    image: samsyn-${folder}
    build: { context: .., dockerfile: docker/Dockerfile, target: subgraph, args: { SUBGRAPH: ${folder} } }
    working_dir: /samsyn/subgraphs/${folder}
    environment:
      <<: *served
      TLS_CERT_FILE: /run/secrets/${folder}.pem
      TLS_KEY_FILE: /run/secrets/${folder}.key
      TLS_CLIENT_CA_FILE: /run/secrets/ca.pem
      GRANT_KEYS_FILE: /run/secrets/grant-key-${sector}
      SOURCE_FOLDER: /var/lib/samsyn/source
    secrets: [${folder}.pem, ${folder}.key, ca.pem, grant-key-${sector}]
    volumes: ['\${${constant}_FOLDER:-./data/${folder}}:/var/lib/samsyn/source:ro']

`
}
