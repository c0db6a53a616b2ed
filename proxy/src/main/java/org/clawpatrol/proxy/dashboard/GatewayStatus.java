package org.clawpatrol.proxy.dashboard;

import java.util.List;
import org.clawpatrol.proxy.flow.ShadowAlarm;

/** What the gateway tells about itself. Safe to share. */
public interface GatewayStatus {

    /** The certificate agents must trust, as PEM. */
    String caPem();

    /** SHA-256 of that certificate, in the form shown to people. */
    String caFingerprint();

    /** What is not ready, in words; empty when everything is. */
    List<String> notReady();

    /** What comparing live decisions with the rules in order has found; for operators only. */
    ShadowAlarm.Counts shadowCheck();
}
