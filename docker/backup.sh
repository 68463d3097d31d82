#!/bin/sh
# Writes the registry's database to a file, as it is at one moment.
#
#   sh docker/backup.sh <file>
#
# Of the compose file's PostgreSQL, or of the one that PGHOST, PGPORT, PGUSER and PGPASSWORD name, and there of PGDATABASE
# (samsyn). The file holds all that is known of every family: keep it as the database itself, and no longer than what was
# erased there since may be kept. The witness's file and the folder of secrets are backed up apart, by others.
set -eu
umask 077

here=$(cd "$(dirname "$0")" && pwd)
[ $# = 1 ] || { sed -n '2,8s/^# \{0,1\}//p' "$0" >&2 && exit 2; }
[ ! -e "$1" ] || { echo "$1 is there already" >&2 && exit 1; }
if [ -n "${PGHOST:-}" ]; then
  run() { "$@"; }
else
  run() { docker compose --file "$here/compose.yaml" exec -T --env PGUSER=postgres postgres "$@"; }
fi

# Under its own name only when it is whole and can be read.
trap 'rm -f "$1.part"' EXIT
run pg_dump --format=custom --no-owner "${PGDATABASE:-samsyn}" >"$1.part"
run pg_restore --list <"$1.part" >/dev/null
mv "$1.part" "$1"
echo "written: $1"
