package org.clawpatrol.dsl.diff;

import java.util.Locale;
import org.clawpatrol.dsl.analysis.Box;
import org.clawpatrol.dsl.analysis.Claim;
import org.clawpatrol.dsl.analysis.Subject;
import org.clawpatrol.dsl.analysis.Test;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.value.MapValue;
import org.clawpatrol.engine.value.Value;

/**
 * Names of header fields as conditions see them: in canonical form, whatever the agent wrote. What
 * asks for another spelling asks for a header that no action has. Stateless.
 */
final class HeaderNames {
    private static final String HEADERS = "http.headers";

    private HeaderNames() {}

    /** Whether an action may have every header that a box demands. */
    static boolean arePossible(Box box) {
        return box.claims().stream().noneMatch(HeaderNames::isImpossible);
    }

    private static boolean isImpossible(Claim claim) {
        return claim.holds()
                && claim.test() instanceof Test.HasKey(String key)
                && claim.subject() instanceof Subject.OfFact(Fact fact)
                && fact.path().equals(HEADERS)
                && !isCanonical(key);
    }

    /** Whether a value can be the one of a fact, as far as names of headers go. */
    static boolean isPossible(Fact fact, Value value) {
        return !fact.path().equals(HEADERS)
                || !(value instanceof MapValue map)
                || map.keys().stream()
                        .flatMap(key -> PlainValues.text(key).stream())
                        .allMatch(HeaderNames::isCanonical);
    }

    /** Upper case after the start and after each hyphen, lower case elsewhere. */
    private static boolean isCanonical(String name) {
        StringBuilder canonical = new StringBuilder(name.toLowerCase(Locale.ROOT));
        for (int i = 0; i < name.length(); i++) {
            if (i == 0 || name.charAt(i - 1) == '-') {
                canonical.setCharAt(i, Character.toUpperCase(canonical.charAt(i)));
            }
        }
        return !name.isEmpty()
                && canonical.length() == name.length()
                && name.contentEquals(canonical);
    }
}
