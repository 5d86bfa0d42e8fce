#!/usr/bin/env bash
# What our analyzers add to a build: builds a solution anew with the .NET SDK's analyzers alone and with ours beside them, in turn.
# usage: build-cost.sh PACKAGE SOLUTION [ROUNDS]
#   PACKAGE   Redaction.Analyzers.*.nupkg as it was packed
#   SOLUTION  a solution or project that has been restored; its files are not changed
# Prints the wall times with their ratio, and of one more build what the compiler says of each analyzer (seconds of all its threads,
# summed over the projects, waiting for a processor included). Each build starts the compiler's server anew.
set -euo pipefail
[ $# -ge 2 ] || { sed -n '2,7s/^# //p' "$0"; exit 2; }
package=$(realpath "$1") solution=$(realpath "$2") rounds=${3:-3}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
unzip -q "$package" -d "$scratch/package"
cat >"$scratch/with.targets" <<XML
<Project>
  <Import Project="$scratch/package/buildTransitive/Redaction.Analyzers.props" />
  <Import Project="$scratch/package/buildTransitive/Redaction.Analyzers.targets" />
  <ItemGroup><Analyzer Include="$scratch/package/analyzers/dotnet/cs/*.dll" /></ItemGroup>
</Project>
XML

# build with|without [ARGUMENT...]: prints the seconds.
build() {
  local ours=() started
  [ "$1" = without ] || ours=("-p:CustomAfterMicrosoftCommonTargets=$scratch/with.targets")
  dotnet build-server shutdown --vbcscompiler >"$scratch/log" 2>&1
  started=$(date +%s.%N)
  dotnet build "$solution" --no-restore --no-incremental -nodeReuse:false -p:UseSharedCompilation=true "${ours[@]}" "${@:2}" >"$scratch/log" 2>&1 ||
    { grep -m 5 'error' "$scratch/log" >&2; exit 1; }
  awk -v a="$started" -v b="$(date +%s.%N)" 'BEGIN { printf "%.1f\n", b - a }'
}

median() { sort -n | awk '{ v[NR] = $1 } END { print (NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2) }'; }

build without >/dev/null
for ((round = 1; round <= rounds; round++)); do
  a=$(build without) b=$(build with)
  echo "$a" >>"$scratch/without"
  echo "$b" >>"$scratch/with"
  echo "round $round: $a s without, $b s with"
done
a=$(median <"$scratch/without") b=$(median <"$scratch/with")
echo "median: $a s without, $b s with, $(awk -v a="$a" -v b="$b" 'BEGIN { printf "%+.1f %%", (b / a - 1) * 100 }')"

build with -p:ReportAnalyzer=true -v:d >/dev/null
echo
echo 'seconds by analyzer (ReportAnalyzer), the slowest and ours:'
awk '
  /Total generator execution time/ { of = 0 }
  /Total analyzer execution time/ { of = 1 }
  of && /^ +<?[0-9.,]+ +<?[0-9]+ +[A-Za-z]/ {
    name = $3; seconds = $1; sub(/^</, "", seconds)
    if ($0 !~ /Version=/) sum[name] += seconds; else all += seconds
  }
  END { for (name in sum) printf "%9.3f  %s\n", sum[name], name; printf "%9.3f  all analyzers\n", all }' "$scratch/log" |
  sort -rn | awk 'NR <= 12 || /Redaction/'
