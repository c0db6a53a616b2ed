package org.clawpatrol.proxy.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.clawpatrol.proxy.run.ChildEnvironment;
import org.clawpatrol.proxy.run.DeviceFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code env}: shell exports for programs that are not started by {@code run}. */
@Command(
        name = "env",
        description = "Print shell exports of the CA variables and of what the gateway pushes.",
        footer = {
            "",
            "Use:  eval \"$(clawpatrol env)\"",
            "Exit codes: 0 all printed, 1 the gateway's list could not be fetched, 2 not joined."
        })
final class EnvCommand implements Callable<Integer> {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final Terminal terminal;

    @Mixin private DeviceFolder folder = new DeviceFolder();

    EnvCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        DeviceFiles files = folder.files(terminal);
        if (!Files.isReadable(files.caCertificate())) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "no CA certificate at "
                            + files.caCertificate()
                            + "; join a gateway first: clawpatrol join --local");
        }
        ChildEnvironment variables = new ChildEnvironment(files);
        try {
            variables.prepareTrust();
        } catch (GeneralSecurityException e) {
            terminal.err().println("clawpatrol: using the bare CA file: " + e.getMessage());
        }
        Map<String, String> ca = variables.caVariables();
        ca.forEach(this::export);
        return pushed(files, ca);
    }

    private int pushed(DeviceFiles files, Map<String, String> ca)
            throws IOException, InterruptedException {
        try (HttpClient client =
                HttpClient.newBuilder()
                        .proxy(HttpClient.Builder.NO_PROXY)
                        .connectTimeout(Duration.ofSeconds(5))
                        .build()) {
            HttpRequest request =
                    HttpRequest.newBuilder(
                                    URI.create(files.gatewayUrl().orElse("") + "/api/env-pushdown"))
                            .timeout(Duration.ofSeconds(5))
                            .header("Authorization", "Bearer " + files.apiToken().orElse(""))
                            .build();
            HttpResponse<String> answer =
                    client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                terminal.err()
                        .println(
                                "clawpatrol: the gateway answered "
                                        + answer.statusCode()
                                        + " for its variables");
                return ExitCode.FAILED;
            }
            print(JsonMapper.shared().readTree(answer.body()), ca);
            return ExitCode.OK;
        } catch (IOException | IllegalArgumentException e) {
            terminal.err()
                    .println(
                            "clawpatrol: the gateway's variables could not be fetched; is it running?");
            return ExitCode.FAILED;
        }
    }

    private void print(JsonNode list, Map<String, String> ca) {
        for (JsonNode variable : list.path("vars")) {
            String name = variable.path("name").asString("");
            if (!NAME.matcher(name).matches() || ca.containsKey(name)) {
                continue;
            }
            String description = oneLine(variable.path("description").asString(""));
            String type = oneLine(variable.path("plugin_type").asString(""));
            if (!description.isEmpty()) {
                terminal.out().println("# " + description + (type.isEmpty() ? "" : " — " + type));
            }
            export(name, variable.path("value").asString(""));
        }
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ");
    }

    /** Single quotes: nothing in the value is special to the shell. */
    private void export(String name, String value) {
        terminal.out().println("export " + name + "='" + value.replace("'", "'\\''") + "'");
    }
}
