package org.clawpatrol.proxy.reload;

import java.util.concurrent.atomic.AtomicReference;
import org.clawpatrol.dsl.config.Configuration;

/** The configuration in force, one atomic reference. An action reads it once and keeps it. */
public final class ActiveConfiguration {
    private final AtomicReference<Configuration> current;

    public ActiveConfiguration(Configuration first) {
        first.policy().prepare();
        this.current = new AtomicReference<>(first);
    }

    public Configuration current() {
        return current.get();
    }

    /** Compiles its policy before any action can ask for a decision. */
    void replace(Configuration next) {
        next.policy().prepare();
        current.set(next);
    }
}
