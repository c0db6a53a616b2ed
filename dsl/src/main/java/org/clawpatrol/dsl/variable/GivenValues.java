package org.clawpatrol.dsl.variable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clawpatrol.dsl.hcl.Attribute;
import org.clawpatrol.dsl.hcl.Block;
import org.clawpatrol.dsl.hcl.Body;
import org.clawpatrol.dsl.hcl.HclReader;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.dsl.source.Diagnostics;
import org.clawpatrol.dsl.source.NearestName;
import org.clawpatrol.dsl.source.SourceBytes;

/**
 * Collects the values of variables: the command line wins over files, a later file over an earlier
 * one, files over the environment. A name that is not declared is an error, in the environment a
 * warning, because that is shared. One thread, one use.
 */
final class GivenValues {
    private static final String PREFIX = "CLAWPATROL_VAR_";
    private static final int MOST_BYTES = 1 << 20;

    private final Set<String> declared;
    private final Diagnostics diagnostics;
    private final Map<String, GivenValue> values = new HashMap<>();

    GivenValues(Set<String> declared, Diagnostics diagnostics) {
        this.declared = declared;
        this.diagnostics = diagnostics;
    }

    Map<String, GivenValue> collect(VariableValues given, Map<String, String> environment) {
        environment.forEach(this::environment);
        given.files().forEach(this::file);
        given.texts().forEach(this::text);
        return Map.copyOf(values);
    }

    private void environment(String variable, String text) {
        if (!variable.startsWith(PREFIX)) {
            return;
        }
        String name = variable.substring(PREFIX.length());
        if (declared.contains(name)) {
            values.put(name, new GivenValue.Text(variable, text));
            return;
        }
        Diagnostic unused =
                Diagnostic.globalWarning(
                        "W-VAR-UNUSED", "`" + variable + "` is set, but " + undeclared(name));
        diagnostics.add(unused.help(help(name)));
    }

    private void text(String name, String text) {
        if (declared.contains(name)) {
            values.put(name, new GivenValue.Text("--var " + name, text));
            return;
        }
        Diagnostic unknown =
                Diagnostic.global("C-VAR-UNKNOWN", "`--var " + name + "`: " + undeclared(name));
        diagnostics.add(unknown.help(help(name)));
    }

    private void file(Path file) {
        Optional<Body> body = read(file);
        if (body.isEmpty()) {
            return;
        }
        for (Block block : body.get().blocks()) {
            diagnostics.add(
                    Diagnostic.error(
                                    "C-VAR-FILE",
                                    block.header(),
                                    "a file of values holds attributes only")
                            .help("write `name = value`, one a line"));
        }
        for (Attribute attribute : body.get().attributes()) {
            if (declared.contains(attribute.name())) {
                values.put(attribute.name(), new GivenValue.Written(attribute));
            } else {
                diagnostics.add(
                        Diagnostic.error(
                                        "C-VAR-UNKNOWN",
                                        attribute.nameSpan(),
                                        undeclared(attribute.name()))
                                .help(help(attribute.name())));
            }
        }
    }

    private Optional<Body> read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                report("`--var-file " + file + "` is larger than 1 MiB");
                return Optional.empty();
            }
            return SourceBytes.decode(file.toString(), bytes, diagnostics)
                    .flatMap(source -> new HclReader().read(source, diagnostics));
        } catch (IOException unreadable) {
            report("cannot read `--var-file " + file + "`");
            return Optional.empty();
        }
    }

    private void report(String message) {
        diagnostics.add(Diagnostic.global("C-VAR-FILE", message));
    }

    private static String undeclared(String name) {
        return "no variable `" + name + "` is declared";
    }

    private String help(String name) {
        return NearestName.of(name, declared)
                .map(near -> "did you mean `" + near + "`?")
                .orElse(
                        declared.isEmpty()
                                ? "the configuration declares no variables"
                                : "there are: " + String.join(", ", List.copyOf(declared)));
    }
}
