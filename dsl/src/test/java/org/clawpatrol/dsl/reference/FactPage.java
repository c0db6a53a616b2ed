package org.clawpatrol.dsl.reference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.clawpatrol.engine.fact.Availability;
import org.clawpatrol.engine.fact.FactDeclaration;
import org.clawpatrol.engine.fact.FactSchema;
import org.clawpatrol.engine.fact.FactVariable;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.engine.fact.Missing;

/** The reference page of every fact a condition can read. Stateless. */
final class FactPage {
    private static final String INTRODUCTION =
            """
            # Facts

            What conditions can read, by variable. Each row is one fact: its type, what it is, when it has no
            value, and a condition that uses it.

            - **Absent**: the action has nothing for this fact. `has(...)` is false, and reading it without
              asking first is an evaluation error, which refuses the action.
            - **Unknown**: the bytes did not allow the value to be read. Whatever depends on it is unknown, and
              a rule that stays unknown refuses the action; `false && unknown` is false.
            - **Lower case**: values are in lower case, and so are literals that are compared with them.
            - Facts of the content are read only when some rule of the endpoint reads one of them; otherwise a
              body is passed on as it comes. `limits.body_buffer` is the inspection cap.

            | Endpoint family | Variables |
            |---|---|
            """;

    private FactPage() {}

    static String text() {
        StringBuilder out = new StringBuilder(INTRODUCTION);
        for (Family family : Family.values()) {
            out.append("| ").append(family.id()).append(" | ");
            out.append(
                    FactSchema.of(family).variables().stream()
                            .map(FactPage::link)
                            .collect(Collectors.joining(", ")));
            out.append(" |\n");
        }
        variables().forEach((variable, families) -> section(variable, families, out));
        return out.toString();
    }

    private static String link(String variable) {
        return "[`" + variable + "`](#" + variable + ")";
    }

    /** Every variable once, with the families that have it. */
    private static Map<FactVariable, List<Family>> variables() {
        Map<FactVariable, List<Family>> found = new LinkedHashMap<>();
        for (Family family : Family.values()) {
            for (FactVariable variable : FactSchema.of(family).declared()) {
                found.computeIfAbsent(variable, key -> new ArrayList<>()).add(family);
            }
        }
        return found;
    }

    private static void section(FactVariable variable, List<Family> families, StringBuilder out) {
        String where =
                families.size() == Family.values().length
                        ? "every family"
                        : families.stream().map(Family::id).collect(Collectors.joining(", "));
        out.append("\n## ").append(variable.name()).append("\n\n");
        out.append(capitalised(variable.doc())).append(". Endpoints: ").append(where);
        out.append(
                ".\n\n| Fact | Type | What it is | No value | Example |\n|---|---|---|---|---|\n");
        variable.facts().forEach(fact -> row(variable.name(), fact, out));
    }

    private static void row(String variable, FactDeclaration fact, StringBuilder out) {
        out.append("| `").append(variable).append('.').append(fact.field()).append("` | ");
        out.append(fact.type().text()).append(" | ");
        out.append(fact.doc()).append(fact.lowerCased() ? " (lower case)" : "").append(" | ");
        out.append(String.join("; ", noValue(fact))).append(" | ");
        out.append('`').append(fact.example().replace("|", "\\|")).append("` |\n");
    }

    private static List<String> noValue(FactDeclaration fact) {
        List<String> reasons = new ArrayList<>();
        if (fact.missing() == Missing.ABSENT) {
            reasons.add("absent " + fact.when());
        } else if (!fact.when().isEmpty()) {
            reasons.add(fact.when());
        }
        String lost = lost(fact.availability());
        if (!lost.isEmpty()) {
            reasons.add(lost);
        }
        if (fact.missing() == Missing.UNKNOWN) {
            reasons.add("unknown in a fixture that does not give it");
        }
        return reasons;
    }

    private static String lost(Availability availability) {
        return switch (availability) {
            case ALWAYS -> "";
            case CONTENT -> "unknown over the inspection cap and when malformed";
            case CONTENT_START ->
                    "unknown when its part of the body is over the inspection cap or malformed";
            case STATEMENT ->
                    "unknown over the inspection cap and when the statement cannot be parsed";
        };
    }

    private static String capitalised(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
