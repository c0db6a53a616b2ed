package org.clawpatrol.proxy.protocol.kubernetes;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the query of a read of a collection asks for. Where one of the parameters cannot be decoded,
 * the API server forgets the others but for {@code watch}. Immutable.
 *
 * @param watch whether changes are to follow
 * @param name the one object that a field selector asks for, or the empty text
 */
record ListOptions(boolean watch, String name) {
    private static final String WATCH = "watch";
    private static final String NO = "false";
    private static final List<String> NUMBERS = List.of("limit", "timeoutSeconds");

    static ListOptions of(QueryParameters query) {
        Optional<FieldSelector> fields = FieldSelector.parse(query.first("fieldSelector"));
        boolean decoded =
                fields.isPresent()
                        && NUMBERS.stream().allMatch(name -> isNumber(query, name))
                        && LabelSelector.isWellFormed(query.first("labelSelector"));
        String name = decoded ? fields.get().exactValue("metadata.name") : "";
        return new ListOptions(watches(query, decoded), isName(name) ? name : "");
    }

    /** A parameter without value counts, and so does every word but two. */
    private static boolean watches(QueryParameters query, boolean decoded) {
        String word = query.first(WATCH);
        // Go folds the long s into an s where it compares, but not where it lower-cases.
        boolean isNo =
                decoded ? word.equalsIgnoreCase(NO) : word.toLowerCase(Locale.ROOT).equals(NO);
        return query.has(WATCH) && !isNo && !word.equals("0");
    }

    private static boolean isNumber(QueryParameters query, String name) {
        return !query.has(name) || WholeNumber.isInt64(query.first(name));
    }

    /** Whether it could be a segment of a path. */
    private static boolean isName(String name) {
        return !name.equals(".")
                && !name.equals("..")
                && name.indexOf('/') < 0
                && name.indexOf('%') < 0;
    }
}
