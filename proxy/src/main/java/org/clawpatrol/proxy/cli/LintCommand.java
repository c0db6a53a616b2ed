package org.clawpatrol.proxy.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.clawpatrol.dsl.lint.LintReport;
import org.clawpatrol.dsl.lint.Linter;
import org.clawpatrol.dsl.load.LoadResult;
import org.clawpatrol.dsl.report.DiagnosticJson;
import org.clawpatrol.dsl.report.SarifLog;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.dsl.source.Severity;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/** {@code policy lint}: what is valid in a configuration and still hardly meant. */
@Command(
        name = "lint",
        description = "Report rules that cannot do what they say, and everything validate reports.",
        footer = {
            "",
            "Examples:  clawpatrol policy lint gateway.hcl --deny warnings",
            "           clawpatrol policy lint policies/ --deny L-SHADOWED --allow L-OVERLAP",
            "",
            "Exit codes: 0 nothing, or warnings that are not denied, 1 errors or denied warnings,",
            "2 wrong arguments or no such file."
        })
final class LintCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(
            index = "0",
            paramLabel = "CONFIG",
            description = "A gateway.hcl or a folder of .hcl files.")
    private Path config = Path.of("");

    @Option(names = "--json", description = "Print one JSON object instead.")
    private boolean json;

    @Option(names = "--sarif", description = "Print the diagnostics as a SARIF 2.1.0 log instead.")
    private boolean sarif;

    @Mixin private LintOptions options = new LintOptions();

    @Mixin private VariableOptions variables = new VariableOptions();

    LintCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (json && sarif) {
            throw new CommandFailure(
                    ExitCode.USAGE, "`--json` and `--sarif` exclude each other: give one of them");
        }
        options.check();
        LoadResult loaded = new ConfigurationFiles(terminal, variables).load(config);
        LintReport report = new Linter().lint(loaded);
        List<Diagnostic> shown = report.diagnostics().stream().filter(options::shows).toList();
        boolean failed = shown.stream().anyMatch(options::fails);
        if (json) {
            print(asJson(report, shown, !failed));
        } else if (sarif) {
            print(new SarifLog(Version.current().number()).of(shown));
        } else {
            terminal.err().print(terminal.rendered(shown));
            terminal.err().flush();
            terminal.out().println(summary(report, shown));
        }
        return failed ? ExitCode.FAILED : ExitCode.OK;
    }

    private void print(Map<String, Object> object) {
        terminal.out().println(JsonMapper.shared().writeValueAsString(object));
    }

    private Map<String, Object> asJson(LintReport report, List<Diagnostic> shown, boolean ok) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("ok", ok);
        object.put("path", config.toString());
        object.put("rules", report.rules());
        object.put("errors", count(shown, Severity.ERROR));
        object.put("warnings", count(shown, Severity.WARNING));
        object.put("diagnostics", DiagnosticJson.of(shown));
        return object;
    }

    private static String summary(LintReport report, List<Diagnostic> shown) {
        long errors = count(shown, Severity.ERROR);
        long warnings = count(shown, Severity.WARNING);
        String rules = counted(report.rules(), "rule");
        if (shown.isEmpty()) {
            return "nothing found, " + rules;
        }
        long files =
                shown.stream()
                        .flatMap(diagnostic -> diagnostic.span().stream())
                        .map(span -> span.source().name())
                        .distinct()
                        .count();
        String found =
                errors == 0
                        ? counted(warnings, "warning")
                        : counted(errors, "error") + " and " + counted(warnings, "warning");
        return "%s in %s, %s".formatted(found, counted(files, "file"), rules);
    }

    private static long count(List<Diagnostic> diagnostics, Severity severity) {
        return diagnostics.stream().filter(each -> each.severity() == severity).count();
    }

    private static String counted(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
