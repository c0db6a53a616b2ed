package org.clawpatrol.proxy.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.config.EndpointConfig;
import org.clawpatrol.dsl.draw.Sketch;
import org.clawpatrol.dsl.draw.Sketcher;
import org.clawpatrol.dsl.draw.TreeDot;
import org.clawpatrol.dsl.draw.TreeMermaid;
import org.clawpatrol.dsl.draw.TreeSvg;
import org.clawpatrol.dsl.draw.TreeText;
import org.clawpatrol.dsl.source.NearestName;
import org.clawpatrol.engine.policy.EndpointPolicy;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code policy tree}: the decision trees that the rules were compiled to. */
@Command(
        name = "tree",
        description = "Draw the decision tree that the rules of an endpoint were compiled to.",
        footer = {
            "",
            "Example:  clawpatrol policy tree gateway.hcl --endpoint api --format svg > api.svg",
            "",
            "Exit codes: 0 drawn, 2 the configuration does not load or the endpoint is not clear."
        })
final class TreeCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(
            index = "0",
            paramLabel = "CONFIG",
            description = "A gateway.hcl or a folder of .hcl files.")
    private Path config = Path.of("");

    @Option(
            names = "--endpoint",
            paramLabel = "NAME",
            description = "The endpoint, by its name or as type.name (default: all, as text).")
    private @Nullable String endpoint;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "text, dot, mermaid or svg (default: text).")
    private Format format = Format.text;

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "Draw at most so many nodes of a tree (default: ${DEFAULT-VALUE}).")
    private int limit = 200;

    @Mixin private VariableOptions variables = new VariableOptions();

    /** As the user writes them. */
    @SuppressWarnings("MemberName") // the names are what is typed
    enum Format {
        text,
        dot,
        mermaid,
        svg
    }

    TreeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (limit < 1) {
            throw new CommandFailure(ExitCode.USAGE, "--limit must be at least 1");
        }
        Configuration configuration =
                new ConfigurationFiles(terminal, variables).requireQuietly(config, ExitCode.USAGE);
        List<EndpointConfig> chosen = chosen(configuration);
        for (EndpointConfig each : chosen) {
            configuration.policy().endpoint(each.name()).ifPresent(rules -> draw(each, rules));
        }
        return ExitCode.OK;
    }

    private List<EndpointConfig> chosen(Configuration configuration) {
        List<EndpointConfig> all = List.copyOf(configuration.endpoints().values());
        if (endpoint == null) {
            if (format != Format.text && all.size() > 1) {
                throw new CommandFailure(
                        ExitCode.USAGE, "say which with --endpoint: " + names(all));
            }
            return all;
        }
        String wanted = endpoint;
        List<EndpointConfig> found =
                all.stream()
                        .filter(
                                each ->
                                        each.name().equals(wanted)
                                                || each.typedName().equals(wanted))
                        .toList();
        if (found.isEmpty()) {
            String near =
                    NearestName.of(wanted, configuration.endpoints().keySet())
                            .map(name -> "did you mean " + name + "?")
                            .orElse("there are: " + names(all));
            throw new CommandFailure(ExitCode.USAGE, "no endpoint " + wanted + "; " + near);
        }
        return found;
    }

    private static String names(List<EndpointConfig> all) {
        return String.join(", ", all.stream().map(EndpointConfig::typedName).toList());
    }

    private void draw(EndpointConfig at, EndpointPolicy rules) {
        Sketch sketch = new Sketcher(rules, limit).sketch();
        String drawn =
                switch (format) {
                    case text -> headline(at, rules) + TreeText.of(sketch, terminal.style()) + "\n";
                    case dot -> TreeDot.of(sketch);
                    case mermaid -> TreeMermaid.of(sketch);
                    case svg -> TreeSvg.of(sketch, "Decision tree of " + at.typedName());
                };
        terminal.out().print(drawn);
        if (sketch.cut()) {
            terminal.err()
                    .println(
                            at.typedName()
                                    + ": not everything is drawn; see more with --limit "
                                    + 10L * limit);
        }
    }

    private static String headline(EndpointConfig at, EndpointPolicy rules) {
        int every = rules.tree().unindexed().size();
        return String.format(
                Locale.ROOT,
                "%s: %,d %s%s%n",
                at.typedName(),
                rules.rules().size(),
                rules.rules().size() == 1 ? "rule" : "rules",
                every == 0 ? "" : String.format(Locale.ROOT, ", %,d no switch can sort", every));
    }
}
