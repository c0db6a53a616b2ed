package org.clawpatrol.proxy.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.clawpatrol.proxy.tls.CertificateAuthority;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ChildEnvironmentTest {
    private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));

    @TempDir private Path home;
    private DeviceFiles files;
    private ChildEnvironment child;

    @BeforeEach
    void join() throws Exception {
        joinIn(home.resolve("device"));
    }

    private void joinIn(Path folder) throws Exception {
        files = new DeviceFiles(folder);
        child = new ChildEnvironment(files);
        files.write("http://127.0.0.1:1", "127.0.0.1:2", newAuthority(), "cpd_device-token");
    }

    private static String newAuthority() throws Exception {
        return CertificateAuthority.create(InstantSource.system(), new SecureRandom())
                .certificatePem();
    }

    private Map<String, String> applied(Map<String, String> own) {
        Map<String, String> environment = new HashMap<>(own);
        child.apply(environment, 4711);
        return environment;
    }

    @Test
    void everyProxyVariable_leadsToTheRelay() {
        assertThat(applied(Map.of("https_proxy", "http://elsewhere.test:1", "HOME", "/h")))
                .containsEntry("HTTPS_PROXY", "http://127.0.0.1:4711")
                .containsEntry("https_proxy", "http://127.0.0.1:4711")
                .containsEntry("all_proxy", "http://127.0.0.1:4711")
                .containsEntry("HOME", "/h");
    }

    @Test
    void exceptionsFromTheProxy_areTakenAway() {
        assertThat(applied(Map.of("NO_PROXY", "*", "no_proxy", "api.test")))
                .doesNotContainKeys("NO_PROXY", "no_proxy");
    }

    @Test
    void ownJavaOptions_stayAheadOfOurs() {
        assertThat(applied(Map.of("JAVA_TOOL_OPTIONS", "-Down=1")))
                .hasEntrySatisfying(
                        "JAVA_TOOL_OPTIONS",
                        options ->
                                assertThat(options)
                                        .startsWith("-Down=1 -Dhttp.proxyHost=127.0.0.1")
                                        .contains("-Dhttps.proxyPort=4711 -Dhttp.nonProxyHosts= "));
    }

    @Test
    void trustStoreBelowABlank_isQuotedForJava() throws Exception {
        joinIn(home.resolve("my device"));
        assertThat(applied(Map.of()).get("JAVA_TOOL_OPTIONS"))
                .contains("trustStore=\"" + files.javaTrustStore() + "\" ");
    }

    @Test
    void token_isInNoVariable() {
        assertThat(applied(Map.of()).values())
                .noneMatch(value -> value.contains("cpd_device-token"));
    }

    @Test
    void trust_isWrittenOnceAndAgainForANewAuthority() throws Exception {
        child.prepareTrust();
        assertThat(child.caVariables())
                .containsEntry("SSL_CERT_FILE", files.caBundle().toString())
                .containsEntry("GRPC_DEFAULT_SSL_ROOTS_FILE_PATH", files.caBundle().toString())
                .containsEntry("NODE_EXTRA_CA_CERTS", files.caCertificate().toString());
        String first = Files.readString(files.caBundle());
        Object written = Files.readAttributes(files.caBundle(), "fileKey").get("fileKey");
        child.prepareTrust();
        assertThat(Files.readAttributes(files.caBundle(), "fileKey").get("fileKey"))
                .isEqualTo(written);

        Files.writeString(files.caCertificate(), newAuthority());
        Files.setLastModifiedTime(files.caBundle(), LONG_AGO);
        child.prepareTrust();
        assertThat(Files.readString(files.caBundle())).isNotEqualTo(first);
    }

    @Test
    void withoutABundle_theAuthorityAloneIsNamed() {
        assertThat(child.caVariables())
                .containsEntry("SSL_CERT_FILE", files.caCertificate().toString());
    }

    @Test
    void brokenAuthority_isAnErrorAndWritesNothing() throws IOException {
        Files.writeString(files.caCertificate(), "not a certificate");
        assertThatThrownBy(child::prepareTrust).isInstanceOf(IOException.class);
        assertThat(files.caBundle()).doesNotExist();
    }
}
