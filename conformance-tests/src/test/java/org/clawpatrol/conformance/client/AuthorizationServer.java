package org.clawpatrol.conformance.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.clawpatrol.conformance.lab.Finished;
import org.clawpatrol.conformance.lab.PemIdentity;
import org.clawpatrol.conformance.lab.Product;
import org.clawpatrol.conformance.lab.Repository;
import org.clawpatrol.conformance.lab.Trust;

/** A real authorization server, npm's {@code oidc-provider}, and people who log in there. */
final class AuthorizationServer implements AutoCloseable {
    static final String CLIENT_SECRET = "the-clients-own-secret-0123456789";
    private static final NpmPackage PROVIDER =
            new NpmPackage("oidc-provider", "9.13.3", "oidc-provider");

    private final Process process;
    private final int port;
    private final Path roots;
    private final Path log;

    private AuthorizationServer(Process process, int port, Path roots, Path log) {
        this.process = process;
        this.port = port;
        this.roots = roots;
        this.log = log;
    }

    /**
     * Starts one whose access tokens for people last that long.
     *
     * @param roots file with the roots that vouch for the identity
     */
    static AuthorizationServer start(PemIdentity identity, Path roots, int seconds)
            throws IOException, InterruptedException {
        Path log = identity.key().resolveSibling("authorization-server.log");
        ProcessBuilder builder =
                new ProcessBuilder(
                        Node24.program().toString(),
                        script("authorization_server.mjs"),
                        PROVIDER.installed().toString(),
                        identity.certificate().toString(),
                        identity.key().toString());
        builder.environment().put("TTL", String.valueOf(seconds));
        Process process = builder.redirectError(log.toFile()).start();
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        String line = out.readLine();
        if (line == null) {
            throw new IOException("the authorization server did not start: " + log);
        }
        return new AuthorizationServer(process, Integer.parseInt(line), roots, log);
    }

    int port() {
        return port;
    }

    /** As its addresses have it. */
    String authority() {
        return "localhost:" + port;
    }

    /** How many tokens it gave for a grant of that type. */
    long granted(String type) throws IOException {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(("granted " + type)::equals).count();
        }
    }

    String url(String path) {
        return "https://localhost:" + port + path;
    }

    /** A person opens an address; the address where that ends. */
    String browse(String address) throws IOException, InterruptedException {
        return person(List.of(address));
    }

    /** A person types a code on a page. */
    void type(String page, String userCode) throws IOException, InterruptedException {
        String end = person(List.of(page, userCode));
        if (!end.equals("done")) {
            throw new IOException("the code was not taken: " + end);
        }
    }

    private String person(List<String> arguments) throws IOException, InterruptedException {
        List<String> words =
                new ArrayList<>(List.of(Node24.program().toString(), script("person.mjs")));
        words.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(words);
        builder.environment().put("NODE_EXTRA_CA_CERTS", roots.toString());
        Finished finished = Product.finish(builder.start(), "");
        if (finished.code() != 0) {
            throw new IOException(finished.err());
        }
        return finished.out().strip();
    }

    /** What the server itself says of a token (RFC 7662). */
    String introspect(String token)
            throws IOException, InterruptedException, GeneralSecurityException {
        SSLContext trust = Trust.client(Files.readString(roots));
        String basic =
                Base64.getEncoder()
                        .encodeToString(
                                ("robot:" + CLIENT_SECRET).getBytes(StandardCharsets.UTF_8));
        String form = "token=" + URLEncoder.encode(token, StandardCharsets.UTF_8);
        try (HttpClient client = HttpClient.newBuilder().sslContext(trust).build()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create(url("/token/introspection")))
                                    .header("Authorization", "Basic " + basic)
                                    .header("Content-Type", "application/x-www-form-urlencoded")
                                    .POST(HttpRequest.BodyPublishers.ofString(form))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }

    private static String script(String name) {
        return Repository.root()
                .resolve("conformance-tests/src/test/javascript/" + name)
                .toString();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }
}
