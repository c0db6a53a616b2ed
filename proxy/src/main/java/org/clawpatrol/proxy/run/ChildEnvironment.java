package org.clawpatrol.proxy.run;

import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The environment variables that point a program's TLS and proxy settings at the gateway. */
public final class ChildEnvironment {
    private static final List<String> BUNDLE_VARIABLES =
            List.of(
                    "SSL_CERT_FILE",
                    "REQUESTS_CA_BUNDLE",
                    "CURL_CA_BUNDLE",
                    "GIT_SSL_CAINFO",
                    "DENO_CERT",
                    "PIP_CERT",
                    "AWS_CA_BUNDLE",
                    "GRPC_DEFAULT_SSL_ROOTS_FILE_PATH");
    private static final List<String> PROXY_VARIABLES =
            List.of(
                    "HTTPS_PROXY",
                    "https_proxy",
                    "HTTP_PROXY",
                    "http_proxy",
                    "ALL_PROXY",
                    "all_proxy");

    private static final String NODE_ROOTS = "NODE_EXTRA_CA_CERTS";
    private static final List<String> ALSO_OURS =
            List.of(NODE_ROOTS, "NO_PROXY", "no_proxy", "NODE_USE_ENV_PROXY", "JAVA_TOOL_OPTIONS");

    private final DeviceFiles files;

    public ChildEnvironment(DeviceFiles files) {
        this.files = files;
    }

    /** Writes the bundle and the trust store when they are older than the CA certificate. */
    public void prepareTrust() throws IOException, GeneralSecurityException {
        if (current(files.caBundle()) && current(files.javaTrustStore())) {
            return;
        }
        TrustedRoots roots = TrustedRoots.withGateway(Files.readString(files.caCertificate()));
        DeviceFiles.replace(files.caBundle(), roots.pemBundle(), "rw-r--r--");
        DeviceFiles.replace(files.javaTrustStore(), roots.javaTrustStore(), "rw-r--r--");
    }

    private boolean current(java.nio.file.Path derived) throws IOException {
        return Files.exists(derived)
                && Files.getLastModifiedTime(derived)
                                .compareTo(Files.getLastModifiedTime(files.caCertificate()))
                        >= 0;
    }

    /** The CA variables, in the order they are printed. They always override the operator's own. */
    public Map<String, String> caVariables() {
        String bundle =
                (Files.isReadable(files.caBundle()) ? files.caBundle() : files.caCertificate())
                        .toString();
        Map<String, String> variables = new LinkedHashMap<>();
        BUNDLE_VARIABLES.forEach(name -> variables.put(name, bundle));
        variables.put(NODE_ROOTS, files.caCertificate().toString());
        return variables;
    }

    /** Whether a variable is what points a program at the gateway, which nobody else may set. */
    static boolean isOurs(String name) {
        return BUNDLE_VARIABLES.contains(name)
                || PROXY_VARIABLES.contains(name)
                || ALSO_OURS.contains(name);
    }

    /**
     * Applies everything a child of {@code run} needs.
     *
     * @param environment the child's environment, changed in place
     * @param relayPort loopback port of the private relay
     */
    public void apply(Map<String, String> environment, int relayPort) {
        environment.putAll(caVariables());
        String proxy = "http://127.0.0.1:" + relayPort;
        PROXY_VARIABLES.forEach(name -> environment.put(name, proxy));
        environment.remove("NO_PROXY");
        environment.remove("no_proxy");
        environment.put("NODE_USE_ENV_PROXY", "1");
        environment.merge(
                "JAVA_TOOL_OPTIONS", javaOptions(relayPort), (own, ours) -> own + " " + ours);
    }

    private String javaOptions(int relayPort) {
        return "-Dhttp.proxyHost=127.0.0.1 -Dhttp.proxyPort="
                + relayPort
                + " -Dhttps.proxyHost=127.0.0.1 -Dhttps.proxyPort="
                + relayPort
                + " -Dhttp.nonProxyHosts= -Djavax.net.ssl.trustStore="
                + quoted(files.javaTrustStore().toString())
                + " -Djavax.net.ssl.trustStoreType=PKCS12 -Djavax.net.ssl.trustStorePassword="
                + TrustedRoots.STORE_PASSWORD;
    }

    /** JAVA_TOOL_OPTIONS splits at blanks outside quotes. */
    private static String quoted(String value) {
        return value.indexOf(' ') < 0 ? value : "\"" + value + "\"";
    }
}
