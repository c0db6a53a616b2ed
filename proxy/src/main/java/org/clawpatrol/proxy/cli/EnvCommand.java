package org.clawpatrol.proxy.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.util.concurrent.Callable;
import org.clawpatrol.proxy.run.ChildEnvironment;
import org.clawpatrol.proxy.run.DeviceApi;
import org.clawpatrol.proxy.run.DeviceFiles;
import org.clawpatrol.proxy.run.GatewayVariables;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** {@code env}: shell exports for programs that are not started by {@code run}. */
@Command(
        name = "env",
        description = "Print shell exports of the CA variables and of what the gateway pushes.",
        footer = {
            "",
            "Use:  eval \"$(clawpatrol env)\"",
            "      clawpatrol env --kubeconfig > kubeconfig",
            "      KUBECONFIG=kubeconfig clawpatrol run -- kubectl get pods",
            "Exit codes: 0 all printed, 1 the gateway's list could not be fetched, 2 not joined."
        })
final class EnvCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin private DeviceFolder folder = new DeviceFolder();

    @Option(
            names = "--kubeconfig",
            description =
                    "Print a kubeconfig file for the profile's clusters instead; it holds no secret.")
    private boolean kubeconfig;

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
        if (kubeconfig) {
            return kubeconfig(files);
        }
        ChildEnvironment variables = new ChildEnvironment(files);
        try {
            variables.prepareTrust();
        } catch (GeneralSecurityException e) {
            terminal.err().println("clawpatrol: using the bare CA file: " + e.getMessage());
        }
        variables.caVariables().forEach(this::export);
        return pushed(files);
    }

    private int kubeconfig(DeviceFiles files) throws InterruptedException {
        try {
            JsonNode clusters =
                    new DeviceApi(files).get("/api/clusters", "clusters").path("clusters");
            if (clusters.isEmpty()) {
                terminal.err()
                        .println("clawpatrol: this device's profile has no `kubernetes` endpoint");
            }
            terminal.out().print(new Kubeconfig(files.caCertificate()).text(clusters));
            terminal.out().flush();
            return ExitCode.OK;
        } catch (IOException e) {
            terminal.err().println("clawpatrol: " + e.getMessage());
            return ExitCode.FAILED;
        }
    }

    private int pushed(DeviceFiles files) throws InterruptedException {
        try {
            GatewayVariables.missing(GatewayVariables.ask(files), terminal.environment())
                    .forEach(this::print);
            return ExitCode.OK;
        } catch (IOException e) {
            terminal.err().println("clawpatrol: " + e.getMessage());
            return ExitCode.FAILED;
        }
    }

    private void print(GatewayVariables.Variable variable) {
        String description = oneLine(variable.description());
        String type = oneLine(variable.type());
        if (!description.isEmpty()) {
            terminal.out().println("# " + description + (type.isEmpty() ? "" : " \u2014 " + type));
        }
        export(variable.name(), variable.value());
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ");
    }

    /** Single quotes: nothing in the value is special to the shell. */
    private void export(String name, String value) {
        terminal.out().println("export " + name + "='" + value.replace("'", "'\\''") + "'");
    }
}
