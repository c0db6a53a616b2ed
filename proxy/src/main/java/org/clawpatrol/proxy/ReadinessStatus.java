package org.clawpatrol.proxy;

import java.util.ArrayList;
import java.util.List;
import org.clawpatrol.proxy.dashboard.GatewayStatus;
import org.clawpatrol.proxy.flow.ShadowAlarm;
import org.clawpatrol.proxy.journal.Journal;
import org.clawpatrol.proxy.state.StateStore;
import org.clawpatrol.proxy.tls.CertificateAuthority;

/** What {@code /readyz}, {@code /info}, {@code /ca.crt} and alarms answer from. Safe to share. */
final class ReadinessStatus implements GatewayStatus {
    private final CertificateAuthority authority;
    private final DataPath data;
    private final Journal journal;
    private final StateStore store;
    private final ShadowAlarm alarm;

    ReadinessStatus(
            CertificateAuthority authority,
            DataPath data,
            Journal journal,
            StateStore store,
            ShadowAlarm alarm) {
        this.authority = authority;
        this.data = data;
        this.journal = journal;
        this.store = store;
        this.alarm = alarm;
    }

    @Override
    public String caPem() {
        return authority.certificatePem();
    }

    @Override
    public String caFingerprint() {
        return authority.fingerprint();
    }

    @Override
    public List<String> notReady() {
        if (data.draining()) {
            return List.of("draining");
        }
        List<String> problems = new ArrayList<>();
        if (!data.listening()) {
            problems.add("a listener is down");
        }
        if (!journal.writable()) {
            problems.add("the journal cannot be written");
        }
        if (!store.healthy()) {
            problems.add("the store does not answer");
        }
        return problems;
    }

    @Override
    public ShadowAlarm.Counts shadowCheck() {
        return alarm.counts();
    }
}
