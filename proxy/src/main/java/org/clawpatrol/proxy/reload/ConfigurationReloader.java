package org.clawpatrol.proxy.reload;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.load.LoadResult;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Replaces the configuration in force when its files change, and only by one that loads without an
 * error. Looks each second and waits until a change has settled for one look, so that a file being
 * written is not read half. Reloads run one at a time.
 */
public final class ConfigurationReloader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ConfigurationReloader.class);
    private static final FileFingerprint NOTHING = new FileFingerprint(Map.of());

    private final Path path;
    private final Function<Path, LoadResult> loader;
    private final ActiveConfiguration active;
    private final Consumer<LoadResult> report;
    private FileFingerprint loaded;
    private FileFingerprint seen;
    private @Nullable ScheduledFuture<?> schedule;

    /**
     * @param path the file or directory given on the command line
     * @param report gets every load that did not replace the configuration
     */
    public ConfigurationReloader(
            Path path,
            Function<Path, LoadResult> loader,
            ActiveConfiguration active,
            Consumer<LoadResult> report) {
        this.path = path;
        this.loader = loader;
        this.active = active;
        this.report = report;
        this.loaded = FileFingerprint.of(path, included());
        this.seen = loaded;
    }

    /** Starts looking each second. */
    public synchronized void start(ScheduledExecutorService scheduler) {
        schedule = scheduler.scheduleWithFixedDelay(this::lookSafely, 1, 1, TimeUnit.SECONDS);
    }

    /** A failing look must not end the looking. */
    private void lookSafely() {
        try {
            look();
        } catch (RuntimeException e) {
            LOG.error("looking for a changed configuration failed", e);
        }
    }

    /** Looks once: loads when the files differ from what was loaded and have settled. */
    synchronized void look() {
        FileFingerprint now = FileFingerprint.of(path, included());
        boolean settled = now.equals(seen);
        seen = now;
        if (settled && !now.equals(loaded)) {
            LoadResult found = load(now);
            if (FileFingerprint.of(path, included()).equals(now)) {
                settle(found);
            } else {
                // Written to while it was read: what was read may be a part of it.
                loaded = NOTHING;
            }
        }
    }

    /** Loads now; the old configuration stays when the new one has an error. */
    public synchronized LoadResult reload() {
        LoadResult result = load(FileFingerprint.of(path, included()));
        settle(result);
        return result;
    }

    private LoadResult load(FileFingerprint before) {
        loaded = before;
        try {
            return loader.apply(path);
        } catch (RuntimeException e) {
            throw new IllegalStateException("loading the configuration failed", e);
        }
    }

    private void settle(LoadResult result) {
        if (result.configuration().isPresent()) {
            take(result.configuration().get());
            result.diagnostics().stream()
                    .filter(found -> found.id().equals(LoadResult.BROKEN_SHADOW_POLICY))
                    .forEach(found -> LOG.warn("{}", found.message()));
        } else {
            LOG.error("config not reloaded: {} has errors; the old policy stays", path);
            report.accept(result);
        }
    }

    private void take(Configuration next) {
        Configuration old = active.current();
        active.replace(next);
        LOG.info(
                "config reloaded: {} endpoints across {} profiles",
                next.endpoints().size(),
                next.profiles().size());
        if (!next.gateway().equals(old.gateway())) {
            LOG.warn("the gateway block changed; listeners and state_dir need a restart");
        }
    }

    private Collection<Path> included() {
        return active.current().sources();
    }

    @Override
    public synchronized void close() {
        if (schedule != null) {
            schedule.cancel(false);
        }
    }
}
