package org.clawpatrol.proxy.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.load.LoadResult;
import org.clawpatrol.dsl.load.PolicyLoader;
import org.clawpatrol.proxy.Gateway;
import org.clawpatrol.proxy.GatewayException;
import org.clawpatrol.proxy.GatewayState;
import org.clawpatrol.proxy.control.RunningGateways;
import org.clawpatrol.proxy.operator.OperatorAccounts;
import org.clawpatrol.proxy.operator.PasswordChange;
import org.clawpatrol.proxy.operator.SetupToken;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gateway}: runs the gateway until it is told to stop. */
@Command(
        name = "gateway",
        description = "Run the gateway.",
        footer = {
            "",
            "Example:  clawpatrol gateway gateway.hcl",
            "",
            "SIGHUP reads the configuration again; SIGINT and SIGTERM stop cleanly: actions under way"
                    + " get five seconds, unless the signal comes a second time.",
            "Exit codes: 0 stopped cleanly, 1 could not start, 2 wrong arguments or no such file."
        })
final class GatewayCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(
            index = "0",
            paramLabel = "CONFIG",
            description = "A gateway.hcl or a folder of .hcl files.")
    private Path config = Path.of("");

    @Option(
            names = "--set-dashboard-password",
            paramLabel = "PW",
            description =
                    "Store the dashboard password, then start. `-` reads it from standard input, so"
                            + " that it does not show in the list of processes.")
    private @Nullable String password;

    @Option(
            names = "--reset-dashboard-password",
            description = "Forget the dashboard password, then start; wins over the other flag.")
    private boolean reset;

    @Mixin private VariableOptions variables = new VariableOptions();

    GatewayCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Configuration loaded = new ConfigurationFiles(terminal, variables).requireRunnable(config);
        CountDownLatch stop = new CountDownLatch(1);
        try {
            changePassword(loaded);
            try (Gateway gateway = Gateway.start(start(loaded));
                    var registration =
                            new RunningGateways(UserFolders.configuration(terminal))
                                    .register(config, loaded.gateway().stateDir())) {
                Signals.on("INT", () -> stop(stop, gateway));
                Signals.on("TERM", () -> stop(stop, gateway));
                Signals.on("HUP", gateway::reload);
                new StartUpReport(gateway, config).print(terminal.err());
                stop.await();
                terminal.err().println("clawpatrol: stopping");
            }
        } catch (GatewayException e) {
            throw new CommandFailure(ExitCode.FAILED, String.valueOf(e.getMessage()), e);
        }
        return ExitCode.OK;
    }

    /** Asked once, it lets actions end; asked again, it cuts them off. */
    private static void stop(CountDownLatch stop, Gateway gateway) {
        if (stop.getCount() == 0) {
            gateway.hurry();
        }
        stop.countDown();
    }

    private Gateway.Start start(Configuration loaded) {
        PolicyLoader loader = new PolicyLoader(terminal.environment(), variables.values());
        return new Gateway.Start(
                config,
                loaded,
                path -> loader.load(path).runnable(),
                this::report,
                terminal.environment(),
                Version.current().number());
    }

    private void report(LoadResult failed) {
        terminal.err().print(terminal.rendered(failed.diagnostics()));
    }

    private void changePassword(Configuration loaded) throws IOException, GatewayException {
        if (!reset && password == null) {
            return;
        }
        try (GatewayState state = GatewayState.open(loaded.gateway(), terminal.environment())) {
            OperatorAccounts accounts =
                    new OperatorAccounts(
                            state.store().operators(),
                            SetupToken.generate(new java.security.SecureRandom()),
                            InstantSource.system());
            if (reset) {
                accounts.reset();
            } else if (accounts.change(givenPassword())
                    instanceof PasswordChange.Rejected(var reason)) {
                throw new CommandFailure(ExitCode.FAILED, reason);
            }
        }
    }

    private String givenPassword() throws IOException {
        String given = String.valueOf(password);
        return given.equals("-")
                ? new String(terminal.in().readAllBytes(), StandardCharsets.UTF_8).strip()
                : given;
    }
}
