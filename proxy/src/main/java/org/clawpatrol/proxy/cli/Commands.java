package org.clawpatrol.proxy.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The tree of commands: all of them, or what one command line needs. One thread. */
final class Commands {
    private static final int WIDTH = 100;
    private static final String ROOT = "clawpatrol";

    private final Terminal terminal;
    private final List<String> only;

    /**
     * @param only the words of the one command that is built, one or two; none for all commands
     */
    private Commands(Terminal terminal, List<String> only) {
        this.terminal = terminal;
        this.only = only;
    }

    /** Ready to run. */
    static CommandLine all(Terminal terminal) {
        return new Commands(terminal, List.of()).ready();
    }

    /**
     * Ready to run a command line of these words, which is most of the tree less to build; all
     * commands when there is none of that name.
     */
    static CommandLine of(Terminal terminal, List<String> words) {
        if (words.isEmpty()) {
            return all(terminal);
        }
        List<String> only = words.subList(0, Math.min(words.size(), 2));
        CommandLine root = new Commands(terminal, only).ready();
        CommandLine first = root.getSubcommands().get(words.getFirst());
        return first == null || (isGroup(first) && !builds(first, only)) ? all(terminal) : root;
    }

    private static boolean isGroup(CommandLine command) {
        return !(command.getCommand() instanceof Callable);
    }

    private static boolean builds(CommandLine group, List<String> words) {
        return words.size() == 2 && group.getSubcommands().containsKey(words.getLast());
    }

    private CommandLine ready() {
        CommandLine root = tree();
        FlagSpelling.accept(root);
        Optional.ofNullable(root.getSubcommands().get("run"))
                .ifPresent(run -> run.setStopAtPositional(true));
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
        CommandLine found = new Commands(terminal, List.of()).tree();
        found.setUsageHelpWidth(WIDTH);
        List<String> names = List.of(spec.qualifiedName(" ").split(" "));
        for (String name : names.subList(1, names.size())) {
            found = Objects.requireNonNull(found.getSubcommands().get(name), name);
        }
        return found.getCommandSpec();
    }

    private CommandLine tree() {
        CommandLine root = group(ROOT, "A policy-as-code firewall for AI agents.");
        add(root, "gateway", GatewayCommand::new);
        add(root, "demo", DemoCommand::new);
        add(root, "run", RunCommand::new);
        add(root, "join", JoinCommand::new);
        add(root, "env", EnvCommand::new);
        add(root, "status", StatusCommand::new);
        add(root, "reload", ReloadCommand::new);
        CommandLine credentials = group("credentials", "Set, list and test secrets.");
        add(credentials, "list", CredentialsListCommand::new);
        add(credentials, "set", CredentialsSetCommand::new);
        add(credentials, "test", CredentialsTestCommand::new);
        root.addSubcommand(credentials);
        CommandLine operators =
                group("operators", "Give scripts access to the gateway's dashboard.");
        add(operators, "create-token", OperatorTokenCommand::new);
        root.addSubcommand(operators);
        add(root, "validate", ValidateCommand::new);
        add(root, "test", TestCommand::new);
        CommandLine policy = group("policy", "Check, test and try policies.");
        add(policy, "check", ValidateCommand::new);
        add(policy, "lint", LintCommand::new);
        add(policy, "fmt", FmtCommand::new);
        add(policy, "test", PolicyTestCommand::new);
        add(policy, "diff", DiffCommand::new);
        add(policy, "bench", BenchCommand::new);
        add(policy, "eval", EvalCommand::new);
        add(policy, "facts", FactsCommand::new);
        add(policy, "explain", ExplainCommand::new);
        add(policy, "tree", TreeCommand::new);
        add(policy, "replay", ReplayCommand::new);
        add(policy, "learn", LearnCommand::new);
        add(policy, "syntax", SyntaxCommand::new);
        root.addSubcommand(policy);
        CommandLine audit = group("audit", "Look after the journal.");
        add(audit, "verify", AuditVerifyCommand::new);
        root.addSubcommand(audit);
        add(root, "version", VersionCommand::new);
        add(root, "help", HelpCommand::new);
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
        root.getCommandSpec().versionProvider(() -> new String[] {Version.current().line()});
        explainEach(root);
        return root;
    }

    private void add(CommandLine group, String name, Function<Terminal, Object> command) {
        if (!wanted(group.getCommandName(), name)) {
            return;
        }
        CommandLine line = new CommandLine(command.apply(terminal));
        line.getCommandSpec().name(name);
        group.addSubcommand(line);
    }

    private boolean wanted(String group, String name) {
        if (only.isEmpty()) {
            return true;
        }
        boolean below = only.getFirst().equals(group);
        return group.equals(ROOT)
                ? only.getFirst().equals(name)
                : below && only.size() == 2 && only.getLast().equals(name);
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
