package org.clawpatrol.proxy;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.List;
import org.clawpatrol.proxy.flow.ShadowAlarm;
import org.clawpatrol.proxy.journal.Journal;
import org.clawpatrol.proxy.journal.SegmentJournal;
import org.clawpatrol.proxy.net.Listeners;
import org.clawpatrol.proxy.telemetry.MetricSource;
import org.clawpatrol.proxy.tls.LeafCache;

/** What parts of the gateway know about themselves without counting for it. Stateless. */
final class GatewayReadings {
    private GatewayReadings() {}

    static MetricSource ofDataPath(LeafCache leaves, Listeners listeners) {
        return MetricSource.all(
                List.of(
                        MetricSource.level(
                                "clawpatrol.agents.sessions",
                                "Open connections of agents, whatever they are used for.",
                                listeners::connections),
                        MetricSource.level(
                                "clawpatrol.leaf_cache.size",
                                "Leaf certificates that are kept.",
                                leaves::size),
                        MetricSource.count(
                                "clawpatrol.leaf_cache.hits",
                                "Handshakes whose leaf certificate was there.",
                                leaves::hits),
                        MetricSource.count(
                                "clawpatrol.leaf_cache.misses",
                                "Handshakes whose leaf certificate had to be minted.",
                                leaves::misses)));
    }

    static MetricSource ofControlPlane(ControlPlane control) {
        return MetricSource.all(
                List.of(
                        MetricSource.level(
                                "clawpatrol.hitl.pending",
                                "Actions that wait for a person.",
                                () -> control.approvals().pending().size()),
                        MetricSource.level(
                                "clawpatrol.agents.count",
                                "Registered devices.",
                                () -> control.devices().all().size())));
    }

    static MetricSource ofJournal(SegmentJournal segments, Journal journal) {
        return MetricSource.all(
                List.of(
                        MetricSource.level(
                                "clawpatrol.journal.waiting",
                                "Outcomes that wait to be written.",
                                segments::waiting),
                        MetricSource.level(
                                "clawpatrol.journal.writable",
                                "1 while the journal takes records; actions are refused at 0.",
                                () -> journal.writable() ? 1 : 0)));
    }

    static MetricSource ofProcess(ShadowAlarm alarm) {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        return MetricSource.all(
                List.of(
                        MetricSource.level(
                                "clawpatrol.process.memory.heap_inuse",
                                "Bytes of Java heap in use.",
                                () -> memory.getHeapMemoryUsage().getUsed()),
                        MetricSource.count(
                                "clawpatrol.shadow_check.compared",
                                "Decisions that were compared with the rules in order.",
                                () -> alarm.counts().compared()),
                        MetricSource.count(
                                "clawpatrol.shadow_check.differed",
                                "Decisions that differed from the rules in order.",
                                () -> alarm.counts().differed())));
    }
}
