package org.clawpatrol.proxy.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.clawpatrol.dsl.hcl.HclReader;
import org.clawpatrol.dsl.source.Diagnostics;
import org.clawpatrol.dsl.source.Source;
import org.clawpatrol.dsl.source.SourceBytes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code policy syntax}: how files are read, before anything in them is understood. */
@Command(
        name = "syntax",
        description = "Show the syntax tree of HCL files, or what is wrong with their syntax.",
        footer = {
            "",
            "Example:  clawpatrol policy syntax gateway.hcl --json",
            "",
            "FILE `-` is standard input. With --batch, each line of standard input is one JSON",
            "object {name, kind: \"config\"|\"template\", hcl | hcl_b64} and is answered by one line.",
            "Exit codes: 0 all are well-formed, 1 one is not, 2 wrong arguments or no such file."
        })
final class SyntaxCommand implements Callable<Integer> {
    private static final Path STANDARD_INPUT = Path.of("-");

    private final Terminal terminal;

    @Parameters(arity = "0..*", paramLabel = "FILE", description = "Files of HCL.")
    private List<Path> files = List.of();

    @Option(names = "--json", description = "Print one JSON object a file instead.")
    private boolean json;

    @Option(names = "--batch", description = "Answer requests from standard input.")
    private boolean batch;

    SyntaxCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        if (batch != files.isEmpty()) {
            throw new CommandFailure(ExitCode.USAGE, "give either --batch or at least one FILE");
        }
        if (batch) {
            return new SyntaxBatch(terminal).run();
        }
        int exitCode = ExitCode.OK;
        for (Path file : files) {
            exitCode = Math.max(exitCode, show(file));
        }
        return exitCode;
    }

    private int show(Path file) throws IOException {
        byte[] bytes =
                file.equals(STANDARD_INPUT) ? terminal.in().readAllBytes() : GivenFile.bytes(file);
        Source source = SourceBytes.lenient(file.toString(), bytes);
        if (json) {
            SyntaxAnswer answer = SyntaxAnswer.ofFile(source);
            terminal.out().println(answer.line());
            return answer.ok() ? ExitCode.OK : ExitCode.FAILED;
        }
        Diagnostics diagnostics = new Diagnostics();
        var body = new HclReader(SyntaxAnswer.LIMITS).read(source, diagnostics);
        terminal.err().print(terminal.rendered(diagnostics.all()));
        if (files.size() > 1 && body.isPresent()) {
            terminal.out().println("file " + file);
        }
        body.map(found -> SyntaxAnswer.deep(() -> new SyntaxOutline().of(found)))
                .ifPresent(terminal.out()::print);
        return body.isPresent() ? ExitCode.OK : ExitCode.FAILED;
    }
}
