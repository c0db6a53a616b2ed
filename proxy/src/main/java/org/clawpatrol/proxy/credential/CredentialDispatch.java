package org.clawpatrol.proxy.credential;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.config.CredentialChoice;
import org.clawpatrol.dsl.config.ProfileConfig.Grant;

/**
 * Chooses which of a profile's credentials an action means. One at the endpoint: that one. Several:
 * the one whose every disambiguator matches, the most specific first; a tie or an ambiguous
 * placeholder chooses none. Stateless.
 */
public final class CredentialDispatch {
    private static final String PLACEHOLDER = "placeholder";

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
        Optional<String> placeholder = placeholderOf(grants, subject);
        Optional<Grant> best = Optional.empty();
        boolean tie = false;
        for (Grant grant : grants) {
            if (!matches(grant, subject, placeholder)) {
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

    private static boolean matches(
            Grant grant, DispatchSubject subject, Optional<String> placeholder) {
        for (Map.Entry<String, String> wanted : grant.disambiguators().entrySet()) {
            Optional<String> actual =
                    wanted.getKey().equals(PLACEHOLDER)
                            ? placeholder
                            : subject.value(wanted.getKey());
            if (!actual.equals(Optional.of(wanted.getValue()))) {
                return false;
            }
        }
        return true;
    }

    /**
     * The one placeholder the action contains. Where one configured placeholder is part of another,
     * the longer one counts; two that are not are ambiguous and count as none.
     */
    private static Optional<String> placeholderOf(List<Grant> grants, DispatchSubject subject) {
        List<String> present = new ArrayList<>(2);
        for (Grant grant : grants) {
            String placeholder = grant.disambiguators().get(PLACEHOLDER);
            if (placeholder != null && contains(subject, placeholder)) {
                present.add(placeholder);
            }
        }
        List<String> outermost =
                present.stream()
                        .distinct()
                        .filter(text -> present.stream().noneMatch(other -> isInside(text, other)))
                        .toList();
        return outermost.size() == 1 ? Optional.of(outermost.getFirst()) : Optional.empty();
    }

    private static boolean contains(DispatchSubject subject, String placeholder) {
        return subject.placeholderTexts().stream().anyMatch(text -> text.contains(placeholder));
    }

    private static boolean isInside(String text, String other) {
        return !text.equals(other) && other.contains(text);
    }
}
