package org.clawpatrol.proxy.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.proxy.replay.Candidate;
import org.clawpatrol.proxy.replay.ReplayJson;
import org.clawpatrol.proxy.replay.ReplayReport;
import org.clawpatrol.proxy.replay.ReplayText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/** {@code policy replay}: what another policy would have made of recorded actions. */
@Command(
        name = "replay",
        description = "Decide recorded actions under another policy and show what would change.",
        footer = {
            "",
            "Nothing is sent and nobody is asked. A gateway may be writing the journal meanwhile.",
            "",
            "Example:  clawpatrol policy replay new.hcl --journal ~/.clawpatrol --since 7d",
            "",
            "Exit codes: 0 done, 1 what --fail-on-change or --no-new-access rule out was found,",
            "2 wrong arguments, a configuration that does not load, or no journal."
        })
final class ReplayCommand implements Callable<Integer> {
    private static final int GROUPS = 20;

    private final Terminal terminal;

    @Parameters(
            index = "0",
            paramLabel = "CONFIG",
            description = "The policy to try: a gateway.hcl or a folder of .hcl files.")
    private Path config = Path.of("");

    @Mixin private JournalOptions journal = new JournalOptions();

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "Show this many kinds of change (default ${DEFAULT-VALUE}).")
    private int limit = GROUPS;

    @Option(names = "--fail-on-change", description = "Exit with 1 if anything would change.")
    private boolean failOnChange;

    @Option(
            names = "--no-new-access",
            description =
                    "Exit with 1 if what was denied or had to be approved would be allowed, or"
                            + " could be as far as the journal tells.")
    private boolean noNewAccess;

    @Option(names = "--json", description = "Print one JSON object instead.")
    private boolean json;

    @Mixin private VariableOptions variables = new VariableOptions();

    ReplayCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        if (limit < 0) {
            throw new CommandFailure(ExitCode.USAGE, "--limit: write a number from 0 on");
        }
        Configuration configuration =
                new ConfigurationFiles(terminal, variables).requireQuietly(config, ExitCode.USAGE);
        Candidate candidate = new Candidate(configuration);
        ReplayReport report = new ReplayReport();
        report.ended(journal.read(terminal, record -> report.add(record, candidate.judge(record))));
        terminal.out()
                .print(
                        json
                                ? JsonMapper.shared()
                                                .writeValueAsString(ReplayJson.of(report, limit))
                                        + "\n"
                                : ReplayText.of(report, limit));
        terminal.out().flush();
        if (noNewAccess || failOnChange) {
            report.uncompared().forEach(why -> terminal.err().println("not compared: " + why));
        }
        return failed(report) ? ExitCode.FAILED : ExitCode.OK;
    }

    private boolean failed(ReplayReport report) {
        boolean opens = noNewAccess && report.newAccess().isPresent();
        if (opens) {
            terminal.err().println("--no-new-access: " + report.newAccess().orElse(""));
        }
        return opens || (failOnChange && report.changes());
    }
}
