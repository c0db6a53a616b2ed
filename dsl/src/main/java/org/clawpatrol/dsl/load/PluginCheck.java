package org.clawpatrol.dsl.load;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.clawpatrol.dsl.schema.DecodedBlock;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.dsl.source.Diagnostics;

/** Checks plugin declarations as far as that is possible without starting one. One thread. */
final class PluginCheck {
    private static final String ID = "C-PLUGIN";
    private static final String GITHUB = "github.com/";
    private static final Pattern REPOSITORY =
            Pattern.compile("github\\.com/[A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+");
    private static final Pattern CONSTRAINT =
            Pattern.compile(
                    "\\s*(?:=|!=|>|>=|<|<=|~>)?\\s*v?\\d{1,9}(?:\\.\\d{1,9}){0,2}"
                            + "(?:-[0-9A-Za-z.-]+)?(?:\\+[0-9A-Za-z.-]+)?\\s*");

    private final UserPaths paths;
    private final Optional<Path> stateDir;
    private final Diagnostics diagnostics;
    private final Map<String, DecodedBlock> seen = new HashMap<>();

    /**
     * @param stateDir empty when it is not known
     */
    PluginCheck(UserPaths paths, Optional<Path> stateDir, Diagnostics diagnostics) {
        this.paths = paths;
        this.stateDir = stateDir;
        this.diagnostics = diagnostics;
    }

    void check(DecodedBlock plugin) {
        DecodedBlock earlier = seen.putIfAbsent(plugin.name(), plugin);
        if (earlier != null) {
            diagnostics.add(
                    Diagnostic.error(
                                    "C-PLUGIN-DUP",
                                    plugin.header(),
                                    "plugin `" + plugin.name() + "` is already declared")
                            .note("first declared here", earlier.header()));
        }
        if (!plugin.valid()) {
            return;
        }
        String source = plugin.text("source").orElse("");
        if (source.startsWith(GITHUB)) {
            release(plugin, source);
        } else {
            program(plugin, source);
        }
        for (String path : plugin.texts("read_paths")) {
            readPath(plugin, path);
        }
    }

    private void release(DecodedBlock plugin, String source) {
        if (!REPOSITORY.matcher(source).matches()) {
            report(
                    plugin,
                    "source",
                    "`" + source + "` is no repository",
                    "write `github.com/OWNER/REPOSITORY`, without branch or path");
        }
        List<String> constraints =
                plugin.filled("version")
                        .map(text -> List.of(text.split(",", -1)))
                        .orElse(List.of());
        for (String constraint : constraints) {
            if (!CONSTRAINT.matcher(constraint).matches()) {
                report(
                        plugin,
                        "version",
                        "`" + constraint.strip() + "` is no constraint on a version",
                        "write for example `~> 1.2` or `>= 1.2, < 2`");
            }
        }
    }

    private void program(DecodedBlock plugin, String source) {
        for (String attribute : List.of("version", "provenance")) {
            if (plugin.filled(attribute).isPresent()) {
                report(
                        plugin,
                        attribute,
                        "`" + attribute + "` needs a GitHub source",
                        "remove it, or set `source` to `github.com/OWNER/REPOSITORY`");
            }
        }
        Optional<Path> program = paths.absolute(source);
        if (program.isEmpty() || !Files.isRegularFile(program.get())) {
            report(
                    plugin,
                    "source",
                    "there is no program `" + source + "`",
                    "write a path relative to the configuration, or `github.com/OWNER/REPOSITORY`");
        } else if (!Files.isExecutable(program.get())) {
            report(plugin, "source", "`" + source + "` is not executable", "run `chmod +x` on it");
        }
    }

    private void readPath(DecodedBlock plugin, String written) {
        boolean rooted = written.startsWith("/") || written.startsWith("~/");
        Optional<Path> path = paths.absolute(written).filter(found -> rooted);
        if (path.isEmpty()) {
            report(
                    plugin,
                    "read_paths",
                    "`" + written + "` is not absolute",
                    "begin it with `/` or `~/`");
            return;
        }
        boolean state =
                stateDir.filter(dir -> dir.startsWith(path.get()) || path.get().startsWith(dir))
                        .isPresent();
        if (state) {
            report(
                    plugin,
                    "read_paths",
                    "`" + written + "` would let the plugin read the gateway's state",
                    "name folders outside `state_dir`");
        }
    }

    private void report(DecodedBlock plugin, String attribute, String message, String help) {
        diagnostics.add(Diagnostic.error(ID, plugin.span(attribute), message).help(help));
    }
}
