package org.clawpatrol.proxy.reload;

import java.util.concurrent.atomic.AtomicReference;
import org.clawpatrol.dsl.config.Configuration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The configuration in force, one atomic reference. An action reads it once and keeps it. */
public final class ActiveConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(ActiveConfiguration.class);

    private final AtomicReference<Configuration> current;

    public ActiveConfiguration(Configuration first) {
        this.current = new AtomicReference<>(prepared(first));
    }

    public Configuration current() {
        return current.get();
    }

    /** Compiles its policy before any action can ask for a decision. */
    void replace(Configuration next) {
        current.set(prepared(next));
    }

    private static Configuration prepared(Configuration next) {
        next.policy().prepare();
        try {
            next.shadow().prepare();
            return next;
        } catch (RuntimeException | StackOverflowError e) {
            LOG.warn("shadow policy cannot be compiled and decides nothing", e);
            return next.withoutShadow();
        }
    }
}
