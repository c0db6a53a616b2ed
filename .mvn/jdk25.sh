# Finds a JDK 25 or newer and exports JAVA_HOME. Sourced by ./clawpatrol and ./verify.

jdk_major() { # prints the major version of the JDK in folder $1; nothing where there is no full JDK
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 0
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

jdk_folders() { # prints where a JDK may be, one folder a line
  local on_path
  on_path=$(command -v javac 2>/dev/null || true)
  [ -n "$on_path" ] && on_path=$(dirname "$(dirname "$(readlink -f "$on_path")")")
  printf '%s\n' "${JAVA_HOME:-}" /usr/lib/jvm/* "$on_path" /opt/*jdk* /opt/java/* \
    "${HOME:-}"/.sdkman/candidates/java/* "${HOME:-}"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home
}

use_jdk25() {
  local candidate major
  while IFS= read -r candidate; do
    [ -n "$candidate" ] && [ -d "$candidate" ] || continue
    major=$(jdk_major "$candidate")
    if [ -n "$major" ] && [ "$major" -ge 25 ]; then
      export JAVA_HOME="$candidate"
      return 0
    fi
  done < <(jdk_folders)
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
