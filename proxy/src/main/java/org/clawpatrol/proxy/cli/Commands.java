package org.clawpatrol.proxy.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The tree of all commands. */
final class Commands {
    private static final int WIDTH = 100;

    private Commands() {}

    /** Ready to run. */
    static CommandLine all(Terminal terminal) {
        CommandLine root = tree(terminal);
        FlagSpelling.accept(root);
        Objects.requireNonNull(root.getSubcommands().get("run")).setStopAtPositional(true);
        root.setOut(writer(terminal.out()));
        root.setErr(writer(terminal.err()));
        root.setUsageHelpWidth(WIDTH);
        // The help shows one spelling of each flag: it is made from the tree as it was declared.
        root.setHelpFactory(
                (spec, colors) -> new CommandLine.Help(declared(terminal, spec), colors));
        root.setExecutionExceptionHandler(new Failures(terminal));
        root.setParameterExceptionHandler(new UsageErrors(terminal));
        return root;
    }

    private static CommandSpec declared(Terminal terminal, CommandSpec spec) {
        CommandLine found = tree(terminal);
        found.setUsageHelpWidth(WIDTH);
        List<String> names = List.of(spec.qualifiedName(" ").split(" "));
        for (String name : names.subList(1, names.size())) {
            found = Objects.requireNonNull(found.getSubcommands().get(name), name);
        }
        return found.getCommandSpec();
    }

    private static CommandLine tree(Terminal terminal) {
        CommandLine root = group("clawpatrol", "A policy-as-code firewall for AI agents.");
        add(root, "gateway", new GatewayCommand(terminal));
        add(root, "demo", new DemoCommand(terminal));
        add(root, "run", new RunCommand(terminal));
        add(root, "join", new JoinCommand(terminal));
        add(root, "env", new EnvCommand(terminal));
        add(root, "status", new StatusCommand(terminal));
        add(root, "reload", new ReloadCommand(terminal));
        CommandLine credentials = group("credentials", "Set the secrets of credentials.");
        add(credentials, "set", new CredentialsSetCommand(terminal));
        root.addSubcommand(credentials);
        CommandLine operators =
                group("operators", "Give scripts access to the gateway's dashboard.");
        add(operators, "create-token", new OperatorTokenCommand(terminal));
        root.addSubcommand(operators);
        add(root, "validate", new ValidateCommand(terminal));
        add(root, "test", new TestCommand(terminal));
        CommandLine policy = group("policy", "Check, test and try policies.");
        add(policy, "check", new ValidateCommand(terminal));
        add(policy, "test", new PolicyTestCommand(terminal));
        add(policy, "eval", new EvalCommand(terminal));
        add(policy, "facts", new FactsCommand(terminal));
        add(policy, "syntax", new SyntaxCommand(terminal));
        root.addSubcommand(policy);
        CommandLine audit = group("audit", "Look after the journal.");
        add(audit, "verify", new AuditVerifyCommand(terminal));
        root.addSubcommand(audit);
        add(root, "version", new VersionCommand(terminal));
        add(root, "help", new HelpCommand(terminal));
        root.getCommandSpec()
                .usageMessage()
                .footer(
                        "",
                        "Start here:   clawpatrol demo",
                        "Each command explains itself:   clawpatrol COMMAND --help",
                        "Exit codes: 0 done, 1 the answer is no, 2 it could not be asked.");
        root.getCommandSpec()
                .addOption(
                        OptionSpec.builder("-v", "--version")
                                .versionHelp(true)
                                .description("Print the version.")
                                .build());
        root.getCommandSpec().version(Version.current().line());
        explainEach(root);
        return root;
    }

    private static void add(CommandLine group, String name, Object command) {
        CommandLine line = new CommandLine(command);
        line.getCommandSpec().name(name);
        group.addSubcommand(line);
    }

    private static void explainEach(CommandLine command) {
        command.getCommandSpec()
                .addOption(
                        OptionSpec.builder("-h", "--help")
                                .usageHelp(true)
                                .description("Explain this command.")
                                .build());
        command.getSubcommands().values().forEach(Commands::explainEach);
    }

    private static PrintWriter writer(java.io.PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }

    /** A command that only has commands below it. */
    private static CommandLine group(String name, String description) {
        CommandSpec spec = CommandSpec.create().name(name);
        spec.usageMessage().description(description);
        return new CommandLine(spec);
    }
}
