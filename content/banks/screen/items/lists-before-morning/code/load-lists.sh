#!/usr/bin/env bash
# Loads the price lists of all suppliers into the shop. Runs at 3:00 each night.
set -eu

suppliers=/etc/prices/suppliers # for each supplier a line: name, space, address
kept=/var/lib/prices            # lists of the last 30 days

# Writes a line for whoever reads the log.
note() {
  echo "$(date +%T) $*" >&2
}

exec 9>/run/lock/prices
if ! flock --nonblock 9; then
  note 'the run before is still at work'
  exit 1
fi

if [ ! -r "$suppliers" ]; then
  note "cannot read $suppliers"
  exit 1
fi

work=$(mktemp --directory)
trap 'rm -rf "$work"' EXIT

# Fetches a list from $1 into the file $2. The shop wants lines that end in LF.
fetch() {
  curl --fail --silent --max-time 120 "$1" | tr -d '\r' >"$2"
}

# Puts the list of supplier $1, in the file $2, into the place of the one before.
load() {
  shop-prices clear "$1" && shop-prices add "$1" "$2"
}

# Says how many lines the file $1 has.
lines() {
  wc -l <"$1"
}

# Keeps a compressed copy of the list of supplier $1, in the file $2.
keep() {
  gzip -c "$2" >"$kept/$1-$(date +%F).csv.gz"
}

failed=0
while read -r name address; do
  list="$work/$name.csv"
  if fetch "$address" "$list" && load "$name" "$list"; then
    note "$name: loaded, $(lines "$list") lines"
    keep "$name" "$list" || note "$name: not kept"
  else
    note "$name: not loaded"
    failed=$((failed + 1))
  fi
done <"$suppliers"

# Copies that are older than a month are of no more use to anybody.
find "$kept" -name '*.csv.gz' -mtime +30 -delete
note "lists that were not loaded: $failed"
[ "$failed" -eq 0 ]
