package org.clawpatrol.proxy.tls;

/** What an agent's TLS proved about who it is. */
public sealed interface DeviceProof {

    /** It showed no certificate. */
    record None() implements DeviceProof {}

    /**
     * It holds the key of a valid certificate.
     *
     * @param id of the device that the certificate is for; nobody looked yet whether there is one
     */
    record Device(String id) implements DeviceProof {}

    /**
     * It showed a certificate that proves nothing.
     *
     * @param reason for operators; may name the certificate
     */
    record Invalid(String reason) implements DeviceProof {}
}
