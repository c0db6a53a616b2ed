package org.clawpatrol.dsl.schema;

import java.util.List;
import java.util.Optional;
import org.clawpatrol.dsl.source.NearestName;

/** Help for a name that does not exist: the nearest one that does, or all of them. Stateless. */
public final class Suggestion {
    private static final int LISTED = 20;

    /** Beyond this a file of many mistakes would take too long to be explained. */
    private static final int COMPARED = 2_000;

    /** A shorter beginning says too little. */
    private static final int SHORTEST = 3;

    private Suggestion() {}

    /**
     * @param plural what the known names are, such as {@code attributes}
     */
    public static String of(String written, List<String> known, String plural) {
        if (known.size() > COMPARED) {
            return listed(known, plural);
        }
        return NearestName.of(written, known)
                .or(() -> longer(written, known))
                .map(nearest -> "did you mean `" + nearest + "`?")
                .orElseGet(() -> listed(known, plural));
    }

    /** The only name that what was written is the beginning of. */
    private static Optional<String> longer(String written, List<String> known) {
        List<String> found =
                written.length() < SHORTEST
                        ? List.of()
                        : known.stream().filter(name -> name.startsWith(written)).toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
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
