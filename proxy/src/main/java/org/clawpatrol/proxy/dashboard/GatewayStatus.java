package org.clawpatrol.proxy.dashboard;

import java.util.List;

/** What the gateway tells anyone who asks. Safe to share. */
public interface GatewayStatus {

    /** The certificate agents must trust, as PEM. */
    String caPem();

    /** SHA-256 of that certificate, in the form shown to people. */
    String caFingerprint();

    /** What is not ready, in words; empty when everything is. */
    List<String> notReady();
}
