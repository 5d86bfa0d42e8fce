#!/usr/bin/env bash
# What our analyzers add to a build: builds a solution anew with the .NET SDK's analyzers alone and with ours beside them, in turn.
# usage: build-cost.sh PACKAGE SOLUTION [ROUNDS]
#   PACKAGE   Redaction.Analyzers.*.nupkg as it was packed
#   SOLUTION  a solution or project that has been restored; its files are not changed
# Prints the wall times and those of the processors (the build's processes and the compiler's server) with their ratios: a wall time says
# what somebody waits, but scatters by a tenth and more on a shared machine. Of one more build it prints what the compiler says of each
# analyzer (seconds of all its threads, summed over the projects, waiting for a processor included). Each build starts the server anew.
set -euo pipefail
[ $# -ge 2 ] || { sed -n '2,8s/^# //p' "$0"; exit 2; }
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

# The compiler's server, which no shell waits for: the seconds that it has taken, as `times` writes them.
server() {
  local pid
  for pid in $(pgrep -f 'VBCSCompiler.* -pipename:'); do
    awk -v hz="$(getconf CLK_TCK)" '{ printf "0m%fs\n", ($14 + $15) / hz }' "/proc/$pid/stat"
  done
}

# Sums what `times` has written of a shell's children, without the shell's own line.
seconds() { awk 'NR > 1' "$1" | tr ' ' '\n' | awk -F'[ms]' '{ sum += $1 * 60 + $2 } END { print sum }'; }

# build with|without [ARGUMENT...]: prints the seconds on the wall and of the processors.
build() {
  local ours=() started
  [ "$1" = without ] || ours=("-p:CustomAfterMicrosoftCommonTargets=$scratch/with.targets")
  dotnet build-server shutdown --vbcscompiler >"$scratch/log" 2>&1
  times >"$scratch/before"
  started=$(date +%s.%N)
  dotnet build "$solution" --no-restore --no-incremental -nodeReuse:false -p:UseSharedCompilation=true "${ours[@]}" "${@:2}" >"$scratch/log" 2>&1 ||
    { grep -m 5 'error' "$scratch/log" >&2; exit 1; }
  local ended
  ended=$(date +%s.%N)
  times >"$scratch/after"
  server >>"$scratch/after"
  awk -v a="$started" -v b="$ended" -v c="$(seconds "$scratch/before")" -v d="$(seconds "$scratch/after")" 'BEGIN { printf "%.1f %.1f\n", b - a, d - c }'
}

median() { sort -n | awk '{ v[NR] = $1 } END { print (NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2) }'; }

build without >/dev/null
for ((round = 1; round <= rounds; round++)); do
  build without >"$scratch/a"
  build with >"$scratch/b"
  read -r wall_a cpu_a <"$scratch/a"
  read -r wall_b cpu_b <"$scratch/b"
  echo "$wall_a $cpu_a" >>"$scratch/without"
  echo "$wall_b $cpu_b" >>"$scratch/with"
  echo "round $round: $wall_a s without, $wall_b s with; of the processors $cpu_a s, $cpu_b s"
done
for column in 1 2; do
  a=$(cut -d' ' -f$column "$scratch/without" | median) b=$(cut -d' ' -f$column "$scratch/with" | median)
  echo "median $([ $column = 1 ] && echo wall || echo processors): $a s without, $b s with, $(awk -v a="$a" -v b="$b" 'BEGIN { printf "%+.1f %%", (b / a - 1) * 100 }')"
done

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
