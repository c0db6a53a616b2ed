package org.clawpatrol.proxy.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.diff.DiffJson;
import org.clawpatrol.dsl.diff.DiffMarkdown;
import org.clawpatrol.dsl.diff.DiffText;
import org.clawpatrol.dsl.diff.NewAccessGate;
import org.clawpatrol.dsl.diff.PolicyDiff;
import org.clawpatrol.dsl.diff.PolicyDifference;
import org.clawpatrol.dsl.diff.WitnessFiles;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code policy diff}: what two configurations decide differently. */
@Command(
        name = "diff",
        description = "Show which actions two configurations decide differently.",
        footer = {
            "",
            "Examples:  clawpatrol policy diff main/gateway.hcl gateway.hcl",
            "           clawpatrol policy diff old/ new/ --no-new-access --markdown",
            "",
            "Exit codes: 0 compared, 1 a flag that fails was violated, 2 it could not be compared."
        })
final class DiffCommand implements Callable<Integer> {
    private static final int MOST_SHOWN = 50;
    private static final int MOST_SECONDS = 3_600;

    /** Texts of a policy may hold characters that turn a terminal's lines round. */
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private final Terminal terminal;

    @Parameters(
            index = "0",
            paramLabel = "OLD",
            description = "A gateway.hcl or a folder of .hcl files.")
    private Path before = Path.of("");

    @Parameters(index = "1", paramLabel = "NEW", description = "The same, as it is to become.")
    private Path after = Path.of("");

    @Option(
            names = "--no-new-access",
            description =
                    "Exit with 1 if anything is possible that was not, or easier than it was.")
    private boolean noNewAccess;

    @Option(names = "--exit-code", description = "Exit with 1 if there is any difference.")
    private boolean exitCode;

    @Option(
            names = "--require-exact",
            description = "Exit with 2 unless it is certain that nothing was missed.")
    private boolean requireExact;

    @Option(names = "--json", description = "Print one JSON object instead.")
    private boolean json;

    @Option(names = "--markdown", description = "Print Markdown for a pull request instead.")
    private boolean markdown;

    @Option(
            names = "--witnesses",
            paramLabel = "DIR",
            description = "Write an action of each class there, as a test of NEW.")
    private @Nullable Path witnesses;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "Search for at most so long (default: ${DEFAULT-VALUE}).")
    private int seconds = 20;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Of random actions (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Mixin private VariableOptions variables = new VariableOptions();

    DiffCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        check();
        ConfigurationFiles files = new ConfigurationFiles(terminal, variables);
        Configuration old = files.requireQuietly(before, ExitCode.USAGE);
        Configuration fresh = files.requireQuietly(after, ExitCode.USAGE);
        Progress progress = Progress.on(terminal);
        PolicyDifference difference =
                new PolicyDiff(
                                FixtureReplay.readers(),
                                new PolicyDiff.Limits(
                                        Duration.ofSeconds(seconds), seed, System::nanoTime),
                                progress)
                        .compare(old, fresh);
        progress.end();
        // Before anything is said: what cannot be written is no answer.
        int written = witnesses == null ? 0 : WitnessFiles.write(difference, witnesses);
        print(difference);
        if (witnesses != null) {
            terminal.err().println("wrote " + written + " witnesses to " + witnesses);
        }
        return code(difference);
    }

    private void check() {
        if (json && markdown) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "`--json` and `--markdown` exclude each other: give one of them");
        }
        if (seconds < 1 || seconds > MOST_SECONDS) {
            throw new CommandFailure(ExitCode.USAGE, "--seconds must be from 1 to " + MOST_SECONDS);
        }
    }

    private void print(PolicyDifference difference) {
        NewAccessGate gate = NewAccessGate.of(difference);
        boolean caution = noNewAccess && gate.holdsWithinBounds();
        if (json) {
            Map<String, Object> object = DiffJson.of(difference);
            if (noNewAccess) {
                object.put("no_new_access", gate.tree());
            }
            terminal.out().println(JSON.writeValueAsString(object));
        } else if (markdown) {
            String notice = caution ? "`--no-new-access` " + gate.words() : "";
            terminal.out().print(DiffMarkdown.of(difference, MOST_SHOWN, notice));
        } else {
            terminal.out().print(DiffText.of(difference, MOST_SHOWN));
            if (caution) {
                terminal.out().println("--no-new-access: " + gate.words());
            }
        }
        terminal.out().flush();
    }

    /** The exit code, with a line on standard error for each flag that has something to say. */
    private int code(PolicyDifference difference) {
        NewAccessGate gate = NewAccessGate.of(difference);
        boolean opens = noNewAccess && !gate.holds();
        boolean differs = exitCode && !difference.isEmpty();
        boolean unproven = requireExact && !difference.isExact();
        if (opens || (noNewAccess && gate.holdsWithinBounds() && !unproven)) {
            terminal.err().println("--no-new-access: " + gate.words());
        }
        if (differs) {
            terminal.err().println("--exit-code: " + DiffText.summary(difference));
        }
        if (unproven) {
            terminal.err().println("--require-exact: not proven at " + gate.places());
        }
        if (opens || differs) {
            return ExitCode.FAILED;
        }
        return unproven ? ExitCode.USAGE : ExitCode.OK;
    }
}
