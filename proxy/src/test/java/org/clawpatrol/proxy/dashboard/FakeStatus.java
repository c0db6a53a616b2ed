package org.clawpatrol.proxy.dashboard;

import java.util.List;
import org.clawpatrol.proxy.flow.ShadowAlarm;

/** A status tests set. */
final class FakeStatus implements GatewayStatus {
    volatile List<String> notReady = List.of();
    volatile ShadowAlarm.Counts shadowCheck = new ShadowAlarm.Counts(0, 0);

    @Override
    public String caPem() {
        return "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
    }

    @Override
    public String caFingerprint() {
        return "AB:CD";
    }

    @Override
    public List<String> notReady() {
        return notReady;
    }

    @Override
    public ShadowAlarm.Counts shadowCheck() {
        return shadowCheck;
    }
}
