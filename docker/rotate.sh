#!/bin/sh
# Changes a key without a pause: each step is followed by the restart it names.
#
#   sh docker/rotate.sh grant <subgraph> begin|switch|end   as its file is named: grant-key-<subgraph>
#   sh docker/rotate.sh session begin|end
#   sh docker/rotate.sh log
#
# Works on docker/secrets, or on the folder SECRETS names. Steps in another order are refused, and change nothing.
set -eu
umask 077

here=$(cd "$(dirname "$0")" && pwd)
cd "${SECRETS:-$here/secrets}"

fail() { echo "$1" >&2 && exit 1; }
usage() { sed -n '2,9s/^# \{0,1\}//p' "$here/rotate.sh" >&2 && exit 2; }
put() { cat >"$1.new" && chmod 444 "$1.new" && mv -f "$1.new" "$1"; }
make() { printf '%s-%s-%s:%s' "$1" "$(date -u +%Y-%m-%d)" "$(openssl rand -hex 3)" "$(openssl rand -base64 32 | tr '+/' '-_' | tr -d '=\n')"; }
# Of a list: the first, the last, how many.
first() { cut -d, -f1 "$1"; }
last() { tr ',' '\n' <"$1" | tail -n 1; }
count() { tr ',' '\n' <"$1" | grep -c :; }

grant() {
  name=$1 file="grant-key-$1"
  [ -e "$file" ] || fail "there is no $file"
  case $2 in
    begin)
      [ "$(count "$file")" = 1 ] || fail "$name has two keys already: a change is under way"
      printf '%s,%s' "$(cat "$file")" "$(make "$name")" | put "$file"
      echo "restart: $name, which then knows both"
      ;;
    switch)
      [ "$(count "$file")" = 2 ] || fail "$name has no second key: begin first"
      new=$(last "$file")
      sed "s|\"$name\":\"[^\"]*\"|\"$name\":\"$new\"|" grant-keys | put grant-keys
      echo 'restart: the gateways one by one, which then seal with the new one'
      ;;
    end)
      [ "$(count "$file")" = 2 ] || fail "$name has one key: there is nothing to end"
      new=$(last "$file")
      grep -qF "$new" grant-keys || fail "the gateways seal with the old one still: switch first"
      printf '%s' "$new" | put "$file"
      echo "restart: $name, which then knows the new one alone"
      ;;
    *) usage ;;
  esac
}

session() {
  case $1 in
    begin)
      [ "$(count session-keys)" = 1 ] || fail 'there are two keys already: a change is under way'
      printf '%s,%s' "$(make session)" "$(cat session-keys)" | put session-keys
      echo 'restart: the gateways one by one. A gateway that has only the old one knows no session that another has begun: those sign in again'
      ;;
    end)
      [ "$(count session-keys)" = 2 ] || fail 'there is one key: there is nothing to end'
      first session-keys | tr -d '\n' | put session-keys
      echo 'restart: the gateways one by one, when SESSION_MINUTES have passed since the other step'
      ;;
    *) usage ;;
  esac
}

# The log's name stays. Whoever verifies what was signed before needs the old verifier: it stays in the list.
log() {
  name=$(cut -d+ -f1 log-verifier)
  rm -f log-key.next
  if [ -n "${KEY_COMMAND:-}" ]; then
    verifier=$($KEY_COMMAND --name "$name" --out "$PWD/log-key.next")
  else
    verifier=$(docker run --rm --user "$(id -u)" --volume "$PWD:/out" samsyn-consent \
      node src/log/key-main.ts --name "$name" --out /out/log-key.next)
  fi
  printf '%s,%s' "$verifier" "$(cat log-verifier)" | put log-verifier
  put log-key <log-key.next
  rm -f log-key.next
  echo 'restart: the witness, and then the sequencer. Give the new verifier, which log-verifier begins with, to whoever verifies'
}

case "${1:-} $#" in
  'grant 3') grant "$2" "$3" ;;
  'session 2') session "$2" ;;
  'log 1') log ;;
  *) usage ;;
esac
