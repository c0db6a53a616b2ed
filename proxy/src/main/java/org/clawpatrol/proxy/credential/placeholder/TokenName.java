package org.clawpatrol.proxy.credential.placeholder;

import java.util.Locale;
import java.util.Optional;

/** What a member of an answer holds, by its name: RFC 6749, 5.1; OpenID Connect Core, 3.1.3.3. */
enum TokenName {
    ACCESS,
    REFRESH,
    IDENTITY;

    /** Also of spellings with capitals or hyphens, and of tokens for somebody in particular. */
    static Optional<TokenName> of(String name) {
        String plain = name.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
        if (plain.endsWith("accesstoken") || plain.equals("token")) {
            return Optional.of(ACCESS);
        }
        if (plain.endsWith("refreshtoken")) {
            return Optional.of(REFRESH);
        }
        return plain.equals("idtoken") ? Optional.of(IDENTITY) : Optional.empty();
    }

    String placeholder(AgentTokens tokens) {
        return switch (this) {
            case ACCESS -> tokens.access();
            case REFRESH -> tokens.refresh();
            case IDENTITY -> tokens.identity();
        };
    }
}
