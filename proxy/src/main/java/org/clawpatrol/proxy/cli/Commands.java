package org.clawpatrol.proxy.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/** The tree of all commands. */
final class Commands {
    private Commands() {}

    static CommandLine all(Terminal terminal) {
        CommandLine root =
                group(terminal, "clawpatrol", "A policy-as-code firewall for AI agents.")
                        .addSubcommand("gateway", new GatewayCommand(terminal))
                        .addSubcommand("demo", new DemoCommand(terminal))
                        .addSubcommand("run", new RunCommand(terminal))
                        .addSubcommand("join", new JoinCommand(terminal))
                        .addSubcommand("env", new EnvCommand(terminal))
                        .addSubcommand("status", new StatusCommand(terminal))
                        .addSubcommand("reload", new ReloadCommand(terminal))
                        .addSubcommand(credentials(terminal))
                        .addSubcommand(operators(terminal))
                        .addSubcommand("validate", new ValidateCommand(terminal))
                        .addSubcommand("test", new TestCommand(terminal))
                        .addSubcommand(policy(terminal))
                        .addSubcommand(audit(terminal))
                        .addSubcommand("version", new VersionCommand(terminal))
                        .addSubcommand("help", new HelpCommand(terminal));
        root.getCommandSpec()
                .usageMessage()
                .footer(
                        "",
                        "Start here:   clawpatrol demo",
                        "Each command explains itself:   clawpatrol COMMAND --help",
                        "Exit codes: 0 done, 1 the answer is no, 2 it could not be asked.");
        root.getCommandSpec()
                .addOption(
                        CommandLine.Model.OptionSpec.builder("-v", "--version", "-version")
                                .versionHelp(true)
                                .description("Print the version.")
                                .build());
        root.getCommandSpec().version(Version.current().line());
        return configured(terminal, root);
    }

    private static CommandLine configured(Terminal terminal, CommandLine root) {
        root.setOut(writer(terminal.out()));
        root.setErr(writer(terminal.err()));
        root.setStopAtPositional(true);
        root.setExecutionExceptionHandler(new Failures(terminal));
        explainEach(root);
        return root;
    }

    private static void explainEach(CommandLine command) {
        command.getCommandSpec()
                .addOption(
                        CommandLine.Model.OptionSpec.builder("-h", "--help", "-help")
                                .usageHelp(true)
                                .description("Explain this command.")
                                .build());
        command.getSubcommands().values().forEach(Commands::explainEach);
    }

    private static PrintWriter writer(java.io.PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }

    private static CommandLine credentials(Terminal terminal) {
        return group(terminal, "credentials", "Set the secrets of credentials.")
                .addSubcommand("set", new CredentialsSetCommand(terminal));
    }

    private static CommandLine operators(Terminal terminal) {
        return group(terminal, "operators", "People and scripts that run the gateway.")
                .addSubcommand("create-token", new OperatorTokenCommand(terminal));
    }

    private static CommandLine policy(Terminal terminal) {
        return group(terminal, "policy", "Check, test and try policies.")
                .addSubcommand("check", new ValidateCommand(terminal))
                .addSubcommand("test", new PolicyTestCommand(terminal))
                .addSubcommand("eval", new EvalCommand(terminal));
    }

    private static CommandLine audit(Terminal terminal) {
        return group(terminal, "audit", "Look after the journal.")
                .addSubcommand("verify", new AuditVerifyCommand(terminal));
    }

    /** A command that only has commands below it. */
    private static CommandLine group(Terminal terminal, String name, String description) {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(new Group(terminal)).name(name);
        spec.usageMessage().description(description);
        return new CommandLine(spec);
    }

    /** Typed without a command below: says what there is. */
    @Command
    private static final class Group implements java.util.concurrent.Callable<Integer> {
        private final Terminal terminal;

        Group(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() {
            terminal.err().println("a command is missing; see --help");
            return ExitCode.USAGE;
        }
    }
}
