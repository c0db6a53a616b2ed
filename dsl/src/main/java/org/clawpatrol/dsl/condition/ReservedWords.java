package org.clawpatrol.dsl.condition;

import java.util.Set;

/** Words that cannot name a variable or a function, though they can name a field. Immutable. */
final class ReservedWords {
    private static final Set<String> WORDS =
            Set.of(
                    "as",
                    "break",
                    "const",
                    "continue",
                    "else",
                    "for",
                    "function",
                    "if",
                    "import",
                    "let",
                    "loop",
                    "package",
                    "namespace",
                    "return",
                    "var",
                    "void",
                    "while");

    private final Problems problems;

    ReservedWords(Problems problems) {
        this.problems = problems;
    }

    void check(Name name) {
        if (WORDS.contains(name.text())) {
            problems.error(
                    name.span(),
                    "`" + name.text() + "` is a reserved word",
                    "it can only stand after a dot, as the name of a field");
        }
    }
}
