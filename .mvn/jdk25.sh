# Finds a JDK 25 or newer and exports JAVA_HOME. Sourced by ./clawpatrol and ./verify.
# Where one is in JAVA_HOME or /usr/lib/jvm, no process is started for it: every command begins here.

is_jdk25() { # whether folder $1 holds a full JDK of major version 25 or newer
  local line major=
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
  while IFS= read -r line; do
    case "$line" in
      'JAVA_VERSION="'*) major=${line#*\"} major=${major%%[!0-9]*} ;;
    esac
  done <"$1/release"
  [ -n "$major" ] && [ "$major" -ge 25 ]
}

use_first_jdk25() { # exports the first of the folders that will do
  local candidate
  for candidate in "$@"; do
    if [ -n "$candidate" ] && is_jdk25 "$candidate"; then
      export JAVA_HOME="$candidate"
      return 0
    fi
  done
  return 1
}

jdk_on_path() { # prints the folder of the JDK whose javac is on the PATH
  local on_path
  on_path=$(command -v javac 2>/dev/null) || return 0
  dirname "$(dirname "$(readlink -f "$on_path")")"
}

use_jdk25() {
  use_first_jdk25 "${JAVA_HOME:-}" /usr/lib/jvm/* && return 0
  use_first_jdk25 "$(jdk_on_path)" /opt/*jdk* /opt/java/* "${HOME:-}"/.sdkman/candidates/java/* \
    "${HOME:-}"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home && return 0
  cat >&2 <<'TEXT'
clawpatrol: no JDK 25 found (looked in JAVA_HOME, /usr/lib/jvm, PATH and the usual folders).
  Get one:  Debian/Ubuntu   apt-get install openjdk-25-jdk   (or temurin-25-jdk from Adoptium)
            macOS           brew install openjdk@25
            anywhere        https://adoptium.net/temurin/releases/?version=25
  or point JAVA_HOME at the one you have.
TEXT
  return 1
}

run_maven() { # Maven on that JDK, with flags that only a new JDK knows
  command -v mvn >/dev/null 2>&1 || {
    echo "clawpatrol: Maven is not installed; Debian/Ubuntu: apt-get install maven" >&2
    return 1
  }
  MAVEN_OPTS="${MAVEN_OPTS:-} --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED" mvn "$@"
}
