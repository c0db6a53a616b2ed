package org.clawpatrol.proxy.credential;

import java.util.List;
import java.util.Optional;

/** What an action says about the credential it means. */
public interface DispatchSubject {

    /** Texts in which a placeholder may stand. */
    List<String> placeholderTexts();

    /** The action's own value for a disambiguator such as {@code user}; empty when it has none. */
    Optional<String> value(String disambiguator);
}
