package org.clawpatrol.engine.fact;

import java.util.Optional;

/** A family of actions that share one set of facts; every endpoint type belongs to one. */
public enum Family {
    HTTP("http"),
    K8S("k8s"),
    SQL("sql"),
    SSH("ssh");

    private final String id;

    Family(String id) {
        this.id = id;
    }

    /** The family's name in configuration, fixtures and records. */
    public String id() {
        return id;
    }

    public static Optional<Family> of(String id) {
        for (Family family : values()) {
            if (family.id.equals(id)) {
                return Optional.of(family);
            }
        }
        return Optional.empty();
    }
}
