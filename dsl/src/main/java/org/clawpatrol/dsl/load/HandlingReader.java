package org.clawpatrol.dsl.load;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.clawpatrol.dsl.hcl.Expression;
import org.clawpatrol.dsl.schema.DecodedBlock;
import org.clawpatrol.dsl.schema.ValueKind;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.dsl.source.Diagnostics;
import org.clawpatrol.dsl.source.Span;
import org.clawpatrol.engine.policy.Handling;
import org.clawpatrol.engine.policy.Injection;
import org.clawpatrol.engine.policy.LogDetail;

/**
 * Reads what a rule says besides its outcome: credential, detail of the record, tags. One thread.
 */
final class HandlingReader {
    private static final int MOST_TAGS = 16;
    private static final Pattern TAG = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.:/-]{0,63}");

    private final Diagnostics diagnostics;

    HandlingReader(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** Problems are reported; what is wrong is left out. */
    Handling read(DecodedBlock rule) {
        return new Handling(injection(rule), log(rule), tags(rule));
    }

    private static Injection injection(DecodedBlock rule) {
        Optional<Expression> written = rule.expression("inject");
        if (written.isEmpty()) {
            return new Injection.Dispatched();
        }
        return ValueKind.Injection.isNone(written.get())
                ? new Injection.None()
                : new Injection.Named(rule.text("inject").orElse(""));
    }

    private static LogDetail log(DecodedBlock rule) {
        return switch (rule.text("log").orElse("full")) {
            case "meta" -> LogDetail.META;
            case "none" -> LogDetail.NONE;
            default -> LogDetail.FULL;
        };
    }

    private List<String> tags(DecodedBlock rule) {
        List<String> tags = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        List<String> written = rule.texts("tags");
        for (int i = 0; i < written.size(); i++) {
            String tag = written.get(i);
            if (!TAG.matcher(tag).matches()) {
                report(
                        ElementSpan.of(rule, "tags", i),
                        "`" + tag + "` is not a tag",
                        "a tag begins with a letter or digit, goes on with those and `_.:/-`, and"
                                + " has at most 64 of them");
            } else if (!seen.add(tag)) {
                report(
                        ElementSpan.of(rule, "tags", i),
                        "tag `" + tag + "` is listed twice",
                        "remove one of them");
            } else {
                tags.add(tag);
            }
        }
        if (tags.size() > MOST_TAGS) {
            report(
                    rule.span("tags"),
                    "a rule has at most " + MOST_TAGS + " tags",
                    "remove some of them");
            return List.of();
        }
        return tags;
    }

    private void report(Span where, String message, String help) {
        diagnostics.add(Diagnostic.error("C-TAG", where, message).help(help));
    }
}
