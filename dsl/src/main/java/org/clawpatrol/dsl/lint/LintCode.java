package org.clawpatrol.dsl.lint;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What linting finds besides the warnings of loading. */
public enum LintCode {
    NEVER_TRUE("L-NEVER-TRUE"),
    ALWAYS_TRUE("L-ALWAYS-TRUE"),
    SHADOWED("L-SHADOWED"),
    DUPLICATE("L-DUPLICATE"),
    REDUNDANT("L-REDUNDANT"),
    OVERLAP("L-OVERLAP"),
    UNINDEXED("L-UNINDEXED");

    /** The codes of warnings that loading gives; those of rules come first. */
    private static final List<String> OF_LOADING =
            List.of(
                    "W-SHADOWED",
                    "W-UNGUARDED",
                    "W-COST",
                    "W-NO-CATCH-ALL",
                    "W-RULE-CREDENTIAL",
                    "W-RULE-TWICE",
                    "W-ASYNC-NEVER",
                    "W-BINDING",
                    "W-CHANNEL",
                    "W-INVALID-CERT",
                    "W-LATER",
                    "W-LIMITS",
                    "W-MARKER",
                    "W-MODEL",
                    "W-NO-EFFECT",
                    "W-NO-HOSTS",
                    "W-NO-INJECTION",
                    "W-PATHS",
                    "W-PEM",
                    "W-PLUGIN-TYPE",
                    "W-REF-KIND",
                    "W-SHADOW-POLICY",
                    "W-SECRET",
                    "W-TOKEN-HOST",
                    "W-TUN-CREDENTIAL",
                    "W-STORE-UNUSED",
                    "W-UNBOUND",
                    "W-UNKNOWN-HOST",
                    "W-UNREACHABLE",
                    "W-UNSAFE",
                    "W-VAR-UNUSED",
                    "W-VERSION",
                    "C-RULE-CEL");

    private final String id;

    LintCode(String id) {
        this.id = id;
    }

    /** As diagnostics carry it. */
    public String id() {
        return id;
    }

    /** Every code a warning can have, those of loading too. */
    public static List<String> all() {
        return Stream.concat(Stream.of(values()).map(LintCode::id), OF_LOADING.stream()).toList();
    }

    /** Empty for what is no code; case does not matter. */
    public static Optional<String> find(String text) {
        return all().stream().filter(text::equalsIgnoreCase).findFirst();
    }
}
