package org.clawpatrol.proxy.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.clawpatrol.dsl.source.VisibleText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/** {@code policy fmt}: one layout for every file. */
@Command(
        name = "fmt",
        description =
                "Lay out HCL files and the conditions in them, without changing what they say.",
        footer = {
            "",
            "PATH is a file, a folder (its .hcl files), or `-`: standard input, laid out on standard",
            "output. Without PATH: the current folder. Prints the names of the files it changed.",
            "",
            "Examples:  clawpatrol policy fmt",
            "           clawpatrol policy fmt --check --diff --recursive policies/",
            "",
            "Exit codes: 0 done, 1 --check found files to format, 2 a file has errors (it stays as it",
            "is; the others are formatted) or could not be read or written, or wrong arguments."
        })
final class FmtCommand implements Callable<Integer> {
    private static final String STANDARD_INPUT = "-";

    private final Terminal terminal;

    @Parameters(arity = "0..*", paramLabel = "PATH", description = "Files or folders, or `-`.")
    private List<Path> paths = List.of();

    @Option(names = "--recursive", description = "Go into the folders of folders.")
    private boolean recursive;

    @Option(names = "--check", description = "Write nothing; fail if a file is to be formatted.")
    private boolean check;

    @Option(names = "--diff", description = "Write nothing; print what would change.")
    private boolean diff;

    @Option(names = "--json", description = "Print one JSON object instead.")
    private boolean json;

    FmtCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        if (json && diff) {
            throw new CommandFailure(
                    ExitCode.USAGE, "`--json` and `--diff` exclude each other: give one of them");
        }
        List<FormattedFile> files =
                paths.contains(Path.of(STANDARD_INPUT)) ? standardInput() : files();
        if (json) {
            print(files);
        }
        if (files.stream().anyMatch(FormattedFile::failed)) {
            return ExitCode.USAGE;
        }
        return check && files.stream().anyMatch(FormattedFile::changes)
                ? ExitCode.FAILED
                : ExitCode.OK;
    }

    private List<FormattedFile> standardInput() throws IOException {
        if (paths.size() > 1) {
            throw new CommandFailure(ExitCode.USAGE, "`-` stands alone: give no other PATH");
        }
        FormattedFile file = FormattedFile.of(STANDARD_INPUT, terminal.in().readAllBytes());
        if (json || check || diff) {
            return List.of(shown(file));
        }
        terminal.err().print(terminal.rendered(file.result().diagnostics()));
        terminal.out().print(file.text());
        terminal.out().flush();
        return List.of(file);
    }

    private List<FormattedFile> files() throws IOException {
        return new HclFiles(recursive)
                .of(paths.isEmpty() ? List.of(Path.of("")) : paths).stream()
                        .map(FormattedFile::of)
                        .map(file -> check || diff ? file : file.written())
                        .map(this::shown)
                        .toList();
    }

    private FormattedFile shown(FormattedFile file) {
        if (json) {
            return file;
        }
        terminal.err().print(terminal.rendered(file.result().diagnostics()));
        terminal.err().flush();
        if (diff) {
            terminal.out().print(coloured(file.diff()));
            terminal.out().flush();
        } else if (file.changes()) {
            terminal.out().println(VisibleText.of(file.name()));
        }
        return file;
    }

    private String coloured(String shown) {
        return terminal.style().colour()
                ? shown.replaceAll("(?m)^(-.*)$", "\u001b[31m$1\u001b[0m")
                        .replaceAll("(?m)^(\\+.*)$", "\u001b[32m$1\u001b[0m")
                        .replaceAll("(?m)^(@@ .*)$", "\u001b[36m$1\u001b[0m")
                : shown;
    }

    private void print(List<FormattedFile> files) {
        Map<String, Object> object = new LinkedHashMap<>();
        boolean failed = files.stream().anyMatch(FormattedFile::failed);
        long changed = files.stream().filter(FormattedFile::changes).count();
        object.put("ok", !failed && !(check && changed > 0));
        object.put("changed", changed);
        object.put("files", files.stream().map(FormattedFile::asJson).toList());
        terminal.out().println(JsonMapper.shared().writeValueAsString(object));
    }
}
