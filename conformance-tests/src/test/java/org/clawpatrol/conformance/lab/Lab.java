package org.clawpatrol.conformance.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;

/**
 * One gateway process with everything around it: an origin that records, a policy, a folder of its
 * own, an operator. The agent holds {@link #PLACEHOLDER}; only the origin may see {@link #SECRET}.
 */
public final class Lab implements AutoCloseable {
    public static final String HOST = "api.lab.test";
    public static final String SECRET = "Lab+Secret/9f8e7d6c5b4a39281706==";
    public static final String PLACEHOLDER = "placeholder-the-agent-holds";

    private final Path folder;
    private final Trust trust;
    private final Origin origin;
    private final Product product;
    private RunningGateway gateway;
    private int operators;

    private Lab(Path folder, String policyFrame, Map<String, String> environment) throws Exception {
        this.folder = folder;
        this.trust = Trust.create();
        this.origin = Origin.start(trust.server(HOST));
        Files.writeString(folder.resolve("origin-ca.pem"), trust.pem());
        Files.writeString(config(), policyFrame.replace("@PORT@", String.valueOf(origin.port())));
        Path home = Files.createDirectory(folder.resolve("home"));
        Map<String, String> variables = new HashMap<>(environment);
        variables.put("CLAWPATROL_SECRET_API_TOKEN", SECRET);
        this.product = new Product(home, folder, variables);
        this.gateway = start();
    }

    /** With {@link LabPolicy#RULES}. */
    public static Lab start(Path folder) throws Exception {
        return withRules(folder, LabPolicy.RULES);
    }

    public static Lab withRules(Path folder, String rules) throws Exception {
        return withFile(folder, LabPolicy.frame() + rules);
    }

    /** With a whole file; {@code @PORT@} stands for the origin's port. */
    public static Lab withFile(Path folder, String file) throws Exception {
        return withFile(folder, file, Map.of());
    }

    /** The same, with more variables for every process. */
    public static Lab withFile(Path folder, String file, Map<String, String> environment)
            throws Exception {
        return new Lab(folder, file, environment);
    }

    private RunningGateway start() throws IOException, InterruptedException {
        return RunningGateway.awaited(
                product.start(Product.command("gateway", config().toString())));
    }

    /** Starts the gateway again on the same state. */
    public void restart() throws IOException, InterruptedException {
        gateway.close();
        gateway = start();
    }

    public Path folder() {
        return folder;
    }

    public Path config() {
        return folder.resolve("gateway.hcl");
    }

    public Path state() {
        return folder.resolve("state");
    }

    public Origin origin() {
        return origin;
    }

    public Product product() {
        return product;
    }

    public RunningGateway gateway() {
        return gateway;
    }

    /** TLS of a client that trusts the gateway. */
    public SSLContext agentTrust()
            throws IOException, InterruptedException, GeneralSecurityException {
        return Trust.client(authority());
    }

    private String authority() throws IOException, InterruptedException {
        return new Operator(gateway.dashboard(), "").get("/ca.crt").body();
    }

    /** A file with the certificate of the gateway's authority, as agents fetch it. */
    public Path authority(Path in) throws IOException, InterruptedException {
        return Files.writeString(in.resolve("gateway-ca.pem"), authority());
    }

    /** An agent in a tunnel to the protected host. */
    public Agent agent() throws Exception {
        return agent(HOST);
    }

    public Agent agent(String host) throws Exception {
        return Agent.tunnel(gateway.proxy(), agentTrust(), host);
    }

    /** An operator with a fresh API token. */
    public Operator operator() throws IOException, InterruptedException {
        return new Operator(gateway.dashboard(), operatorToken());
    }

    /** A fresh API token of an operator. */
    String operatorToken() throws IOException, InterruptedException {
        return said(product.call(
                        "operators",
                        "create-token",
                        "--config",
                        config().toString(),
                        "lab" + ++operators))
                .strip();
    }

    /**
     * Stores a secret as an operator does.
     *
     * @param words name of the credential, then options
     */
    public void store(String secret, String... words) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of("credentials", "set"));
        all.addAll(List.of(words));
        all.addAll(List.of("--config", config().toString()));
        said(product.callWithInput(secret, all.toArray(String[]::new)));
    }

    private static String said(Finished program) throws IOException {
        if (program.code() != 0) {
            throw new IOException(program.err());
        }
        return program.out();
    }

    /** A request of the protected host. */
    public static String request(String methodAndTarget, String... fields) {
        StringBuilder text =
                new StringBuilder(methodAndTarget + " HTTP/1.1\r\nHost: " + HOST + "\r\n");
        for (String field : fields) {
            text.append(field).append("\r\n");
        }
        return text.append("\r\n").toString();
    }

    /** A request with a body of known length. */
    public static String post(String target, String body, String... fields) {
        String head = request("POST " + target, fields);
        return head.substring(0, head.length() - 2)
                + "Content-Length: "
                + body.length()
                + "\r\n\r\n"
                + body;
    }

    /** Whether a text shows the secret in any usual form. */
    public static Pattern anyFormOfSecret() {
        return SecretForms.of(SECRET);
    }

    @Override
    public void close() throws Exception {
        try (origin) {
            gateway.close();
        }
    }
}
