package org.clawpatrol.proxy.protocol.http;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.clawpatrol.dsl.config.EndpointConfig;
import org.clawpatrol.dsl.config.HostPort;

/**
 * What a request is about, besides its head.
 *
 * @param origin what the {@code Host} field names
 * @param placeholder what the profile says agents write where they mean the credential
 * @param body what was read of it
 * @param fingerprint empty when the body was not read
 * @param patience how long the origin may be silent while it owes an answer
 */
record UpstreamSubject(
        EndpointConfig endpoint,
        HostPort origin,
        Optional<String> placeholder,
        CapturedBody body,
        Supplier<Optional<String>> fingerprint,
        Duration patience,
        InstantSource clock) {}
