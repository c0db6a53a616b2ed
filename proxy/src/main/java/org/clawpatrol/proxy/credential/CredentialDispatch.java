package org.clawpatrol.proxy.credential;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.config.CredentialChoice;
import org.clawpatrol.dsl.config.ProfileConfig.Grant;

/**
 * Chooses which of a profile's credentials an action means. One at the endpoint: that one. Several:
 * the one whose every disambiguator matches, the most specific first; a tie, such as two
 * placeholders at once, chooses none. Stateless.
 */
public final class CredentialDispatch {
    private static final String PLACEHOLDER = "placeholder";

    /** Joins no two ends to a placeholder: no field value holds it. */
    private static final String CUT = "\0";

    private CredentialDispatch() {}

    /** The credentials a profile holds at an endpoint, in the profile's order. */
    public static List<Grant> grantsAt(
            Configuration configuration, String profile, String endpoint) {
        return CredentialChoice.grantsAt(configuration, profile, endpoint);
    }

    /** The credential an action means, or empty when it means none of the granted ones. */
    public static Optional<String> choose(List<Grant> grants, DispatchSubject subject) {
        if (grants.isEmpty()) {
            return Optional.empty();
        }
        if (grants.size() == 1) {
            return Optional.of(grants.getFirst().credential());
        }
        Set<String> placeholders = placeholdersIn(grants, subject);
        Optional<Grant> best = Optional.empty();
        boolean tie = false;
        for (Grant grant : grants) {
            if (!matches(grant, subject, placeholders)) {
                continue;
            }
            int difference =
                    grant.disambiguators().size()
                            - best.map(other -> other.disambiguators().size()).orElse(-1);
            tie = difference == 0 || (tie && difference < 0);
            best = difference > 0 ? Optional.of(grant) : best;
        }
        return tie ? Optional.empty() : best.map(Grant::credential);
    }

    private static boolean matches(Grant grant, DispatchSubject subject, Set<String> placeholders) {
        for (Map.Entry<String, String> wanted : grant.disambiguators().entrySet()) {
            boolean meant =
                    wanted.getKey().equals(PLACEHOLDER)
                            ? placeholders.contains(wanted.getValue())
                            : subject.value(wanted.getKey()).equals(Optional.of(wanted.getValue()));
            if (!meant) {
                return false;
            }
        }
        return true;
    }

    /**
     * The placeholders that the action contains. One that is part of another counts only where it
     * stands alone.
     */
    private static Set<String> placeholdersIn(List<Grant> grants, DispatchSubject subject) {
        Set<String> known = new HashSet<>();
        for (Grant grant : grants) {
            Optional.ofNullable(grant.disambiguators().get(PLACEHOLDER)).ifPresent(known::add);
        }
        Set<String> present = new HashSet<>();
        for (String placeholder : known) {
            List<String> longer =
                    known.stream().filter(other -> isInside(placeholder, other)).toList();
            for (String text : subject.placeholderTexts()) {
                if (contains(text, placeholder, longer)) {
                    present.add(placeholder);
                }
            }
        }
        return present;
    }

    /** Whether a placeholder stands in a text outside the longer ones. */
    private static boolean contains(String text, String placeholder, List<String> longer) {
        String rest = text;
        for (String other : longer) {
            rest = rest.replace(other, CUT);
        }
        return rest.contains(placeholder);
    }

    private static boolean isInside(String text, String other) {
        return !text.equals(other) && other.contains(text);
    }
}
