package org.clawpatrol.proxy.flow;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.proxy.failure.Failure;
import org.clawpatrol.proxy.journal.ActionRecord;
import org.clawpatrol.proxy.journal.Journal;
import org.clawpatrol.proxy.journal.JournalUnavailableException;
import org.clawpatrol.proxy.journal.Outcome;
import org.clawpatrol.proxy.telemetry.ActionMetrics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides connections to hosts that no endpoint of the peer's profile claims, by {@code
 * defaults.unknown_host}, and records them. Safe to share.
 */
public final class SpliceFlow {
    /** Why a connection is refused whose host nothing claims; the journal says it, too. */
    public static final Refusal UNCLAIMED =
            new Refusal(Failure.POLICY, "no endpoint of this profile claims the host");

    private static final Logger LOG = LoggerFactory.getLogger(SpliceFlow.class);

    private final Journal journal;
    private final ActionIds ids;
    private final InstantSource clock;
    private final ActionMetrics metrics;

    public SpliceFlow(Journal journal, ActionIds ids, InstantSource clock, ActionMetrics metrics) {
        this.journal = journal;
        this.ids = ids;
        this.clock = clock;
        this.metrics = metrics;
    }

    /**
     * Decides one connection; exactly one of the two consumers is called before this returns.
     *
     * @param method how it was asked for, such as {@code CONNECT}
     * @param open gets the permit and what to call when the connection ended
     */
    public void handle(
            Configuration configuration,
            Peer peer,
            String method,
            String host,
            int port,
            BiConsumer<SplicePermit, Consumer<Outcome>> open,
            Consumer<Refusal> shut) {
        if (configuration.defaults().denyUnknownHosts()) {
            refuse(peer, method, host, port, UNCLAIMED, shut);
            return;
        }
        try {
            Journal.Reservation reservation =
                    journal.reserve(
                            record(peer, method, host, port, "allow", "unknown host passed"));
            open.accept(new SplicePermit(peer, host, port), reservation::complete);
        } catch (JournalUnavailableException e) {
            LOG.error("connection to {} refused: {}", host, e.getMessage());
            var refusal = new Refusal(Failure.NOT_RECORDED, "the connection could not be recorded");
            metrics.refused(refusal.failure());
            shut.accept(refusal);
        }
    }

    /** Records and refuses a connection for a reason of the caller's. */
    public void refuse(
            Peer peer,
            String method,
            String host,
            int port,
            Refusal refusal,
            Consumer<Refusal> shut) {
        try {
            journal.refuse(
                    record(peer, method, host, port, "deny", refusal.reason()),
                    new Outcome("", 0, 0, 0, ""));
        } catch (JournalUnavailableException e) {
            LOG.error("refused connection to {} could not be recorded: {}", host, e.getMessage());
        }
        metrics.refused(refusal.failure());
        shut.accept(refusal);
    }

    private ActionRecord record(
            Peer peer, String method, String host, int port, String verdict, String reason) {
        return new ActionRecord(
                ids.next(),
                clock.instant(),
                peer.deviceId(),
                peer.deviceName(),
                peer.profile(),
                peer.address(),
                "",
                "",
                method,
                host,
                ":" + port,
                "",
                Map.of(),
                "",
                false,
                "",
                verdict,
                reason,
                "",
                List.of(),
                "");
    }
}
