# What run and long have in common. To be read by them, not to be run.

cd "$(dirname "${BASH_SOURCE[0]}")/.."

work=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null || true; chmod -R u+w "$work" && rm -rf "$work"' EXIT

step() { printf '\n== %s\n' "$*"; }

# beside NAME COMMAND… runs a command beside others.
declare -A besides=()
beside() {
  "${@:2}" >"$work/beside.$1" 2>&1 &
  besides[$1]=$!
}

# idly COMMAND… runs it, in a process of its own, when others leave the processors idle.
idly() {
  renice -n 19 "$BASHPID" >/dev/null
  "$@"
}

# ended NAME waits for what was begun beside, and prints what it said.
ended() {
  local failed=0
  wait "${besides[$1]}" || failed=$?
  cat "$work/beside.$1"
  return "$failed"
}

# install NAME… installs packages of the system, which is Debian or like it.
install() {
  local root=()
  [ "$(id -u)" = 0 ] || root=(sudo)
  "${root[@]}" apt-get update -q
  "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "$@"
}

# find_chromium prints where Chromium is, or nothing. The one without windows needs half
# the time.
find_chromium() {
  if [ -n "${CHROMIUM:-}" ]; then
    echo "$CHROMIUM"
    return
  fi
  local name
  for name in chromium-headless-shell chromium chromium-browser google-chrome google-chrome-stable; do
    if command -v "$name"; then
      return
    fi
  done
}

find_firefox() { echo "${FIREFOX:-$(command -v firefox-esr || command -v firefox)}"; }

# installations installs what the tests need and the machine has not.
installations() {
  step 'A C compiler, for the race detector'
  command -v cc || install gcc libc6-dev || return
  step 'Chromium, for the tests in the browser'
  [[ $(find_chromium) == *headless-shell* ]] || install chromium-headless-shell || [ -n "$(find_chromium)" ] || install chromium || return
  step 'Firefox, for the tests in the other browser'
  [ -n "$(find_firefox)" ] || install firefox-esr || return
  step 'LibreOffice, for the tests of Word documents'
  command -v soffice && command -v pdftotext || install libreoffice-writer-nogui poppler-utils || return
  step 'axe-core, for the tests of accessibility'
  npm install --prefix "$work/axe" --no-save --no-audit --no-fund --ignore-scripts axe-core@4.14.1 || return
  step 'versitygw, the S3 server for the tests of publishing'
  [ -n "${VERSITYGW:-}" ] || GOBIN=$work/bin go install github.com/versity/versitygw/cmd/versitygw@v1.8.0
}

# prepare waits for the installations, or does them. With CI=true a test that lacks
# something fails; without, it would be passed over.
prepare() {
  [ -n "${besides[installing]:-}" ] || beside installing installations
  ended installing
  CHROMIUM=$(find_chromium)
  FIREFOX=$(find_firefox)
  echo "$CHROMIUM" "$FIREFOX"
  export CI=true CHROMIUM FIREFOX AXE_PATH="$work/axe/node_modules/axe-core/axe.min.js" VERSITYGW="${VERSITYGW:-$work/bin/versitygw}"
  test -n "$CHROMIUM" && test -n "$FIREFOX" && test -s "$AXE_PATH" && test -x "$VERSITYGW"
}

# alone FOLDER runs those tests of a package that pass over the race detector.
alone() {
  local names
  names=$(grep -h -B 1 'testrun\.Alone(t)' "$1"/*_test.go | sed -n 's/^func \(Test[A-Za-z]*\)(.*/\1/p' | paste -sd '|')
  go test -vet=off -timeout 15m "./$1" -run "^($names)\$"
}

# permissions runs the tests of what a user may not do, which mean nothing to root,
# as another user.
permissions() {
  [ "$(id -u)" = 0 ] || return 0
  step 'What a user may not do'
  local package
  chmod 711 "$work"
  mkdir -m 1777 "$work/shared"
  for package in ./generator/output ./generator/source ./cmd/partnerbook; do
    go test -c -ldflags='-s -w' -o "$work/shared/permissions.test" "$package"
    (cd "$work/shared" && setpriv --reuid 65534 --regid 65534 --clear-groups \
      env HOME="$work/shared" TMPDIR="$work/shared" ./permissions.test -test.run 'MayNot|Unreadable' -test.v) | grep -E '^(---|ok|PASS)'
  done
}

# fuzz_targets prints a line for every fuzz target: the folder of its package and its name.
fuzz_targets() {
  git grep -o '^func Fuzz[A-Za-z0-9]*' -- '*_test.go' | sed 's|^\(.*\)/[^/]*:func |\1 |' | sort -u
}

# build_fuzzing FLAG… builds the programs that fuzz, one for each package. The flags say
# which packages count what of their code is reached.
build_fuzzing() {
  local folder
  for folder in $(fuzz_targets | cut -d ' ' -f 1 | sort -u); do
    go test -c -vet=off -ldflags='-s -w' "$@" -o "$work/fuzz/$folder.test" "./$folder" || return
  done
}

# fuzz SECONDS runs every fuzz target for so long, two at a time.
fuzz() {
  [ -n "${besides[fuzzing]:-}" ] || beside fuzzing build_fuzzing -fuzz .
  step "Fuzzing every target for $1 seconds"
  ended fuzzing
  export work
  export -f fuzz_one timed_out
  fuzz_targets | FOUND=$(go env GOCACHE)/fuzz/partnerbook SECONDS_EACH=$1 xargs -P 2 -L 1 bash -c 'fuzz_one "$0" "$1"'
}

# fuzz_one FOLDER NAME runs a target and prints its last line, or all if it failed. What
# it finds new is made smaller in a few tries: else it would take a minute over each large
# input.
fuzz_one() {
  local log
  log=$(mktemp "$work/fuzz.XXXXXX")
  if (cd "$1" && "$work/fuzz/$1.test" -test.run '^$' -test.fuzz "^$2\$" -test.fuzztime "${SECONDS_EACH}s" -test.fuzzminimizetime 10x \
    -test.parallel 1 -test.fuzzcachedir "$FOUND/$1") </dev/null >"$log" 2>&1 || timed_out "$log"; then
    echo "$2 $(grep -o 'execs: [0-9]*' "$log" | tail -n 1) in $1"
  else
    cat "$log"
    return 1
  fi
}

# timed_out tells whether fuzzing failed for no other reason than that its time was
# up: go test says so where a worker is still busy then, and names no input.
timed_out() {
  grep -q 'context deadline exceeded' "$1" && ! grep -q 'Failing input' "$1"
}

# unchanged fails if the tests left something behind in the repository.
unchanged() {
  step 'Nothing is left behind in the repository'
  local changes
  changes=$(git status --porcelain)
  if [ -n "$changes" ]; then
    echo "$changes"
    return 1
  fi
}
