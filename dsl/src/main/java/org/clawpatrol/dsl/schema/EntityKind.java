package org.clawpatrol.dsl.schema;

import java.util.Optional;

/** The kinds of named things a policy declares. */
public enum EntityKind {
    APPROVER("approver", 2),
    CREDENTIAL("credential", 2),
    ENDPOINT("endpoint", 2),
    TUNNEL("tunnel", 2),
    SECRET_STORE("secret_store", 2),
    RULE("rule", 1),
    PROFILE("profile", 1);

    private final String keyword;
    private final int labels;

    EntityKind(String keyword, int labels) {
        this.keyword = keyword;
        this.labels = labels;
    }

    /** The block keyword. */
    public String keyword() {
        return keyword;
    }

    /** The keyword with its article, for diagnostics. */
    public String withArticle() {
        return ("aeiou".indexOf(keyword.charAt(0)) >= 0 ? "an " : "a ") + keyword;
    }

    /** 2 for {@code keyword "type" "name"}, 1 for {@code keyword "name"}. */
    public int labels() {
        return labels;
    }

    public static Optional<EntityKind> of(String keyword) {
        for (EntityKind kind : values()) {
            if (kind.keyword.equals(keyword)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
