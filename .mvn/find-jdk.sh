# Prints the home of the first suitable JDK; a `release` file tells its version without starting it.
find_jdk() {
    needed=25
    on_path=$(command -v java || true)
    [ -z "$on_path" ] || on_path=$(dirname -- "$(dirname -- "$(readlink -f -- "$on_path")")")
    for jdk in "${GAZETTE_JAVA:-}" "${JAVA_HOME:-}" "$on_path" /usr/lib/jvm/*; do
        [ -x "$jdk/bin/javac" ] && [ -r "$jdk/release" ] || continue
        version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$jdk/release")
        [ "${version:-0}" -ge $needed ] || continue
        printf '%s\n' "$jdk"
        return
    done
    echo "gazette: no JDK $needed or newer found; install one, or name its folder in GAZETTE_JAVA" >&2
    exit 69
}
