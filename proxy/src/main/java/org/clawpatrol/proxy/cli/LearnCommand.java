package org.clawpatrol.proxy.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.clawpatrol.proxy.journal.RecordReader;
import org.clawpatrol.proxy.learn.Learner;
import org.clawpatrol.proxy.learn.Proposal;
import org.clawpatrol.proxy.learn.ProposalHcl;
import org.clawpatrol.proxy.learn.ProposalJson;
import org.clawpatrol.proxy.learn.TooMuchTrafficException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code policy learn}: rules for the traffic there was. */
@Command(
        name = "learn",
        description = "Propose rules that allow what a journal says was allowed, and nothing else.",
        footer = {
            "",
            "Read them before you use them: what was allowed is not always what should be.",
            "",
            "Example:  clawpatrol policy learn --journal ~/.clawpatrol --endpoint tracker",
            "",
            "Exit codes: 0 done, 2 wrong arguments, no journal, or too much different traffic."
        })
final class LearnCommand implements Callable<Integer> {
    private static final Pattern NAME = Pattern.compile("[a-z_]+\\.[A-Za-z_][A-Za-z0-9_-]*");

    /** Paths come from agents and may hold characters that turn a terminal's lines round. */
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private final Terminal terminal;

    @Mixin private JournalOptions journal = new JournalOptions();

    @Option(
            names = "--approver",
            paramLabel = "TYPE.NAME",
            description = "Who is to be asked where somebody was (default ${DEFAULT-VALUE}).")
    private String approver = "builtin.dashboard";

    @Option(names = "--json", description = "Print one JSON object instead.")
    private boolean json;

    LearnCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        if (!NAME.matcher(approver).matches()) {
            throw new CommandFailure(
                    ExitCode.USAGE, "--approver: write type.name, such as builtin.dashboard");
        }
        Learner learner = new Learner();
        try {
            RecordReader.Unread unread = journal.read(terminal, learner::add);
            print(learner.proposal(approver), unread);
        } catch (TooMuchTrafficException e) {
            throw new CommandFailure(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
        }
        return ExitCode.OK;
    }

    private void print(Proposal proposal, RecordReader.Unread unread) {
        if (json) {
            terminal.out().println(JSON.writeValueAsString(ProposalJson.of(proposal, unread)));
        } else {
            if (unread.erased() + unread.unreadable() > 0) {
                terminal.err()
                        .println(
                                "not read: %d erased, %d unreadable"
                                        .formatted(unread.erased(), unread.unreadable()));
            }
            terminal.out().print(ProposalHcl.of(proposal));
        }
        terminal.out().flush();
    }
}
