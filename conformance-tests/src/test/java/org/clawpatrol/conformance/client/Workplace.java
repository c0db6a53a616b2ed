package org.clawpatrol.conformance.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.clawpatrol.conformance.lab.Device;
import org.clawpatrol.conformance.lab.Finished;
import org.clawpatrol.conformance.lab.Lab;
import org.clawpatrol.conformance.lab.LabPolicy;
import org.clawpatrol.conformance.lab.PemIdentity;
import org.clawpatrol.conformance.lab.SecretForms;
import org.clawpatrol.conformance.lab.Trust;

/** A gateway before one real server, and a device whose programs reach it. */
final class Workplace implements AutoCloseable {
    private final Path agentFolder;
    private final Lab lab;
    private final Device device;

    private Workplace(Path agentFolder, Lab lab, Device device) {
        this.agentFolder = agentFolder;
        this.lab = lab;
        this.device = device;
    }

    /** Makes the server's certificate in {@code server/} and trusts it in {@code agent/}. */
    static PemIdentity identity(Path folder) throws Exception {
        Path server = Files.createDirectories(folder.resolve("server"));
        Trust trust = Trust.create();
        Files.writeString(
                Files.createDirectories(folder.resolve("agent")).resolve("server-ca.pem"),
                trust.pem());
        return trust.identity(server, Lab.HOST);
    }

    /** Starts the gateway in {@code agent/}; the folder holds nothing that shows the secret. */
    static Workplace open(Path folder, int serverPort, String rules) throws Exception {
        Path agentFolder = folder.resolve("agent");
        String frame =
                LabPolicy.frame()
                        .replaceAll(".*default_profile.*\n", "")
                        .replace("origin-ca.pem", "server-ca.pem")
                        .replace("@PORT@", String.valueOf(serverPort));
        Lab lab = Lab.withFile(agentFolder, frame + rules);
        return new Workplace(agentFolder, lab, Device.joined(lab));
    }

    /**
     * The same with an {@code aws_credential} whose secret key is the secret, and any path.
     *
     * @param environment of every process: the other slots, and what the agent's programs need
     */
    static Workplace withAwsKey(
            Path folder, int serverPort, String rules, Map<String, String> environment)
            throws Exception {
        Path agentFolder = folder.resolve("agent");
        String frame =
                LabPolicy.frame()
                        .replaceAll(".*default_profile.*\n", "")
                        .replace(
                                "\"origin-ca.pem\"",
                                "\"server-ca.pem\"\n  path_normalization = \"off\"")
                        .replace("bearer_token", "aws_credential")
                        .replace("@PORT@", String.valueOf(serverPort));
        Map<String, String> variables = new HashMap<>(environment);
        variables.put("CLAWPATROL_SECRET_API_TOKEN_SECRET_ACCESS_KEY", Lab.SECRET);
        Lab lab = Lab.withFile(agentFolder, frame + rules, variables);
        return new Workplace(agentFolder, lab, Device.joined(lab));
    }

    static String url(String path) {
        return "https://" + Lab.HOST + path;
    }

    Path folder() {
        return agentFolder;
    }

    Lab lab() {
        return lab;
    }

    Device device() {
        return device;
    }

    /** Runs a program that must succeed and must not show the secret. */
    String succeeds(String... words) throws Exception {
        Finished program = finished(words);
        assertThat(program.code()).as(program.out() + program.err()).isZero();
        return program.out();
    }

    /** Runs a program that must not show the secret. */
    Finished finished(String... words) throws Exception {
        Finished program = device.run(words);
        assertThat(program.out() + program.err()).doesNotContainPattern(Lab.anyFormOfSecret());
        return program;
    }

    /** Nothing that the agent can read shows the secret. */
    void secretIsNowhere() throws Exception {
        assertThat(SecretForms.filesWith(Lab.anyFormOfSecret(), agentFolder)).isEmpty();
        assertThat(lab.gateway().log()).doesNotContainPattern(Lab.anyFormOfSecret());
    }

    @Override
    public void close() throws Exception {
        lab.close();
    }
}
