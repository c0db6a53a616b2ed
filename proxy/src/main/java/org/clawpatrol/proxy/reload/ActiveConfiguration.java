package org.clawpatrol.proxy.reload;

import java.util.concurrent.atomic.AtomicReference;
import org.clawpatrol.dsl.config.Configuration;

/** The configuration in force, one atomic reference. An action reads it once and keeps it. */
public final class ActiveConfiguration {
    private final AtomicReference<Configuration> current;

    public ActiveConfiguration(Configuration first) {
        this.current = new AtomicReference<>(first);
    }

    public Configuration current() {
        return current.get();
    }

    void replace(Configuration next) {
        current.set(next);
    }
}
