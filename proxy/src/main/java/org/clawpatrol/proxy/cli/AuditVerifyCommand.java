package org.clawpatrol.proxy.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.clawpatrol.proxy.journal.JournalVerifier;
import org.clawpatrol.proxy.journal.Verification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** {@code audit verify}: checks the chain of the journal. */
@Command(
        name = "verify",
        description = "Check that no record of the journal was changed, removed or reordered.",
        footer = {
            "",
            "Example:  clawpatrol audit verify --config gateway.hcl",
            "",
            "Exit codes: 0 the chain is whole, 1 it is broken (the first place is named), 2 no journal."
        })
final class AuditVerifyCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin private StateFolder state = new StateFolder();

    @Option(names = "--json", description = "Print one JSON object instead.")
    private boolean json;

    AuditVerifyCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws java.io.IOException {
        Path folder = state.find(terminal).resolve("journal");
        if (!Files.isDirectory(folder)) {
            throw new CommandFailure(ExitCode.USAGE, "no journal at " + folder);
        }
        Verification found = new JournalVerifier(folder).verify(0);
        terminal.out().println(json ? JsonMapper.shared().writeValueAsString(found) : text(found));
        return found.intact() ? ExitCode.OK : ExitCode.FAILED;
    }

    private static String text(Verification found) {
        String counts =
                found.lines()
                        + " records in "
                        + found.segments()
                        + " segment(s): "
                        + found.intents()
                        + " intents ("
                        + found.openIntents()
                        + " without outcome), "
                        + found.refusals()
                        + " refusals";
        return found.firstBreak()
                .map(
                        broken ->
                                "BROKEN at "
                                        + broken.file()
                                        + ":"
                                        + broken.line()
                                        + ": "
                                        + broken.problem()
                                        + "; before it "
                                        + counts)
                .orElse("ok: " + counts + "; head " + found.head());
    }
}
