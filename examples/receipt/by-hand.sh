#!/bin/bash
# Recomputes one receipt with what any Linux has: base64, xxd, sha256sum, openssl. Nothing of Narrowgate is used.
#     bash by-hand.sh RECEIPT TRUSTPOLICY
# docs/court.md walks through what it prints. It believes the first log and every witness that the policy names, and
# leaves it to the reader whether these witnesses suffice (the last lines of the policy). What does not hold ends it there.
set -euo pipefail
receipt=$1 policy=$2
work=$(mktemp -d)
trap 'code=$?; rm -rf "$work"; [ "$code" = 0 ] || echo "REFUSED: what would have to follow here does not hold"' EXIT
hash() { xxd -r -p | sha256sum | cut -c1-64; }
hex() { xxd -p | tr -d '\n'; }

echo "1. The entry: what is opened, and commitments to what stays closed"
extra=$(sed -n 's/^extra //p' "$receipt" | base64 -d | hex)
run=${extra:2:32} count=$((16#${extra:34:8})) at=42 commitments=
echo "   run $run, $count slots"
for ((slot = 1; slot <= count; slot++)); do
    if [ "${extra:at:2}" = 00 ]; then
        commitment=${extra:at+2:64} at=$((at + 66))
    else
        salt=${extra:at+2:32} length=${extra:at+34:8} bytes=$((16#${extra:at+34:8}))
        value=${extra:at+42:2*bytes} at=$((at + 42 + 2 * bytes))
        commitment=$(printf '03%s%04x%s%s' "$salt" "$slot" "$length" "$value" | hash)
        echo "   slot $slot holds $bytes bytes: $(echo "$value" | xxd -r -p | tr -c '[:print:]' .)"
        echo "   and its commitment is $commitment"
    fi
    commitments+=$commitment
done
[ "$at" = "${#extra}" ]
row=$(echo "02$commitments" | hash)
echo "   row root $row"

echo "2. The tree: from the entry to the root of the log"
node=$(echo "0001$run$row" | hash)
echo "   leaf $node"
index=$(sed -n 's/^index //p' "$receipt")
note=$(sed -n '/^$/,$p' "$receipt" | tail -n +2)
size=$(echo "$note" | sed -n 2p) root=$(echo "$note" | sed -n 3p | base64 -d | hex)
[ "$index" -lt "$size" ]
fn=$index sn=$((size - 1))
for beside in $(sed -n '/^index /,/^$/p' "$receipt" | tail -n +2); do
    [ "$sn" != 0 ]
    beside=$(echo "$beside" | base64 -d | hex)
    if [ $((fn % 2)) = 1 ] || [ "$fn" = "$sn" ]; then
        node=$(echo "01$beside$node" | hash)
        while [ $((fn % 2)) = 0 ] && [ "$fn" != 0 ]; do fn=$((fn / 2)) sn=$((sn / 2)); done
    else
        node=$(echo "01$node$beside" | hash)
    fi
    fn=$((fn / 2)) sn=$((sn / 2))
    echo "   $node"
done
[ "$sn" = 0 ] # one test a line: of `a && b` bash passes over an a that fails
[ "$node" = "$root" ]
echo "   is the root of the checkpoint of $size entries"

echo "3. The signatures: who says that this is the log"
echo "$note" | sed '/^$/,$d' > "$work/text"
verify() { # NAME VKEY
    key=$(echo "$2" | cut -d+ -f3- | base64 -d | hex)
    id=$( (printf '%s\n' "${2%%+*}"; echo "$key" | xxd -r -p) | sha256sum | cut -c1-8)
    echo "302a300506032b6570032100${key:2}" | xxd -r -p > "$work/key"
    name=${2%%+*}
    signature=$(echo "$note" | sed -n "s|^— $name ||p" | base64 -d | hex)
    [ "${signature:0:8}" = "$id" ]
    cp "$work/text" "$work/said"
    signature=${signature:8}
    if [ "${key:0:2}" = 04 ]; then
        time=$((16#${signature:0:16})) signature=${signature:16}
        (printf 'cosignature/v1\ntime %s\n' "$time"; cat "$work/text") > "$work/said"
        when=", on $(date -u -d "@$time" +%Y-%m-%dT%H:%M:%SZ)"
    fi
    echo "$signature" | xxd -r -p > "$work/signature"
    openssl pkeyutl -verify -pubin -keyform DER -inkey "$work/key" -rawin -in "$work/said" \
        -sigfile "$work/signature" > "$work/openssl"
    echo "   $1 $name${when:-}: $(cat "$work/openssl")"
}
verify log "$(sed -n 's/^log //p' "$policy" | head -1)"
sed -n 's/^witness //p' "$policy" | while read -r _ vkey _; do verify witness "$vkey"; done
