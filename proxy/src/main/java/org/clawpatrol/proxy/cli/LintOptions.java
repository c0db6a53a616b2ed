package org.clawpatrol.proxy.cli;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.clawpatrol.dsl.lint.LintCode;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.dsl.source.NearestName;
import org.clawpatrol.dsl.source.Severity;
import picocli.CommandLine.Option;

/** The options that say which warnings count. One thread, one use. */
final class LintOptions {
    private static final String EVERY = "warnings";

    private final Set<String> denied = new LinkedHashSet<>();
    private final Set<String> allowed = new LinkedHashSet<>();

    @Option(
            names = "--deny",
            paramLabel = "warnings|CODE",
            description =
                    "Exit with 1 for any warning, or for those with this code; may be repeated.")
    void deny(List<String> given) {
        given.stream().map(LintOptions::upperCased).forEach(denied::add);
    }

    @Option(
            names = "--allow",
            paramLabel = "CODE",
            description = "Do not show warnings with this code; may be repeated.")
    void allow(List<String> given) {
        given.stream().map(LintOptions::upperCased).forEach(allowed::add);
    }

    private static String upperCased(String text) {
        return text.equals(EVERY) ? text : text.toUpperCase(Locale.ROOT);
    }

    /** Fails for what is no code. */
    void check() {
        for (String each : denied) {
            check(each, each.equals(EVERY));
        }
        for (String each : allowed) {
            check(each, false);
        }
    }

    private static void check(String text, boolean known) {
        if (!known && LintCode.find(text).isEmpty()) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "no warning has the code `%s`%s".formatted(text, suggestion(text)));
        }
    }

    private static String suggestion(String text) {
        return NearestName.of(text, LintCode.all())
                .map(nearest -> ": did you mean `" + nearest + "`?")
                .orElse(": docs/lint.md lists the codes");
    }

    /** Whether it is shown. */
    boolean shows(Diagnostic diagnostic) {
        return diagnostic.severity() == Severity.ERROR || !allowed.contains(diagnostic.id());
    }

    /** Whether the command fails for it. */
    boolean fails(Diagnostic diagnostic) {
        return diagnostic.severity() == Severity.ERROR
                || denied.contains(EVERY)
                || denied.contains(diagnostic.id());
    }
}
