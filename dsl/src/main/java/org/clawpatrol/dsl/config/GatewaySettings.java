package org.clawpatrol.dsl.config;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * The {@code gateway} block, defaults applied.
 *
 * @param stateDir absolute
 * @param keyFile absolute; the master key that encrypts what rests in {@code stateDir}
 * @param dashboardListen empty when switched {@code "off"}
 * @param publicUrl without trailing slash; may be empty
 * @param logPath absolute; the file that gets a copy of every record
 * @param proxy the explicit proxy, when configured
 * @param timeZone the zone in which conditions read the hour and the day
 * @param policyShadowCheck one in so many decisions is compared with the rules in order; 0 for none
 * @param upstreamProxy the proxy that origins are reached through
 */
public record GatewaySettings(
        Path stateDir,
        Path keyFile,
        Optional<HostPort> dashboardListen,
        String publicUrl,
        Duration dashboardSessionTtl,
        Optional<ProxySettings> proxy,
        Limits limits,
        Optional<Path> logPath,
        ZoneId timeZone,
        int policyShadowCheck,
        Optional<UpstreamProxy> upstreamProxy) {

    /** Settings without a copy of the records and without shadow check, in UTC. */
    public GatewaySettings(
            Path stateDir,
            Path keyFile,
            Optional<HostPort> dashboardListen,
            String publicUrl,
            Duration dashboardSessionTtl,
            Optional<ProxySettings> proxy,
            Limits limits) {
        this(
                stateDir,
                keyFile,
                dashboardListen,
                publicUrl,
                dashboardSessionTtl,
                proxy,
                limits,
                Optional.empty(),
                ZoneOffset.UTC,
                0,
                Optional.empty());
    }

    /**
     * The explicit proxy.
     *
     * @param listen CONNECT and absolute-form requests
     * @param tlsListen direct TLS for clients that cannot speak CONNECT
     * @param defaultProfile profile of loopback peers that do not prove themselves
     * @param clientCa PEM text: who shows a certificate of this authority at {@code tlsListen} is
     *     the device it is for
     */
    public record ProxySettings(
            HostPort listen,
            Optional<HostPort> tlsListen,
            Optional<String> defaultProfile,
            Optional<String> clientCa) {

        /** Without certificates of devices. */
        public ProxySettings(
                HostPort listen, Optional<HostPort> tlsListen, Optional<String> defaultProfile) {
            this(listen, tlsListen, defaultProfile, Optional.empty());
        }
    }

    /**
     * @param bodyBuffer inspection cap in bytes, at least 1
     * @param bodyStorage stored sample per action in bytes, at least 1
     * @param requests past which a request is refused
     * @param connections past which a connection is refused
     * @param origins how long origins are waited for and connections to them are kept
     */
    public record Limits(
            long bodyBuffer,
            long bodyStorage,
            RequestLimits requests,
            ConnectionLimits connections,
            OriginLimits origins) {

        /** With the standard limits of origins. */
        public Limits(
                long bodyBuffer,
                long bodyStorage,
                RequestLimits requests,
                ConnectionLimits connections) {
            this(bodyBuffer, bodyStorage, requests, connections, OriginLimits.standard());
        }

        /** With the standard limits of requests and connections. */
        public Limits(long bodyBuffer, long bodyStorage) {
            this(bodyBuffer, bodyStorage, RequestLimits.standard(), ConnectionLimits.standard());
        }
    }
}
