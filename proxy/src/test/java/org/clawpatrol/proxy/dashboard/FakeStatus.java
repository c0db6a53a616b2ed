package org.clawpatrol.proxy.dashboard;

import java.util.List;

/** A status tests set. */
final class FakeStatus implements GatewayStatus {
    volatile List<String> notReady = List.of();

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
}
