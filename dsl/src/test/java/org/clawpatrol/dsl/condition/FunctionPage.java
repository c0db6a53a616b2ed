package org.clawpatrol.dsl.condition;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The reference page of the libraries of functions. Stateless. */
final class FunctionPage {
    private static final String INTRODUCTION =
            """
            # Functions

            What conditions can call beside the functions of the language itself. `A` stands for any type, `dyn`
            for a value whose type is only known when the condition is asked.

            - Positions count characters from zero. What lies outside a text or list is an error.
            - An argument that is unknown makes the call unknown; an error makes it an error. Both refuse the
              action.
            - Nothing depends on the machine's language. Texts that a function builds have up to 1,048,576
              characters, lists that are made of something shorter up to 100,000 elements; more is an error.
            """;

    private static final Map<String, List<LibraryFunction>> LIBRARIES = libraries();

    private FunctionPage() {}

    private static Map<String, List<LibraryFunction>> libraries() {
        Map<String, List<LibraryFunction>> libraries = new LinkedHashMap<>();
        libraries.put("Texts", TextLibrary.all());
        libraries.put("Numbers", MathLibrary.all());
        libraries.put("Lists", ListLibrary.all());
        libraries.put("Regular expressions", PatternLibrary.all());
        libraries.put("IP addresses", NetworkLibrary.all());
        libraries.put("Base64", EncodingLibrary.all());
        libraries.put("Times and durations", TimeLibrary.all());
        libraries.put("Optionals", OptionalFunctions.all());
        return libraries;
    }

    /** Those that the page has. */
    static List<LibraryFunction> functions() {
        return LIBRARIES.values().stream().flatMap(List::stream).toList();
    }

    static String text() {
        StringBuilder out = new StringBuilder(INTRODUCTION);
        LIBRARIES.forEach(
                (title, functions) -> {
                    out.append("\n## ").append(title).append("\n\n").append(remark(title));
                    out.append("| Function | Result | What it is |\n|---|---|---|\n");
                    functions.forEach(function -> row(function, out));
                });
        return out.toString();
    }

    private static void row(LibraryFunction function, StringBuilder out) {
        String calls =
                function.overloads().stream()
                        .map(overload -> "`" + overload.text(function) + "`")
                        .collect(Collectors.joining("<br>"));
        String results =
                function.overloads().stream()
                        .map(overload -> "`" + overload.result().text() + "`")
                        .distinct()
                        .collect(Collectors.joining("<br>"));
        out.append("| ").append(calls);
        out.append(" | ").append(results);
        out.append(" | ").append(function.doc()).append(" |\n");
    }

    private static String remark(String title) {
        return switch (title) {
            case "Texts" ->
                    """
                    `%s` shows any value, lists and maps too; `%d` numbers; `%.2f` and `%.2e` numbers with so many
                    digits after the point, six unless told; `%b`, `%o`, `%x`, `%X` integers in base 2, 8 and 16, `%x`
                    and `%X` also texts and bytes; `%%` is a percent sign.

                    """;
            case "Numbers" ->
                    """
                    `math.greatest` and `math.least` take any count of numbers, also of different types:
                    `math.greatest(1, 2u, 2.5)`.

                    """;
            case "Lists" ->
                    """
                    The macro `list.sortBy(x, key)` sorts by a key that is computed for each element.

                    """;
            case "Regular expressions" ->
                    """
                    Patterns have RE2 syntax. One that is written in the condition is checked when the policy loads;
                    one that is computed has up to 1,000 characters. A pattern to extract has one group at most.

                    """;
            case "IP addresses" ->
                    """
                    Addresses are read strictly: no leading zeros, no zone, no `::ffff:1.2.3.4`. The types are `net.IP`
                    and `net.CIDR`; `string(x)` is the canonical text of either.

                    """;
            default -> "";
        };
    }
}
