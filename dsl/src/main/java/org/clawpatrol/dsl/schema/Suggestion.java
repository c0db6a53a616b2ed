package org.clawpatrol.dsl.schema;

import java.util.List;
import org.clawpatrol.dsl.source.NearestName;

/** Help for a name that does not exist: the nearest one that does, or all of them. Stateless. */
public final class Suggestion {
    private static final int LISTED = 20;

    /** Beyond this a file of many mistakes would take too long to be explained. */
    private static final int COMPARED = 2_000;

    private Suggestion() {}

    /**
     * @param plural what the known names are, such as {@code attributes}
     */
    public static String of(String written, List<String> known, String plural) {
        if (known.size() > COMPARED) {
            return listed(known, plural);
        }
        return NearestName.of(written, known)
                .map(nearest -> "did you mean `" + nearest + "`?")
                .orElseGet(() -> listed(known, plural));
    }

    private static String listed(List<String> known, String plural) {
        if (known.isEmpty()) {
            return "there are no " + plural + " here";
        }
        String names =
                known.stream()
                        .limit(LISTED)
                        .map(name -> "`" + name + "`")
                        .reduce((a, b) -> a + ", " + b)
                        .orElseThrow();
        return "known " + plural + ": " + names + (known.size() > LISTED ? ", ..." : "");
    }
}
