package org.clawpatrol.proxy.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.load.LoadResult;
import org.clawpatrol.dsl.report.DiagnosticJson;
import org.clawpatrol.dsl.report.SarifLog;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/** {@code validate}, also {@code policy check}: loads a configuration and reports. */
@Command(
        name = "validate",
        description = "Load a configuration and report every problem in it.",
        footer = {
            "",
            "Example:  clawpatrol validate gateway.hcl",
            "",
            "Creates no state and contacts nobody.",
            "Exit codes: 0 it loads, 1 it has errors, 2 wrong arguments or no such file."
        })
final class ValidateCommand extends PluginCacheOption implements Callable<Integer> {
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

    @Mixin private VariableOptions variables = new VariableOptions();

    ValidateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (json && sarif) {
            throw new CommandFailure(
                    ExitCode.USAGE, "`--json` and `--sarif` exclude each other: give one of them");
        }
        LoadResult result = new ConfigurationFiles(terminal, variables).load(config);
        if (json) {
            print(asJson(result));
        } else if (sarif) {
            print(new SarifLog(Version.current().number()).of(result.diagnostics()));
        } else {
            terminal.err().print(terminal.rendered(result.diagnostics()));
            result.configuration().ifPresent(this::describe);
        }
        return result.configuration().isPresent() ? ExitCode.OK : ExitCode.FAILED;
    }

    private void print(Map<String, Object> object) {
        terminal.out().println(JsonMapper.shared().writeValueAsString(object));
    }

    private void describe(Configuration loaded) {
        terminal.out()
                .println(
                        "ok: "
                                + config
                                + " — "
                                + loaded.endpoints().size()
                                + " endpoints across "
                                + loaded.profiles().size()
                                + " profile(s)");
        List<String> lines = new ConfigurationSummary(loaded).lines();
        terminal.out().print(String.join("\n", lines) + (lines.isEmpty() ? "" : "\n"));
    }

    private Map<String, Object> asJson(LoadResult result) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("ok", result.configuration().isPresent());
        object.put("path", config.toString());
        result.configuration()
                .ifPresent(
                        loaded -> {
                            object.put("endpoints", loaded.endpoints().size());
                            object.put("profiles", loaded.profiles().size());
                            object.put("loaded", new ConfigurationSummary(loaded).json());
                        });
        object.put("diagnostics", DiagnosticJson.of(result.diagnostics()));
        return object;
    }
}
